// A wrong key was found: before and after for everyone touched, signed, and nobody lowered in silence.

#include "core/station/regrade.h"

#include "core/ledger/leaf.h"
#include "core/station/alarms.h"
#include "core/station/checks_page.h"
#include "core/station/decisions.h"
#include "core/station/erase.h"
#include "core/station/gradebook.h"
#include "core/station/receipts.h"
#include "core/station/retired.h"
#include "core/station/student.h"
#include "tests/core/station/repaired.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using journey::Standing;
using station::testing::Classroom;
using station::testing::repairedPack;
using station::testing::SimKiosk;

namespace {

const CheckId kAdding("adding");

/// Ada answered 99 and "bad", Sam what the first version wants. The second version wants what Ada answered.
struct Room : Classroom {
  SimKiosk kiosk{*this, 1, "Seat 1"};
  StudentId ada = student("001");
  StudentId sam = student("002");
  AttemptId adas, sams;

  Room() {
    must(kiosk.pair());
    adas = takes(ada, 1, false);
    sams = takes(sam, 1, true);
  }
  AttemptId takes(const StudentId& who, int number, bool right) {
    const AttemptId attempt = kiosk.start(who, "adding", number);
    kiosk.handIn(attempt, right);
    must(kiosk.sync());
    return attempt;
  }
  void repair() { must(station().addPack(repairedPack("2"))); }
  RegradePlan plan(bool lower = false) { return must(planRegrade(station(), {kAdding, {}, {}, lower})); }
  Standing standingOf(const StudentId& who) { return must(station().facts().journeyOf(who, kAdding)).standing(); }
  std::string facts() { return must(station().facts().asText()); }
  AttemptFact fact(const AttemptId& attempt) { return must(station().facts().attempt(attempt)).value(); }
};

const RegradeLine& lineOf(const RegradePlan& plan, const StudentId& who) {
  for (const RegradeLine& line : plan.lines)
    if (line.student == who) return line;
  throw std::runtime_error("no such line");
}

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("The plan shows everyone touched with before and after, and changes nothing") {
  Room room;
  CHECK(room.plan().changing() == 0);  // the present version is the one they were taken with
  room.repair();
  const std::string before = room.facts();
  const RegradePlan plan = room.plan();
  CHECK(plan.title == "Adding");
  CHECK(plan.pack.version == "2");
  REQUIRE(plan.lines.size() == 2);
  const RegradeLine& ada = lineOf(plan, room.ada);
  CHECK(ada.who == "Ada Novak");
  CHECK(ada.before.shown == "0 of 2 points");
  CHECK(ada.after.shown == "2 of 2 points");
  CHECK(ada.gains());
  const RegradeLine& sam = lineOf(plan, room.sam);
  CHECK(sam.held);
  CHECK_FALSE(sam.changes());
  CHECK(plan.changing() == 1);
  CHECK_FALSE(plan.lowersSomebody());
  CHECK(room.facts() == before);
  const RegradePlan strict = room.plan(true);
  CHECK(lineOf(strict, room.sam).loses());
  CHECK(strict.lowersSomebody());
  CHECK(strict.digest() != plan.digest());
}

TEST_CASE("Nobody is lowered by default: who gains is mastered at once, the other keeps the result") {
  Room room;
  room.repair();
  const RegradeDone done = must(applyRegrade(room.station(), room.plan(), {"Mr Okafor", ""}));
  CHECK(done.changed == 1);
  CHECK(room.standingOf(room.ada) == Standing::mastered);
  CHECK(room.standingOf(room.sam) == Standing::mastered);
  CHECK(room.fact(room.adas).shown == "2 of 2 points");
  CHECK_FALSE(room.fact(room.adas).differs);  // the kiosk did nothing wrong
  CHECK(must(room.station().facts().regradesOf(room.sams)).empty());
  // Pressed twice: nothing is left to change.
  CHECK(room.plan().changing() == 0);
  CHECK(applyRegrade(room.station(), room.plan(), {}).error().fault == Fault::refused);
}

TEST_CASE("Lowering needs to be asked for, and a reason") {
  Room room;
  room.repair();
  const auto without = applyRegrade(room.station(), room.plan(true), {"", " "});
  REQUIRE_FALSE(without);
  CHECK(has(without.error().message, "Write down why"));
  CHECK(room.standingOf(room.sam) == Standing::mastered);
  must(applyRegrade(room.station(), room.plan(true), {"", "The key was wrong."}));
  CHECK(room.standingOf(room.sam) == Standing::notYet);
  CHECK(room.fact(room.sams).shown == "0 of 2 points");
  CHECK(room.fact(room.sams).missed == std::vector<SkillId>{SkillId("do")});
}

TEST_CASE("The signed entry says before, after, whose keys, why and who; it stands in every kiosk's log") {
  Room room;
  SimKiosk second(room, 2, "Seat 2");
  must(second.pair());
  room.repair();
  const RegradeDone done = must(applyRegrade(room.station(), room.plan(true), {"Mr Okafor", "The key was wrong."}));
  for (const Kiosk& kiosk : must(room.station().kiosks().all())) {
    std::size_t entries = 0;
    for (const Decided& deed : must(room.station().downlogs().deeds(kiosk.fingerprint()))) {
      const auto* one = std::get_if<records::TeachersDecision>(&deed);
      if (one == nullptr || one->attempt() != room.sams) continue;
      ++entries;
      CHECK(one->student == room.sam);
      CHECK(one->reason == "The key was wrong.");
      REQUIRE(one->regrade);
      CHECK(one->regrade->by == "Mr Okafor");
      CHECK(one->regrade->action == done.action);
      CHECK(one->regrade->pack == must(room.station().packs().present()).at(0).hash);
      CHECK(one->regrade->before.points == Points(2));
      CHECK(one->regrade->before.mastered);
      CHECK(one->regrade->after.points == Points(0));
      CHECK(one->regrade->after.places.size() == 2);
      CHECK_FALSE(std::get<journey::Regraded>(one->what).outcome.mastered);
    }
    CHECK(entries == 1);
  }
}

TEST_CASE("Taken back, everything is as it was before; that is another entry, and the newest counts") {
  Room room;
  room.repair();
  const RegradeDone done = must(applyRegrade(room.station(), room.plan(true), {"", "The key was wrong."}));
  // Ada would be lowered by it, so it is asked for and says why.
  const RegradePlan careful = must(planTakeBack(room.station(), done.action, false));
  CHECK(lineOf(careful, room.ada).held);
  CHECK(lineOf(careful, room.sam).gains());
  const RegradePlan back = must(planTakeBack(room.station(), done.action, true));
  CHECK(back.changing() == 2);
  CHECK_FALSE(applyRegrade(room.station(), back, {}));
  must(applyRegrade(room.station(), back, {"", "It was right after all."}));
  CHECK(room.standingOf(room.ada) == Standing::notYet);
  CHECK(room.standingOf(room.sam) == Standing::mastered);
  CHECK(room.fact(room.adas).shown == "0 of 2 points");
  const auto entries = must(room.station().facts().regradesOf(room.adas));
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].by().number < entries[1].by().number);
  CHECK(entries[1].regrade->kind == records::Regrade::Kind::takenBack);
  CHECK(entries[1].regrade->after.places.empty());
  CHECK(entries[1].regrade->before.places.size() == 2);
  // The action counts nowhere any more, so there is nothing left to take back.
  CHECK(must(planTakeBack(room.station(), done.action, true)).lines.empty());
  CHECK(planTakeBack(room.station(), journey::DeedId("x"), true).error().fault == Fault::notFound);
  const auto actions = must(regradesOf(room.station(), kAdding));
  REQUIRE(actions.size() == 2);
  CHECK(actions[0].back);
  CHECK(actions[0].counts == 2);
  CHECK(actions[1].counts == 0);
  CHECK(actions[1].gained == 1);
  CHECK(actions[1].lost == 1);
}

TEST_CASE("A rebuild and a restart draw the same tables from the logs") {
  Room room;
  room.repair();
  const RegradeDone done = must(applyRegrade(room.station(), room.plan(true), {"", "The key was wrong."}));
  must(applyRegrade(room.station(), must(planTakeBack(room.station(), done.action, false)), {}));
  const std::string before = room.facts();
  must(room.station().rebuild());
  CHECK(room.facts() == before);
  room.reopen();
  must(room.station().rebuild());
  CHECK(room.facts() == before);
}

TEST_CASE("A kiosk that joins later is told, too") {
  Room room;
  room.repair();
  must(applyRegrade(room.station(), room.plan(), {}));
  SimKiosk late(room, 3, "Seat 3");
  must(late.pair());
  std::size_t told = 0;
  const auto slice = must(room.station().downlogs().slice(late.keys().identity().fingerprint(), 0));
  for (const Bytes& leaf : slice.leaves)
    told += must(ledger::decodeLeaf(leaf)).type == ledger::LeafType::attemptRegraded ? 1 : 0;
  CHECK(told == 1);
}

TEST_CASE("An item is withdrawn: everyone gets its points, by whichever version the try was taken") {
  Room room;
  const HowToRegrade how{kAdding, {}, {ItemId("a1"), ItemId("a2"), ItemId("a3")}, false};
  const RegradePlan plan = must(planRegrade(room.station(), how));
  CHECK(lineOf(plan, room.ada).after.shown == "1 of 2 points");
  CHECK_FALSE(lineOf(plan, room.sam).changes());
  must(applyRegrade(room.station(), plan, {}));
  CHECK(room.fact(room.adas).shown == "1 of 2 points");
  CHECK(room.standingOf(room.ada) == Standing::notYet);
  const auto unknown = planRegrade(room.station(), {kAdding, {}, {ItemId("zz")}, false});
  REQUIRE_FALSE(unknown);
  CHECK(has(unknown.error().message, "has no item \"zz\""));
}

TEST_CASE("No such check, no such version, and no kiosk to keep it are said") {
  Room room;
  CHECK(planRegrade(room.station(), {CheckId("x"), {}, {}, false}).error().fault == Fault::notFound);
  CHECK(planRegrade(room.station(), {kAdding, Hash{}, {}, false}).error().fault == Fault::notFound);
  room.repair();
  const RegradePlan plan = room.plan();
  CHECK(applyRegrade(room.station(), plan, {std::string(201, 'x'), ""}).error().fault == Fault::input);
  CHECK(applyRegrade(room.station(), plan, {"", std::string(2001, 'x')}).error().fault == Fault::input);
  CHECK(applyRegrade(room.station(), plan, {"", "\xff"}).error().fault == Fault::input);
  REQUIRE(retire(room.station(), room.kiosk.keys().identity().fingerprint()));
  CHECK(has(applyRegrade(room.station(), plan, {}).error().message, "No kiosk of this station is in use"));
}

TEST_CASE("Open tries are named and not touched; when one is handed in, Today says that its key was wrong") {
  Room room;
  const AttemptId second = room.kiosk.start(room.ada, "adding", 2);
  must(room.kiosk.sync());
  room.repair();
  const RegradePlan plan = room.plan();
  REQUIRE(plan.open.size() == 1);
  CHECK(plan.open[0].who == "Ada Novak");
  CHECK(plan.open[0].number == 2);
  CHECK(plan.open[0].seat == "Seat 1");
  CHECK(lineOf(plan, room.ada).openTry);
  must(applyRegrade(room.station(), plan, {}));
  CHECK(room.standingOf(room.ada) == Standing::mastered);
  CHECK(must(room.station().facts().journeyOf(room.ada, kAdding)).open()->id == second);
  CHECK(must(regradeAlarms(room.station())).empty());
  room.kiosk.handIn(second, false);
  must(room.kiosk.sync());
  const auto alarms = must(alarmsOf(room.station()));
  REQUIRE(alarms.size() == 1);
  CHECK(has(alarms[0], "1 try of Adding came in after its key was repaired"));
  const RegradePlan again = room.plan();
  CHECK(again.changing() == 1);
  must(applyRegrade(room.station(), again, {}));
  CHECK(must(alarmsOf(room.station())).empty());
}

TEST_CASE("A try that comes later and would only be lowered, or is of the repaired version, is no news") {
  Room room;
  room.repair();
  must(applyRegrade(room.station(), room.plan(), {}));
  room.takes(room.sam, 2, true);  // by the first version's keys: it would lose, and nobody is lowered
  CHECK(must(regradeAlarms(room.station())).empty());
}

TEST_CASE("The gradebook counts the new result with its reason, and by the day of the try") {
  Room room;
  room.repair();
  const std::int64_t taken = room.fact(room.adas).doneMs;
  room.clock.wall += std::int64_t{86'400'000} * 30;
  must(applyRegrade(room.station(), room.plan(), {"Mr Okafor", "Key 99."}));
  const Gradebook book = must(gradebookAt(room.station(), {ClassId("p3"), "sums/first"}));
  const GradeCell& cell =
      book.findRow(room.ada)->cells.at(static_cast<std::size_t>(book.findColumn("check/adding") - book.columns.data()));
  CHECK(cell.points == Points(2));
  CHECK(cell.earnedMs == taken);
  REQUIRE(cell.reasons.size() == 2);
  CHECK(cell.reasons[1] ==
        "Try 1: A wrong key was found: 2 of 2 points, mastered; before 0 of 2 points, not yet. Reason: Key 99. By Mr "
        "Okafor. (Entry 1.)");
}

TEST_CASE("A receipt stays good and names the entry that came after it; the student's page does, too") {
  Room room;
  const std::string code = must(receiptCodeOf(room.station(), room.fact(room.adas)));
  CHECK(has(must(checkedReceipt(room.station(), code)), "Not yet, 0 of 2 points."));
  room.repair();
  must(applyRegrade(room.station(), room.plan(), {}));
  const std::string says = must(checkedReceipt(room.station(), code));
  CHECK(has(says, "It is good: Ada Novak, Adding, try 1. Mastered, 2 of 2 points. A wrong key was found"));
  CHECK(has(says, "(Entry 1.)"));
  CHECK(must(receiptCodeOf(room.station(), room.fact(room.adas))) == code);
  const auto page = studentPageOf(room.station(), room.ada);
  REQUIRE(page);
  const AttemptPart& part = page->checks.at(0).attempts.at(0);
  REQUIRE(part.notes.size() == 1);
  CHECK(has(part.notes[0], "before 0 of 2 points, not yet"));
  for (const ItemLine& item : part.items) CHECK(item.differs.empty());
}

TEST_CASE("Who was forgotten is left out, and what was written about them goes as well") {
  Room room;
  room.repair();
  must(applyRegrade(room.station(), room.plan(true), {"", "The key was wrong."}));
  must(eraseStudent(room.station(), room.ada));
  for (const records::TeachersDecision& one : must(room.station().facts().decisions())) CHECK(one.student == room.sam);
  for (const RegradeLine& line : room.plan(true).lines) CHECK(line.student == room.sam);
  const std::string before = room.facts();
  must(room.station().rebuild());
  CHECK(room.facts() == before);
}

TEST_CASE("A try that turned out to be another student's is regraded for the one who took it") {
  Room room;
  must(decide(room.station(), room.ada, kAdding, journey::WantCorrect{{}, room.adas, room.sam, ""}, "wrong name"));
  room.repair();
  must(applyRegrade(room.station(), room.plan(), {}));
  CHECK(room.standingOf(room.ada) == Standing::ready);
  CHECK(must(room.station().facts().regradesOf(room.adas)).at(0).student == room.sam);
  CHECK(must(room.station().facts().journeyOf(room.sam, kAdding)).find(room.adas)->isMastered());
}

TEST_CASE("The page of checks lists versions with their tries, and what was repaired") {
  Room room;
  room.repair();
  must(applyRegrade(room.station(), room.plan(), {"", "The key was wrong."}));
  const ChecksPage page = must(checksPageOf(room.station()));
  REQUIRE(page.packs.size() == 1);
  REQUIRE(page.packs[0].versions.size() == 2);
  std::size_t tries = 0;
  for (const auto& one : page.packs[0].versions) {
    CHECK(one.is.present == (one.is.ref.version == "2"));
    tries += one.tries;
  }
  CHECK(tries == 2);
  REQUIRE(page.packs[0].checks.size() == 2);
  CHECK(page.packs[0].checks[0].tries == 2);
  CHECK(page.packs[0].checks[0].regrades.size() == 1);
  CHECK(page.packs[0].checks[1].regrades.empty());
  const RegradeChoices choices = must(regradeChoices(room.station(), kAdding));
  CHECK(choices.versions.size() == 2);
  CHECK(choices.items.size() == 6);
  CHECK(choices.stems[0] == "What is 1 + 1?");
}
