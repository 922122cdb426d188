// The pages as data.

#include "core/station/progress.h"
#include "core/station/student.h"
#include "core/station/today.h"
#include "core/station/unlock.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using journey::Standing;
using station::testing::Classroom;
using station::testing::SimKiosk;

TEST_CASE("Today knows a kiosk by what it said last, while that is fresh") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  CHECK(todayOf(room.station()).seats.at(0).agoMs == -1);
  kiosk.status = {sync::SeatStatus::State::taking, room.student("001"), CheckId("adding"), 1, 2, 5000};
  must(kiosk.sync());
  room.clock.pass(10'000);
  SeatCard seat = todayOf(room.station()).seats.at(0);
  CHECK(seat.heard);
  CHECK(seat.who == "Ada Novak");
  CHECK(seat.check == "Adding");
  CHECK(seat.agoMs == 10'000);
  CHECK(seat.status.forMs == 15'000);
  room.clock.pass(60'000);
  CHECK_FALSE(todayOf(room.station()).seats.at(0).heard);
}

TEST_CASE("Results come newest first, at most twenty") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  for (int number = 1; number <= 22; ++number) kiosk.handIn(kiosk.start(room.student("001"), "adding", number), false);
  must(kiosk.sync());
  const auto results = todayOf(room.station()).results;
  REQUIRE(results.size() == 20);
  CHECK(results[0].number == 22);
  CHECK(results[0].state == ResultCard::State::notYet);
  CHECK(results[0].seat == "Seat 1");
}

TEST_CASE("A try that nobody went on with for twelve hours stands on Today, with each time it was opened (O-22)") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  const AttemptId attempt = kiosk.start(room.student("001"), "adding", 1);
  const std::int64_t began = room.clock.wallMs();
  room.clock.pass(3'600'000);
  kiosk.append(ledger::LeafType::attemptResume, records::encode(records::AttemptTurn{attempt, 1, ""}));
  must(kiosk.sync());
  room.clock.pass(kLeftMs - 1);
  CHECK(todayOf(room.station()).left.empty());
  room.clock.pass(1);
  const auto left = todayOf(room.station()).left;
  REQUIRE(left.size() == 1);
  CHECK(left[0].who == "Ada Novak");
  CHECK(left[0].title == "Adding");
  CHECK(left[0].seat == "Seat 1");
  REQUIRE(left[0].openings.size() == 2);
  CHECK(left[0].openings[0].at == When{began, false});
  CHECK(left[0].openings[1].at == When{began + 3'600'000, false});
  kiosk.handIn(attempt, false);
  must(kiosk.sync());
  CHECK(todayOf(room.station()).left.empty());
}

TEST_CASE("What can't be read is said, so that an empty list means that there is nothing") {
  Classroom room;
  CHECK(todayOf(room.station()).alarms.empty());
  REQUIRE(room.station().db().runScript("DROP TABLE ask"));
  const auto alarms = todayOf(room.station()).alarms;
  REQUIRE(alarms.size() == 1);
  CHECK(alarms[0].find("A part of this page can't be shown. ") == 0);
}

TEST_CASE("Progress shows a class by a unit's lessons, and what is still ahead") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  kiosk.handIn(kiosk.start(room.student("001"), "adding", 1), true);
  const auto sams = kiosk.start(room.student("002"), "adding", 1);
  kiosk.handIn(sams, false);
  kiosk.ask(sams, "");
  must(kiosk.sync());
  const Progress progress = progressOf(room.station(), "", "");
  CHECK(progress.heading == "Adding and taking");
  REQUIRE(progress.classes.size() == 1);
  CHECK(progress.classes[0].on);
  CHECK(progress.units.at(0).id == "sums/first");
  REQUIRE(progress.lessons.size() == 2);
  CHECK(progress.lessons[1].title == "Taking away");
  REQUIRE(progress.rows.size() == 2);
  const auto& ada = progress.rows[0];
  CHECK(ada.who == "Ada Novak");
  CHECK(ada.cells.at(0).standing == Standing::mastered);
  CHECK(ada.cells.at(1).standing == Standing::ready);
  CHECK_FALSE(ada.cells.at(1).ahead);
  const auto& sam = progress.rows[1];
  CHECK(sam.cells.at(0).standing == Standing::asked);
  CHECK(sam.cells.at(0).tries == 1);
  CHECK(sam.cells.at(1).ahead);
}

TEST_CASE("An unknown class or unit falls back to the first") {
  Classroom room;
  const Progress progress = progressOf(room.station(), "<none>", "x/y");
  CHECK(progress.classes.at(0).on);
  CHECK(progress.units.at(0).on);
  CHECK(progressOf(Classroom(true).station(), "", "").lessons.empty());
}

TEST_CASE("A student's page shows each try with stems, answers and the signed leaf") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  const StudentId ada = room.student("001");
  const auto first = kiosk.start(ada, "adding", 1);
  kiosk.handIn(first, false);
  kiosk.ask(first, "I know now.");
  must(kiosk.sync());
  const auto page = studentPageOf(room.station(), ada);
  REQUIRE(page);
  CHECK(page->who == "Ada Novak");
  CHECK(page->classes == std::vector<std::string>{"Period 3"});
  REQUIRE(page->checks.size() == 1);
  const CheckPart& check = page->checks[0];
  CHECK(check.standing == Standing::asked);
  CHECK(check.canUnlock);
  CHECK(check.words == "I know now.");
  REQUIRE(check.attempts.size() == 1);
  const AttemptPart& attempt = check.attempts[0];
  CHECK(attempt.leaf == 2);
  CHECK(attempt.log == kiosk.log().id().text);
  CHECK(attempt.seat == "Seat 1");
  CHECK(attempt.notes.empty());
  REQUIRE(attempt.items.size() == 2);
  const ItemLine& typed = attempt.items[0];
  const std::string n = typed.item.substr(1);
  CHECK(typed.stem == "What is " + n + " + " + n + "?");
  CHECK(typed.response == std::vector<std::string>{"99"});
  CHECK(typed.readAs.empty());  // read just as it was typed
  CHECK(typed.verdict == scoring::Verdict::notRight);
  const ItemLine& picked = attempt.items[1];
  CHECK(picked.response == std::vector<std::string>{"bad " + picked.item.substr(1)});
  CHECK(picked.differs.empty());
}

TEST_CASE("An open try is shown as open, and a mastered check can't be unlocked") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  kiosk.handIn(kiosk.start(room.student("001"), "adding", 1), true);
  kiosk.start(room.student("001"), "taking", 1);
  must(kiosk.sync());
  const auto page = studentPageOf(room.station(), room.student("001"));
  REQUIRE(page);
  REQUIRE(page->checks.size() == 2);
  CHECK(page->checks[0].title == "Adding");
  CHECK_FALSE(page->checks[0].canUnlock);
  CHECK(page->checks[1].standing == Standing::taking);
  CHECK_FALSE(page->checks[1].attempts.at(0).handedIn);
  CHECK(page->checks[1].attempts.at(0).items.size() == 2);
}

TEST_CASE("Nobody has a page whom neither roster nor log knows") {
  Classroom room;
  CHECK_FALSE(studentPageOf(room.station(), StudentId("nobody")));
  CHECK(studentPageOf(room.station(), room.student("001"))->checks.empty());
}
