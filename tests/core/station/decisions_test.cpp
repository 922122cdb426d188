// What a teacher decides about a student's way: signed for every kiosk, nothing taken away, the same after a rebuild.

#include "core/station/decisions.h"

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
