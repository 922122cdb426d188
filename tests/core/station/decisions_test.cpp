// What a teacher decides about a student's way: signed for every kiosk, nothing taken away, the same after a rebuild.

#include "core/station/decisions.h"

#include "core/station/marking.h"
#include "core/station/progress.h"
#include "core/station/retired.h"
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

namespace {

const CheckId kAdding("adding");

/// Ada's first try at Seat 1 is not yet.
struct Room : Classroom {
  SimKiosk kiosk{*this, 1, "Seat 1"};
  StudentId ada = student("001");
  StudentId sam = student("002");
  AttemptId first;

  Room() {
    must(kiosk.pair());
    first = kiosk.start(ada, "adding", 1);
    kiosk.handIn(first, false);
    must(kiosk.sync());
  }
  Standing standingOf(const StudentId& student) {
    return must(station().facts().journeyOf(student, kAdding)).standing();
  }
};

}  // namespace

TEST_CASE("A try is taken out with a reason: it stays in the record and counts no longer") {
  Room room;
  CHECK(room.standingOf(room.ada) == Standing::notYet);
  const auto done =
      decide(room.station(), room.ada, kAdding, journey::WantVoid{{}, room.first, true, ""}, "fire alarm");
  REQUIRE(done);
  CHECK(done->number == 1);
  CHECK(done->standing == Standing::ready);
  CHECK(must(room.station().facts().attemptsOf(room.ada)).size() == 1);
  const auto again = decide(room.station(), room.ada, kAdding, journey::WantVoid{{}, room.first, true, ""}, "again");
  REQUIRE_FALSE(again);
  CHECK(again.error().fault == Fault::refused);
  CHECK(again.error().message == "This try has been taken out already. Bring it back if it should count.");
}

TEST_CASE("A decision without a reason where one is needed, for nobody, or about no check, is refused") {
  Room room;
  CHECK_FALSE(decide(room.station(), room.ada, kAdding, journey::WantVoid{{}, room.first, true, ""}, ""));
  CHECK_FALSE(decide(room.station(), StudentId("x"), kAdding, journey::WantExcuse{}, "ill"));
  CHECK_FALSE(decide(room.station(), room.ada, CheckId("x"), journey::WantExcuse{}, "ill"));
  CHECK_FALSE(decide(room.station(), room.ada, kAdding, journey::WantExcuse{}, "\xff"));
  CHECK_FALSE(decide(room.station(), room.ada, kAdding, journey::WantExcuse{}, std::string(2001, 'a')));
  CHECK(must(room.station().facts().decisions()).empty());
}

TEST_CASE("A try is moved to the student who took it, on both students' pages") {
  Room room;
  REQUIRE(decide(room.station(), room.ada, kAdding, journey::WantCorrect{{}, room.first, room.sam, ""}, "wrong name"));
  CHECK(room.standingOf(room.ada) == Standing::ready);
  CHECK(room.standingOf(room.sam) == Standing::notYet);
  CHECK(must(room.station().facts().attemptsOf(room.ada)).empty());
  REQUIRE(must(room.station().facts().attemptsOf(room.sam)).size() == 1);
  CHECK(must(room.station().facts().attemptsOf(room.sam))[0].startedBy == room.ada);
  // Ada's number 1 and its form are used, by Sam.
  CHECK(must(room.station().facts().journeyOf(room.ada, kAdding)).nextNumber() == 2);
}

TEST_CASE("Decisions are numbered with the unlocks, and a rebuild draws them again") {
  Room room;
  REQUIRE(unlock(room.station(), room.ada, kAdding, HowToUnlock{false, true, false}));
  const auto done = decide(room.station(), room.sam, kAdding, journey::WantExcuse{}, "was ill");
  REQUIRE(done);
  CHECK(done->number == 2);
  CHECK(done->standing == Standing::excused);
  const auto way = must(room.station().facts().journeyOf(room.ada, kAdding));
  REQUIRE(way.grants.size() == 1);
  CHECK(way.grants.begin()->second.sameForm);
  const std::string before = must(room.station().facts().asText());
  must(room.station().rebuild());
  CHECK(must(room.station().facts().asText()) == before);
  room.reopen();
  CHECK(room.standingOf(room.sam) == Standing::excused);
}

TEST_CASE("Reflection and revision arrive with the student's words") {
  Room room;
  const records::Reflection said{room.ada, kAdding, room.first, {"I forgot 1.", "Pairs", "Ask Noor"}};
  room.kiosk.append(ledger::LeafType::attemptReflect, records::encode(said));
  room.kiosk.append(ledger::LeafType::attemptRevise,
                    records::encode(records::Revision{room.ada, kAdding, room.first, {SkillId("s")}}));
  room.kiosk.append(ledger::LeafType::attemptReflect, Bytes{0});
  must(room.kiosk.sync());
  CHECK(must(room.station().facts().reflectionAfter(room.first)) == said.answers);
  const auto way = must(room.station().facts().journeyOf(room.ada, kAdding));
  CHECK(way.find(room.first)->reflected);
  CHECK(way.find(room.first)->revised);
  CHECK(must(room.station().facts().oddities()).size() == 1);
}

TEST_CASE("A kiosk that joins later hears of every decision") {
  Room room;
  REQUIRE(decide(room.station(), room.ada, kAdding, journey::WantVoid{{}, room.first, true, ""}, "fire alarm"));
  SimKiosk late(room, 2, "Seat 2");
  must(late.pair());
  // enrolled, the boot of this run of the station, and the decision
  const auto slice = must(room.station().downlogs().slice(late.keys().identity().fingerprint(), 0));
  const auto last = must(ledger::decodeLeaf(slice.leaves.back()));
  CHECK(last.type == ledger::LeafType::attemptVoided);
}

TEST_CASE("A try is handed over to another seat: all kiosks hear it, and that one gets what was answered so far") {
  Room room;
  SimKiosk two(room, 2, "Seat 2");
  must(two.pair());
  const AttemptId open = room.kiosk.start(room.sam, "adding", 1);
  must(room.kiosk.sync());
  const auto move = [&](const LogId& to) {
    return decide(room.station(), room.sam, kAdding, journey::WantHandOver{{}, open, to}, "");
  };
  CHECK(move(LogId("nowhere")).error().message == "No kiosk in use is at that seat. Choose another one.");
  CHECK(must(room.station().facts().decisions()).empty());
  REQUIRE(move(two.log().id()));
  CHECK(must(room.station().facts().attempt(open))->holder == two.log().id());
  CHECK(must(room.station().facts().attempt(open))->log == room.kiosk.log().id());
  const auto typesIn = [&](const SimKiosk& kiosk) {
    std::vector<ledger::LeafType> types;
    for (const Bytes& leaf : must(room.station().downlogs().slice(kiosk.keys().identity().fingerprint(), 0)).leaves)
      types.push_back(must(ledger::decodeLeaf(leaf)).type);
    return types;
  };
  CHECK(typesIn(room.kiosk).back() == ledger::LeafType::attemptHandedOver);
  CHECK(typesIn(two).back() == ledger::LeafType::attemptState);
  CHECK(move(two.log().id()).error().message.starts_with("This try goes on at that seat already."));
  // The seat is out of use: nothing can go on there.
  REQUIRE(retire(room.station(), room.kiosk.keys().identity().fingerprint()));
  CHECK_FALSE(move(room.kiosk.log().id()));
}

TEST_CASE("With no kiosk in use nothing is decided: no log could keep it, and a rebuild would lose it") {
  Room room;
  const AttemptId second = room.kiosk.start(room.sam, "adding", 1);
  room.kiosk.handIn(second, true);
  must(room.kiosk.sync());
  REQUIRE(retire(room.station(), room.kiosk.keys().identity().fingerprint()));
  const auto refused = decide(room.station(), room.sam, kAdding, journey::WantVoid{{}, second, true, {}}, "by mistake");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message == "No kiosk of this station is in use, so no log could keep it. Add one first.");
  CHECK(must(room.station().facts().decisions()).empty());
  CHECK(must(room.station().facts().journeyOf(room.sam, kAdding)).mastered());
}

TEST_CASE("A try that was taken out says so with its reason everywhere, and is not marked as mastered") {
  Room room;
  const AttemptId second = room.kiosk.start(room.sam, "adding", 1);
  room.kiosk.handIn(second, true);
  must(room.kiosk.sync());
  REQUIRE(decide(room.station(), room.sam, kAdding, journey::WantVoid{{}, second, true, ""}, "fire alarm"));
  const auto fact = must(room.station().facts().attempt(second));
  REQUIRE(fact);
  CHECK(fact->takenOut);
  CHECK(fact->whyOut == "fire alarm");
  const auto page = studentPageOf(room.station(), room.sam);
  REQUIRE(page);
  const CheckPart& check = page->checks.at(0);
  CHECK(check.standing == Standing::ready);
  CHECK(check.tries == 0);
  CHECK(check.nextNumber == 2);
  CHECK(check.attempts.at(0).takenOut);
  CHECK(check.attempts.at(0).whyOut == "fire alarm");
  CHECK_FALSE(check.attempts.at(0).mastered);
  const ResultCard card = todayOf(room.station()).results.at(0);
  CHECK(card.state == ResultCard::State::takenOut);
  CHECK(card.shown == "fire alarm");
  const ProgressCell cell = progressOf(room.station(), "", "").rows.at(1).cells.at(0);  // Ada Novak, then Sam
  CHECK(cell.standing == Standing::ready);
  CHECK(cell.tries == 0);
  CHECK(cell.nextNumber == 2);

  REQUIRE(decide(room.station(), room.sam, kAdding, journey::WantVoid{{}, second, false, ""}, "it was a test alarm"));
  CHECK_FALSE(must(room.station().facts().attempt(second))->takenOut);
  CHECK(room.standingOf(room.sam) == Standing::mastered);
}

TEST_CASE("After a try was taken out, numbers go on: the second try is called the second") {
  Room room;
  REQUIRE(decide(room.station(), room.ada, kAdding, journey::WantVoid{{}, room.first, true, ""}, "fire alarm"));
  const AttemptId second = room.kiosk.start(room.ada, "adding", 2);
  room.kiosk.handIn(second, false);
  room.kiosk.ask(second, "I looked it up.");
  must(room.kiosk.sync());
  const Today today = todayOf(room.station());
  REQUIRE(today.requests.size() == 1);
  CHECK(today.requests[0].number == 3);
  CHECK(today.requests[0].words == "I looked it up.");
  const ProgressCell cell = progressOf(room.station(), "", "").rows.at(0).cells.at(0);
  CHECK(cell.tries == 1);
  CHECK(cell.number == 2);
  CHECK(cell.nextNumber == 3);
  CHECK(studentPageOf(room.station(), room.ada)->checks.at(0).words == "I looked it up.");
}

TEST_CASE("A request after a try that was taken out asks no longer, and one goes with the try to its student") {
  Room room;
  room.kiosk.ask(room.first, "Please.");
  must(room.kiosk.sync());
  CHECK(todayOf(room.station()).requests.size() == 1);
  REQUIRE(decide(room.station(), room.ada, kAdding, journey::WantCorrect{{}, room.first, room.sam, ""}, "wrong name"));
  // Ada's own next try is no reason to forget what Sam asks for.
  room.kiosk.start(room.ada, "adding", 2);
  must(room.kiosk.sync());
  const Today moved = todayOf(room.station());
  REQUIRE(moved.requests.size() == 1);
  CHECK(moved.requests[0].student == room.sam);
  CHECK(moved.requests[0].number == 2);
  CHECK(moved.requests[0].missed == std::vector<std::string>{"I can do it."});
  REQUIRE(decide(room.station(), room.sam, kAdding, journey::WantVoid{{}, room.first, true, ""}, "fire alarm"));
  CHECK(todayOf(room.station()).requests.empty());
}

TEST_CASE("Who is excused from a lesson may take the next one") {
  Room room;
  const auto next = [&] { return progressOf(room.station(), "", "").rows.at(1).cells.at(1); };
  CHECK(next().ahead);
  REQUIRE(decide(room.station(), room.sam, kAdding, journey::WantExcuse{}, "was ill"));
  CHECK_FALSE(next().ahead);
}

TEST_CASE("An unlock that came back with a try taken out is open again: no alarm, and kiosks that join hear of it") {
  Room room;
  const GrantId grant = must(unlock(room.station(), room.ada, kAdding, false)).grant;
  const AttemptId second = room.kiosk.start(room.ada, "adding", 2, grant);
  room.kiosk.handIn(second, false);
  must(room.kiosk.sync());
  const auto open = [&] { return must(room.station().facts().journeyOf(room.ada, kAdding)).openGrants(); };
  CHECK(open().empty());
  REQUIRE(decide(room.station(), room.ada, kAdding, journey::WantVoid{{}, second, true, ""}, "fire alarm"));
  CHECK(open() == std::vector<GrantId>{grant});
  SimKiosk late(room, 2, "Seat 2");
  must(late.pair());
  must(late.sync());
  CHECK(late.grants().size() == 1);
  room.kiosk.handIn(room.kiosk.start(room.ada, "adding", 3, grant), false);
  must(room.kiosk.sync());
  CHECK(todayOf(room.station()).alarms.empty());
  CHECK(open().empty());
}

TEST_CASE("An unlock whose try turned out to be another student's was not used twice") {
  Room room;
  const GrantId grant = must(unlock(room.station(), room.ada, kAdding, false)).grant;
  const AttemptId second = room.kiosk.start(room.ada, "adding", 2, grant);
  room.kiosk.handIn(second, false);
  must(room.kiosk.sync());
  REQUIRE(decide(room.station(), room.ada, kAdding, journey::WantCorrect{{}, second, room.sam, ""}, "wrong name"));
  CHECK(must(room.station().facts().journeyOf(room.ada, kAdding)).openGrants().size() == 1);
  room.kiosk.handIn(room.kiosk.start(room.ada, "adding", 3, grant), false);
  must(room.kiosk.sync());
  CHECK(todayOf(room.station()).alarms.empty());
}

TEST_CASE("The same form again is no alarm where the teacher said so, and is one where nobody did") {
  for (const bool said : {true, false}) {
    Room room;
    const GrantId grant = must(unlock(room.station(), room.ada, kAdding, HowToUnlock{false, said, false})).grant;
    auto again = must(records::decodeAttemptStart(room.kiosk.slice(1, 1).payloads.at(0).body));
    again.attempt = AttemptId(std::string(32, 'e'));
    again.number = 2;
    again.grant = grant;
    room.kiosk.append(ledger::LeafType::attemptStart, records::encode(again));
    must(room.kiosk.sync());
    CHECK(must(room.station().facts().attempt(again.attempt))->otherSeed == !said);
    CHECK(todayOf(room.station()).alarms.empty() == said);
    const std::string before = must(room.station().facts().asText());
    must(room.station().rebuild());
    CHECK(must(room.station().facts().asText()) == before);
  }
}
