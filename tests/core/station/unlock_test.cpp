// The teacher opens another try: one grant for every kiosk, spent once, never by accident.

#include "core/station/unlock.h"

#include "core/station/today.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using station::testing::Classroom;
using station::testing::SimKiosk;

namespace {

const CheckId kAdding("adding");

/// A try that is not yet, with a request for another.
void tryAndAsk(Classroom& room, SimKiosk& kiosk, const StudentId& student, int number, const GrantId& grant = {}) {
  const auto attempt = kiosk.start(student, "adding", number, grant);
  kiosk.handIn(attempt, false);
  kiosk.ask(attempt, "I looked at page 3.");
  must(kiosk.sync());
  static_cast<void>(room);
}

}  // namespace

TEST_CASE("A request is seen on Today, unlocked, and reaches the kiosk") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  const StudentId ada = room.student("001");
  tryAndAsk(room, kiosk, ada, 1);
  const Today before = todayOf(room.station());
  REQUIRE(before.requests.size() == 1);
  CHECK(before.requests[0].who == "Ada Novak");
  CHECK(before.requests[0].number == 2);
  CHECK(before.requests[0].words == "I looked at page 3.");
  CHECK(before.requests[0].missed == std::vector<std::string>{"I can do it."});
  CHECK_FALSE(before.requests[0].usedUp);

  const auto done = unlock(room.station(), ada, kAdding, false);
  REQUIRE(done);
  CHECK(done->number == 2);
  CHECK(todayOf(room.station()).requests.empty());
  must(kiosk.sync());
  REQUIRE(kiosk.grants().size() == 1);
  CHECK(kiosk.grants()[0].grant == done->grant);
  CHECK(kiosk.grants()[0].student == ada);
  CHECK(kiosk.grants()[0].check == kAdding);
}

TEST_CASE("A second press on Unlock opens nothing more") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  tryAndAsk(room, kiosk, room.student("001"), 1);
  must(unlock(room.station(), room.student("001"), kAdding, false));
  const auto again = unlock(room.station(), room.student("001"), kAdding, false);
  REQUIRE_FALSE(again);
  CHECK(again.error().message == "The next try is unlocked already. Let the student start.");
  CHECK(again.error().detail == "unlocked-already");  // its name, for scripts
  must(kiosk.sync());
  CHECK(kiosk.grants().size() == 1);
}

TEST_CASE("What can't be unlocked is refused with the reason") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  const StudentId ada = room.student("001"), sam = room.student("002");
  CHECK(unlock(room.station(), ada, kAdding, false).error().message ==
        "The first try needs no unlock; the student can start. Let the student start.");
  kiosk.handIn(kiosk.start(ada, "adding", 1), true);
  kiosk.start(sam, "adding", 1);
  must(kiosk.sync());
  CHECK(unlock(room.station(), ada, kAdding, false).error().fault == Fault::refused);
  CHECK(unlock(room.station(), sam, kAdding, false).error().message.find("not handed in yet") != std::string::npos);
  CHECK(unlock(room.station(), StudentId("nobody"), kAdding, false).error().fault == Fault::notFound);
  CHECK(unlock(room.station(), ada, CheckId("nothing"), false).error().fault == Fault::notFound);
}

TEST_CASE("Every kiosk hears of the grant, also one that joins later") {
  Classroom room;
  SimKiosk one(room, 1, "Seat 1"), two(room, 2, "Seat 2"), late(room, 3, "Seat 3");
  must(one.pair());
  must(two.pair());
  tryAndAsk(room, one, room.student("001"), 1);
  const auto done = must(unlock(room.station(), room.student("001"), kAdding, false));
  must(late.pair());
  for (SimKiosk* kiosk : {&two, &late}) {
    must(kiosk->sync());
    REQUIRE(kiosk->grants().size() == 1);
    CHECK(kiosk->grants()[0].grant == done.grant);
  }
}

TEST_CASE("A kiosk that joins later hears of a spent grant, too: another one may answer the same try") {
  Classroom room;
  SimKiosk one(room, 1, "Seat 1"), late(room, 2, "Seat 2");
  must(one.pair());
  tryAndAsk(room, one, room.student("001"), 1);
  const auto done = must(unlock(room.station(), room.student("001"), kAdding, false));
  one.start(room.student("001"), "adding", 2, done.grant);
  must(one.sync());
  must(late.pair());
  must(late.sync());
  REQUIRE(late.grants().size() == 1);
  CHECK(late.grants()[0].grant == done.grant);
}

TEST_CASE("Two kiosks spend one grant while offline: both attempts are kept and shown") {
  Classroom room;
  SimKiosk one(room, 1, "Seat 1"), two(room, 2, "Seat 2");
  must(one.pair());
  must(two.pair());
  const StudentId ada = room.student("001");
  tryAndAsk(room, one, ada, 1);
  const auto done = must(unlock(room.station(), ada, kAdding, false));
  one.handIn(one.start(ada, "adding", 2, done.grant), false);
  two.handIn(two.start(ada, "adding", 2, done.grant), true);
  must(one.sync());
  must(two.sync());
  CHECK(must(room.station().facts().attemptsOf(ada, kAdding)).size() == 3);
  CHECK(must(room.station().facts().journeyOf(ada, kAdding)).mastered());
  const auto alarms = todayOf(room.station()).alarms;
  REQUIRE(alarms.size() == 1);
  CHECK(alarms[0] == "One unlock was used twice: try 2 of Adding by Ada Novak. Both attempts are kept.");
}

TEST_CASE("The first try is begun at two kiosks that can't hear each other: both are kept, and the teacher is told") {
  Classroom room;
  SimKiosk one(room, 1, "Seat 1"), two(room, 2, "Seat 2");
  must(one.pair());
  must(two.pair());
  const StudentId ada = room.student("001");
  one.handIn(one.start(ada, "adding", 1), false);
  two.handIn(two.start(ada, "adding", 1), true);
  one.handIn(one.start(room.student("002"), "adding", 1), true);
  must(one.sync());
  CHECK(todayOf(room.station()).alarms.empty());
  must(two.sync());
  CHECK(must(room.station().facts().journeyOf(ada, kAdding)).tries() == 1);
  const auto alarms = todayOf(room.station()).alarms;
  REQUIRE(alarms.size() == 1);
  CHECK(
      alarms[0] ==
      "Begun at two seats that had not heard of each other: try 1 of Adding by Ada Novak. Both attempts are kept, and "
      "one of them counts; the other one can be taken out on the student's page.");
}

TEST_CASE("Before the fourth try the teacher is told that everything has been seen, and decides") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  const StudentId ada = room.student("001");
  GrantId grant;
  for (int number = 1; number <= 3; ++number) {
    tryAndAsk(room, kiosk, ada, number, grant);
    CHECK(todayOf(room.station()).requests.at(0).usedUp == (number == 3));
    if (number < 3) grant = must(unlock(room.station(), ada, kAdding, false)).grant;
  }
  const auto refused = unlock(room.station(), ada, kAdding, false);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message ==
        "Ada Novak has seen every item of \"Adding\". Unlock it with repeats, or ask aloud instead.");
  CHECK(must(unlock(room.station(), ada, kAdding, true)).number == 4);
}

TEST_CASE("Without a kiosk there is nothing to unlock for") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  const auto refused = unlock(room.station(), room.student("001"), kAdding, false);
  CHECK_FALSE(refused);
}
