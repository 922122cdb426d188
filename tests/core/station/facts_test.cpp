// Facts are drawn from signed leaves: scored again, the same whatever came first, and rebuilt to the same bytes.

#include "core/station/facts.h"
#include "core/station/left_open.h"

#include "core/station/today.h"
#include "core/station/unlock.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using station::testing::Classroom;
using station::testing::SimKiosk;

namespace {

const CheckId kAdding("adding");

records::AttemptStart startIn(SimKiosk& kiosk, std::uint64_t index) {
  const auto slice = kiosk.slice(index, 1);
  return must(records::decodeAttemptStart(slice.payloads.at(0).body));
}

}  // namespace

TEST_CASE("The station scores from the responses and agrees with an honest kiosk") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  const auto right = kiosk.start(room.student("001"), "adding", 1);
  kiosk.handIn(right, true);
  const auto wrong = kiosk.start(room.student("002"), "adding", 1);
  kiosk.handIn(wrong, false);
  must(kiosk.sync());
  const auto ada = must(room.station().facts().attempt(right));
  REQUIRE(ada);
  CHECK(ada->state == AttemptFact::State::scored);
  CHECK(ada->mastered);
  CHECK(ada->shown == "2 of 2 points");
  CHECK(ada->missed.empty());
  CHECK_FALSE(ada->differs);
  CHECK_FALSE(ada->otherSeed);
  CHECK(ada->startLeaf == 1);
  CHECK(ada->doneLeaf == 2);
  CHECK(ada->doneMs == room.clock.wall);
  const auto sam = must(room.station().facts().attempt(wrong));
  REQUIRE(sam);
  CHECK_FALSE(sam->mastered);
  CHECK(sam->missed == std::vector<SkillId>{SkillId("do")});
  const auto places = must(room.station().facts().placesOf(wrong));
  REQUIRE(places.size() == 2);
  CHECK(places[0].verdict == scoring::Verdict::notRight);
  CHECK(places[0].points == Points(0));
  CHECK(places[0].of == Points(1));
}

TEST_CASE("A kiosk that claims more than its responses earn is found out; both results are kept") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  const auto attempt = kiosk.start(room.student("001"), "adding", 1);
  const auto start = startIn(kiosk, 1);
  records::AttemptDone done;
  done.attempt = attempt;
  for (const form::Place& place : start.form.places) {
    scoring::PlaceResult result;
    result.slot = place.slot;
    result.skill = place.skill;
    result.result.verdict = scoring::Verdict::right;
    result.result.points = result.result.of = 1;
    done.result.places.push_back(result);
  }
  done.result.points = done.result.of = 2;
  done.result.mastered = true;
  done.result.shown = "2 of 2 points";
  kiosk.append(ledger::LeafType::attemptDone, records::encode(done));
  must(kiosk.sync());
  const auto fact = must(room.station().facts().attempt(attempt));
  REQUIRE(fact);
  CHECK(fact->differs);
  CHECK(fact->kioskMastered);
  CHECK_FALSE(fact->mastered);
  CHECK_FALSE(must(room.station().facts().journeyOf(room.student("001"), kAdding)).mastered());
  const auto places = must(room.station().facts().placesOf(attempt));
  CHECK(places.at(0).kioskVerdict == scoring::Verdict::right);
  CHECK(places.at(0).verdict == scoring::Verdict::unanswered);
  const auto alarms = todayOf(room.station()).alarms;
  REQUIRE(alarms.size() == 1);
  CHECK(
      alarms[0] ==
      "The station scores try 1 of Adding by Ada Novak otherwise than the kiosk did. Both are on the student's page.");
}

TEST_CASE("A form from another seed than the try's own is flagged") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  kiosk.start(room.student("001"), "adding", 1);
  auto start = startIn(kiosk, 1);
  start.attempt = AttemptId(std::string(32, 'f'));
  start.student = room.student("002");  // Ada's form, given to Sam
  kiosk.append(ledger::LeafType::attemptStart, records::encode(start));
  must(kiosk.sync());
  CHECK(must(room.station().facts().attempt(start.attempt))->otherSeed);
}

TEST_CASE("The same attempt handed in twice counts once") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  const auto attempt = kiosk.start(room.student("001"), "adding", 1);
  kiosk.handIn(attempt, false);
  kiosk.handIn(attempt, true);
  must(kiosk.sync());
  const auto journey = must(room.station().facts().journeyOf(room.student("001"), kAdding));
  CHECK(journey.tries() == 1);
  CHECK_FALSE(journey.mastered());
}

TEST_CASE("Opening without handing in is one try, and the teacher sees how often it was opened") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  const auto attempt = kiosk.start(room.student("001"), "adding", 1);
  for (int again = 0; again < 3; ++again) {
    kiosk.append(ledger::LeafType::attemptPause, records::encode(records::AttemptTurn{attempt, 1, "by-time"}));
    kiosk.append(ledger::LeafType::attemptResume, records::encode(records::AttemptTurn{attempt, 1, ""}));
  }
  must(kiosk.sync());
  CHECK(must(openingsOf(room.station(), *must(room.station().facts().attempt(attempt)))).size() == 4);
  CHECK(must(room.station().facts().journeyOf(room.student("001"), kAdding)).tries() == 1);
}

TEST_CASE("A hand-in whose pack is not here yet waits for marks when its kiosk says so") {
  Classroom room(true);
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  const StudentId ada(std::string(32, 'a'));
  records::AttemptDone done;
  done.attempt = kiosk.start(ada, "adding", 1);
  scoring::PlaceResult argued{SlotId("s2"), SkillId("argue"), {}};
  argued.result.verdict = scoring::Verdict::needsMark;
  done.result.places = {argued};
  done.result.skills = {{SkillId("count"), 0, 1, false, 0}, {SkillId("argue"), 0, 1, false, 0}};
  kiosk.append(ledger::LeafType::attemptDone, records::encode(done));
  must(kiosk.sync());
  const auto waits = [&] { return must(room.station().facts().journeyOf(ada, kAdding)).waiting(); };
  CHECK(waits());
  CHECK(must(room.station().facts().attempt(done.attempt))->missed == std::vector<SkillId>{SkillId("count")});
  CHECK(must(room.station().facts().waitingForMarks()).empty());  // nobody could mark it without its pack
  CHECK(todayOf(room.station()).toMark == 0);
  must(room.station().rebuild());
  CHECK(waits());
  must(room.station().addPack(station::testing::sumsPack()));
  CHECK_FALSE(waits());  // by the station's own scoring
}

TEST_CASE("A leaf that says nothing readable is kept, shown, and harms nobody") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  kiosk.append(ledger::LeafType::attemptStart, Bytes{1, 2, 3});
  kiosk.append(ledger::LeafType::attemptDone, Bytes{});
  kiosk.append(static_cast<ledger::LeafType>(50), Bytes{9});
  CHECK(must(kiosk.sync()).upSize == 4);
  CHECK(must(room.station().facts().oddities()).size() == 2);
  CHECK(todayOf(room.station()).alarms.size() == 2);
}

TEST_CASE("An attempt under an id that another kiosk used is kept apart") {
  Classroom room;
  SimKiosk one(room, 1, "Seat 1"), two(room, 2, "Seat 2");
  must(one.pair());
  must(two.pair());
  const auto attempt = one.start(room.student("001"), "adding", 1);
  one.handIn(attempt, true);
  must(one.sync());
  auto stolen = startIn(one, 1);
  stolen.student = room.student("002");
  two.append(ledger::LeafType::attemptStart, records::encode(stolen));
  must(two.sync());
  CHECK(must(room.station().facts().attempt(attempt))->student == room.student("001"));
  CHECK(must(room.station().facts().oddities()).size() == 1);
}

TEST_CASE("A clock that was not set gives no time, and order comes from arrival") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  room.clock.wall = 0;  // 1970
  const auto first = kiosk.start(room.student("001"), "adding", 1);
  kiosk.handIn(first, true);
  must(kiosk.sync());
  room.clock.wall = 1'790'000'000'000;
  const auto second = kiosk.start(room.student("002"), "adding", 1);
  kiosk.handIn(second, true);
  must(kiosk.sync());
  const auto last = must(room.station().facts().lastHandedIn(10));
  REQUIRE(last.size() == 2);
  CHECK(last[0].id == second);
  CHECK(last[1].id == first);
}

TEST_CASE("Tables rebuilt from the logs are the same, letter by letter") {
  Classroom room;
  SimKiosk one(room, 1, "Seat 1"), two(room, 2, "Seat 2");
  must(one.pair());
  must(two.pair());
  const StudentId ada = room.student("001"), sam = room.student("002");
  const auto a1 = one.start(ada, "adding", 1);
  one.handIn(a1, false);
  one.ask(a1, "Please.");
  const auto s1 = two.start(sam, "adding", 1);
  must(two.sync());
  must(one.sync());
  const auto grant = must(unlock(room.station(), ada, kAdding, false)).grant;
  must(two.sync());
  two.handIn(two.start(ada, "adding", 2, grant), true);
  two.handIn(s1, false);
  two.append(ledger::LeafType::attemptAsk, Bytes{0});
  two.append(ledger::LeafType::attemptResume, records::encode(records::AttemptTurn{s1, 0, ""}));
  must(two.sync());
  one.start(ada, "taking", 1);
  must(one.sync());

  const std::string before = must(room.station().facts().asText());
  CHECK(must(room.station().rebuild()) == 4);
  CHECK(must(room.station().facts().asText()) == before);
  room.reopen();
  CHECK(must(room.station().facts().asText()) == before);
}

TEST_CASE("A journey is the same whichever kiosk reports first") {
  std::vector<std::string> standings;
  for (const bool oneFirst : {true, false}) {
    Classroom room;
    SimKiosk one(room, 1, "Seat 1"), two(room, 2, "Seat 2");
    must(one.pair());
    must(two.pair());
    const StudentId ada = room.student("001");
    const auto first = one.start(ada, "adding", 1);
    one.handIn(first, false);
    one.ask(first, "");
    two.handIn(two.start(ada, "adding", 2), true);
    for (SimKiosk* kiosk : oneFirst ? std::vector{&one, &two} : std::vector{&two, &one}) must(kiosk->sync());
    const auto journey = must(room.station().facts().journeyOf(ada, kAdding));
    standings.push_back(std::to_string(static_cast<int>(journey.standing())) + "/" + std::to_string(journey.tries()));
  }
  CHECK(standings[0] == standings[1]);
  CHECK(standings[0] == std::to_string(static_cast<int>(journey::Standing::mastered)) + "/2");
}

TEST_CASE("A hand-in of an attempt that another kiosk started is shown as odd, whichever comes first") {
  for (const bool starterFirst : {true, false}) {
    Classroom room;
    SimKiosk one(room, 1, "Seat 1"), two(room, 2, "Seat 2");
    must(one.pair());
    must(two.pair());
    const auto attempt = one.start(room.student("001"), "adding", 1);
    one.handIn(attempt, true);
    two.append(ledger::LeafType::attemptDone, one.slice(2, 1).payloads.at(0).body);
    if (starterFirst) must(one.sync());
    must(two.sync());
    must(one.sync());
    const auto fact = must(room.station().facts().attempt(attempt));
    REQUIRE(fact);
    CHECK(fact->log == one.log().id());
    CHECK(fact->doneLeaf == 2);
    CHECK(fact->mastered);
    const auto all = must(room.station().facts().oddities());
    REQUIRE(all.size() == 1);
    CHECK(all[0].what ==
          "A kiosk signed the hand-in of an attempt that another kiosk started. It is kept in the log and not "
          "counted.");
    const std::string before = must(room.station().facts().asText());
    must(room.station().rebuild());
    CHECK(must(room.station().facts().asText()) == before);
  }
}
