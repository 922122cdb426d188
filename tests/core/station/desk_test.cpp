// The marking desk: one criterion at a time across students, and what two people do at it.

#include "core/station/audit.h"
#include "core/station/erase.h"
#include "core/station/marking_choices.h"
#include "core/station/marking_desk.h"
#include "tests/core/station/written.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using station::testing::Classroom;
using station::testing::handInWriting;
using station::testing::SimKiosk;
using station::testing::writtenPack;

namespace {

const CriterionId kClaim("claim"), kProof("proof");
const std::string kMine = "a browser", kOther = "another browser";

/// Ada and Sam have handed in "trait".
struct Desk {
  Classroom room;
  SimKiosk kiosk{room, 7, "Seat 1"};
  StudentId ada = room.student("001"), sam = room.student("002");
  AttemptId adas, sams;

  Desk() {
    must(room.station().addPack(writtenPack()));
    must(kiosk.pair());
    adas = handInWriting(room, kiosk, ada, "Ada is brave.");
    sams = handInWriting(room, kiosk, sam, "She is cold.");
  }

  Station& station() { return room.station(); }
  DeskPage page(const std::string& seat = kMine) { return must(deskOf(station(), seat, {})); }
  DeskTurn turn() {
    const DeskPage now = page();
    REQUIRE(now.turn);
    return *now.turn;
  }
  /// Chooses for what is on the desk; gives what came of it.
  ChoiceDone choose(int level, const std::string& comment = "") {
    const DeskTurn now = turn();
    return must(chooseLevel(station(), kMine, {place(now), now.criterion, level, comment, now.level, now.entry.marks}));
  }
  static DeskPlace place(const DeskTurn& turn) { return {turn.entry.attempt, turn.entry.slot}; }
  DeskPlace placeOf(const AttemptId& attempt) { return {attempt, SlotId("s1")}; }
  std::size_t waiting() { return must(toMark(station())).size(); }
  journey::Standing standing(const StudentId& student) {
    return must(station().facts().journeyOf(student, CheckId("trait"))).standing();
  }
  static scoring::Mark mark(int claim, int proof, const std::string& comment = "") {
    return {{{kClaim, claim}, {kProof, proof}}, comment};
  }
};

void sure(const Result<void>& deed) { REQUIRE(deed); }

template <class What>
bool is(const ChoiceDone& done) {
  return std::holds_alternative<What>(done);
}

bool isInAudit(Station& station, const std::string& words) {
  for (const AuditEntry& entry : must(auditPageOf(station, "", {})).entries)
    if (entry.what.words.find(words) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("One criterion is asked of everybody before the next one, in an order that stays") {
  Desk desk;
  const DeskTurn first = desk.turn();
  CHECK(first.criterion == kClaim);
  CHECK(first.of == 2);
  CHECK(first.done == 0);
  CHECK(first.blocked == 2);
  CHECK(desk.turn().entry.attempt == first.entry.attempt);
  desk.room.reopen();
  CHECK(desk.turn().entry.attempt == first.entry.attempt);
  CHECK(is<Kept>(desk.choose(2)));
  const DeskTurn second = desk.turn();
  CHECK(second.criterion == kClaim);
  CHECK(second.done == 1);
  CHECK(second.entry.attempt != first.entry.attempt);
  CHECK(is<Kept>(desk.choose(1)));
  CHECK(desk.turn().criterion == kProof);
  CHECK(desk.turn().done == 0);
}

TEST_CASE("With its last criterion a response has its mark; before that nobody is told anything") {
  Desk desk;
  desk.choose(2);
  desk.choose(2);
  CHECK(desk.waiting() == 2);
  CHECK(desk.standing(desk.ada) == journey::Standing::waiting);
  const auto done = desk.choose(2, "Well told.");
  REQUIRE(is<MarkDone>(done));
  CHECK(std::get<MarkDone>(done).mastered);
  CHECK(desk.waiting() == 1);
  desk.choose(0);
  CHECK(desk.waiting() == 0);
  const DeskPage empty = desk.page();
  CHECK_FALSE(empty.turn);
  CHECK(empty.minutes == 0);
  CHECK(empty.blocked == 0);
}

TEST_CASE("What was chosen is still there after the station's program was started anew") {
  Desk desk;
  desk.choose(2, "Say why.");
  const DeskPlace place = desk.placeOf(must(toMark(desk.station())).front().attempt);
  desk.room.reopen();
  const DeskTurn now = desk.turn();
  CHECK(now.done == 1);
  static_cast<void>(place);
  desk.choose(1);
  desk.choose(2);  // its comment box was empty
  CHECK(desk.waiting() == 1);
}

TEST_CASE("The time that is left comes from the teacher's own pace, and pauses don't count") {
  CHECK(minutesLeft(0, {}) == 0);
  CHECK(minutesLeft(4, {}) == 2);                                                 // 4 times 25 s
  CHECK(minutesLeft(3, {10'000, 10'000, 10'000, 10'000, 10'000}) == 1);           // 30 s
  CHECK(minutesLeft(7, {10'000, 600'000, 10'000, 10'000, 10'000, 10'000}) == 2);  // 70 s
  CHECK(minutesLeft(6, {5'000, 40'000, 40'000, 60'000, 5'000}) == 4);             // 6 times 40 s
  Desk desk;
  CHECK(desk.page().decisions == 4);
  CHECK(desk.page().minutes == 2);
}

TEST_CASE("The oldest heap comes first, and what is put off comes after all others") {
  Desk desk;
  desk.room.clock.wall += 60'000;
  const AttemptId tone = handInWriting(desk.room, desk.kiosk, desk.ada, "Loud.", "tone");
  REQUIRE(desk.page().heaps.size() == 2);
  CHECK(desk.page().heaps[0].title == "Traits");
  CHECK(desk.page().heaps[0].responses == 2);
  CHECK(desk.page().heaps[1].title == "Tone");
  CHECK(desk.page().heaps[1].decisions == 2);
  for (int i = 0; i < 2; ++i) sure(putOff(desk.station(), Desk::place(desk.turn()), kClaim));
  CHECK(desk.turn().criterion == kProof);  // of the first heap
  for (int i = 0; i < 2; ++i) sure(putOff(desk.station(), Desk::place(desk.turn()), kProof));
  CHECK(desk.turn().entry.attempt == tone);
  desk.choose(2);
  desk.choose(2);
  CHECK(desk.turn().criterion == kClaim);
  CHECK(desk.page().decisions == 4);
}

TEST_CASE("What is open in another browser comes after what is not") {
  Desk desk;
  const DeskPlace theirs = Desk::place(desk.turn());
  const DeskPage page = must(deskOf(desk.station(), kMine, {theirs}));
  REQUIRE(page.turn);
  CHECK(page.turn->entry.attempt != theirs.attempt);
}

TEST_CASE("Undo takes one choice back after the other, each browser its own") {
  Desk desk;
  CHECK_FALSE(desk.page().canUndo);
  const AttemptId first = desk.turn().entry.attempt;
  desk.choose(0);
  CHECK(desk.page(kMine).canUndo);
  CHECK_FALSE(desk.page(kOther).canUndo);
  CHECK(undoAtDesk(desk.station(), kOther).error().fault == Fault::notFound);
  CHECK(must(undoAtDesk(desk.station(), kMine)).attempt == first);
  CHECK(desk.turn().entry.attempt == first);
  CHECK(desk.turn().done == 0);
  CHECK(undoAtDesk(desk.station(), kMine).error().fault == Fault::notFound);
}

TEST_CASE(
    "Undo of a mark is an entry of its own: the response waits again, and everything is drawn from the logs alike") {
  Desk desk;
  for (int i = 0; i < 3; ++i) desk.choose(2);
  CHECK(desk.waiting() == 1);
  const DeskPlace undone = must(undoAtDesk(desk.station(), kMine));
  CHECK(desk.waiting() == 2);
  CHECK(desk.standing(undone.attempt == desk.adas ? desk.ada : desk.sam) == journey::Standing::waiting);
  CHECK(desk.turn().criterion == kProof);
  CHECK(desk.turn().entry.attempt == undone.attempt);
  CHECK(must(desk.station().facts().markOf(undone.attempt, undone.slot))->number == 2);
  const std::string before = must(desk.station().facts().asText());
  must(desk.station().rebuild());
  CHECK(must(desk.station().facts().asText()) == before);
  REQUIRE(is<MarkDone>(desk.choose(0)));
  CHECK(must(desk.station().facts().markOf(undone.attempt, undone.slot))->number == 3);
  CHECK(desk.waiting() == 1);
}

TEST_CASE("Undo of a changed mark brings the earlier one back") {
  Desk desk;
  const DeskPlace place = desk.placeOf(desk.adas);
  REQUIRE(is<MarkDone>(
      must(markWhole(desk.station(), kMine, {place, Desk::mark(2, 2, "Well told."), 0, Marker::first, {}}))));
  REQUIRE(is<MarkDone>(must(markWhole(desk.station(), kMine, {place, Desk::mark(0, 0), 1, Marker::first, {}}))));
  CHECK(desk.standing(desk.ada) == journey::Standing::notYet);
  must(undoAtDesk(desk.station(), kMine));
  CHECK(desk.standing(desk.ada) == journey::Standing::mastered);
  CHECK(must(toMark(desk.station(), place.attempt, place.slot)).mark == Desk::mark(2, 2, "Well told."));
}

TEST_CASE("A mark that a student has acted on can't be undone, only changed") {
  Desk desk;
  const DeskPlace place = desk.placeOf(desk.adas);
  must(markWhole(desk.station(), kMine, {place, Desk::mark(0, 0), 0, Marker::first, {}}));
  desk.kiosk.append(ledger::LeafType::attemptAsk,
                    records::encode(records::AttemptAsk{desk.ada, CheckId("trait"), desk.adas, "Again, please."}));
  must(desk.kiosk.sync());
  const auto undone = undoAtDesk(desk.station(), kMine);
  REQUIRE_FALSE(undone);
  CHECK(undone.error().message == "Ada Novak has gone on since. Change the mark instead: the newest one counts.");
  CHECK(desk.standing(desk.ada) == journey::Standing::asked);
}

TEST_CASE("Of two who mark the same response the second one is shown both marks, and nothing is overwritten") {
  Desk desk;
  const DeskPlace place = desk.placeOf(desk.adas);
  REQUIRE(is<MarkDone>(must(markWhole(desk.station(), kMine, {place, Desk::mark(2, 2), 0, Marker::first, {}}))));
  const auto late = must(markWhole(desk.station(), kOther, {place, Desk::mark(1, 2), 0, Marker::first, {}}));
  REQUIRE(is<TwoMarks>(late));
  CHECK(std::get<TwoMarks>(late).one == Desk::mark(2, 2));
  CHECK(std::get<TwoMarks>(late).other == Desk::mark(1, 2));
  CHECK(std::get<TwoMarks>(late).oneCounts);
  CHECK(must(desk.station().facts().markOf(place.attempt, place.slot))->number == 1);
  REQUIRE(is<MarkDone>(
      must(decideMark(desk.station(), kOther, {place, Desk::mark(1, 2), 1, Marker::first, Desk::mark(1, 2)}))));
  CHECK(must(desk.station().facts().markOf(place.attempt, place.slot))->number == 2);
  CHECK(isInAudit(
      desk.station(),
      "Decided between two marks (claim: mastered, proof: mastered | claim: nearly, proof: mastered); counts: "
      "claim: nearly, proof: mastered."));
}

TEST_CASE("A level that somebody else chose meanwhile is told and stays; the same level is no quarrel") {
  Desk desk;
  const DeskTurn old = desk.turn();
  const OneLevel stale{Desk::place(old), old.criterion, 0, "", std::nullopt, 0};
  desk.choose(2);
  const auto done = must(chooseLevel(desk.station(), kOther, stale));
  REQUIRE(is<ChosenMeanwhile>(done));
  CHECK(std::get<ChosenMeanwhile>(done).level == 2);
  CHECK(must(DeskRows(desk.station().db()).levels(stale.place, Marker::first)).at(kClaim).level == 2);
  OneLevel same = stale;
  same.level = 2;
  CHECK(is<Kept>(must(chooseLevel(desk.station(), kOther, same))));
}

TEST_CASE("A second marker marks without seeing the first, then a person decides, and the record names both") {
  Desk desk;
  const DeskPlace place = desk.placeOf(desk.adas);
  sure(askSecondMarker(desk.station(), place, true));
  CHECK(is<AwaitsSecond>(
      must(markWhole(desk.station(), kMine, {place, Desk::mark(2, 1, "Yes."), 0, Marker::first, {}}))));
  CHECK(desk.standing(desk.ada) == journey::Standing::waiting);
  REQUIRE(desk.page().seconds.size() == 1);
  CHECK_FALSE(desk.page().seconds[0].both);
  CHECK(desk.page().heaps.at(0).responses == 1);  // Sam's
  CHECK(twoMarksOf(desk.station(), place).error().fault == Fault::notFound);
  CHECK(is<AwaitsSecond>(must(markWhole(desk.station(), kOther, {place, Desk::mark(2, 2), 0, Marker::second, {}}))));
  CHECK(desk.page().seconds[0].both);
  const TwoMarks two = must(twoMarksOf(desk.station(), place));
  CHECK(two.one == Desk::mark(2, 1, "Yes."));
  CHECK(two.other == Desk::mark(2, 2));
  CHECK_FALSE(two.oneCounts);
  const auto done = must(decideMark(desk.station(), kMine, {place, Desk::mark(2, 2), 0, Marker::first, {}}));
  REQUIRE(is<MarkDone>(done));
  CHECK(std::get<MarkDone>(done).mastered);
  CHECK(desk.page().seconds.empty());
  CHECK(isInAudit(desk.station(), "(claim: mastered, proof: nearly | claim: mastered, proof: mastered)"));
}

TEST_CASE("Without the second marker after all, the last criterion is asked once more, and the mark is signed") {
  Desk desk;
  const DeskPlace place = desk.placeOf(desk.adas);
  sure(askSecondMarker(desk.station(), place, true));
  must(markWhole(desk.station(), kMine, {place, Desk::mark(2, 2), 0, Marker::first, {}}));
  sure(askSecondMarker(desk.station(), place, false));
  CHECK(desk.page().seconds.empty());
  CHECK(must(DeskRows(desk.station().db()).levels(place, Marker::first)).size() == 1);
  CHECK(is<MarkDone>(must(chooseLevel(desk.station(), kMine, {place, kProof, 2, "", std::nullopt, 0}))));
}

TEST_CASE("A rubric with other words asks again for what was chosen under the earlier ones, and says what they were") {
  Desk desk;
  const AttemptId first = desk.turn().entry.attempt;
  desk.choose(1);
  must(desk.station().addPack(writtenPack("2", "A feeling or a deed is named.")));
  const DeskTurn again = desk.turn();
  CHECK(again.entry.attempt == first);
  CHECK(again.edit == PresentRubric::Edit::words);
  CHECK(again.level == 1);
  CHECK(again.wordsThen == "nearly: A feeling is named.");
  CHECK(again.entry.rubric.criteria[0].levels[1] == "A feeling or a deed is named.");
  CHECK(again.done == 0);
  CHECK(is<Kept>(desk.choose(2)));
  CHECK(desk.turn().done == 1);
  CHECK(desk.turn().wordsThen.empty());
}

TEST_CASE("Marks that were given under earlier words are listed until they are given anew or left as they are") {
  Desk desk;
  const DeskPlace adas = desk.placeOf(desk.adas), sams = desk.placeOf(desk.sams);
  must(markWhole(desk.station(), kMine, {adas, Desk::mark(1, 2), 0, Marker::first, {}}));
  must(markWhole(desk.station(), kMine, {sams, Desk::mark(1, 1), 0, Marker::first, {}}));
  CHECK(desk.page().reworded.empty());
  must(desk.station().addPack(writtenPack("2", "A feeling or a deed is named.")));
  REQUIRE(desk.page().reworded.size() == 1);
  CHECK(desk.page().reworded[0].title == "Traits");
  CHECK(desk.page().reworded[0].marks == 2);
  CHECK(desk.standing(desk.ada) == journey::Standing::notYet);  // the marks hold
  REQUIRE(is<MarkDone>(must(markWhole(desk.station(), kMine, {adas, Desk::mark(2, 2), 1, Marker::first, {}}))));
  CHECK(desk.standing(desk.ada) == journey::Standing::mastered);
  REQUIRE(desk.page().reworded.size() == 1);
  CHECK(desk.page().reworded[0].places == std::vector<DeskPlace>{sams});
  CHECK(must(keepUnderNewWords(desk.station(), CheckId("trait"))) == 1);
  CHECK(desk.page().reworded.empty());
}

TEST_CASE("A rubric with other criteria does not change what a student was promised") {
  Desk desk;
  must(desk.station().addPack(writtenPack(
      "2", "A feeling is named.",
      "[[rubric.criterion]]\nid = \"style\"\nlooks_for = \"Reads well.\"\nlevels = [\"g\", \"h\", \"i\"]\n")));
  const DeskTurn turn = desk.turn();
  CHECK(turn.edit == PresentRubric::Edit::another);
  CHECK(turn.entry.rubric.criteria.size() == 2);
}

TEST_CASE("Each line of a comment is offered to be said again, the one that is said most often first") {
  Desk desk;
  const CheckId trait("trait");
  const DeskRows rows(desk.station().db());
  desk.choose(1, "Name it.\nQuote a line.");
  desk.choose(1, "Quote a line.");
  CHECK(must(rows.sayings(trait, 6)) == std::vector<std::string>{"Quote a line.", "Name it."});
  CHECK(desk.page().sayings.size() == 2);
  desk.choose(1, desk.turn().comment);  // as it stood: not said anew
  CHECK(must(rows.sayings(trait, 1)) == std::vector<std::string>{"Quote a line."});
  sure(forgetSaying(desk.station(), trait, "Quote a line."));
  CHECK(must(rows.sayings(trait, 6)) == std::vector<std::string>{"Name it."});
}

TEST_CASE("A level that the rubric doesn't have, and a comment that is too long, change nothing") {
  Desk desk;
  const DeskPlace place = Desk::place(desk.turn());
  const auto choose = [&](const CriterionId& criterion, int level, const std::string& comment) {
    return chooseLevel(desk.station(), kMine, {place, criterion, level, comment, std::nullopt, 0});
  };
  CHECK(choose(kClaim, 3, "").error().fault == Fault::input);
  CHECK(choose(CriterionId("style"), 0, "").error().fault == Fault::input);
  CHECK(choose(kClaim, 1, std::string(5000, 'x')).error().fault == Fault::input);
  CHECK(chooseLevel(desk.station(), kMine, {{AttemptId("x"), SlotId("s1")}, kClaim, 1, "", std::nullopt, 0})
            .error()
            .fault == Fault::notFound);
  CHECK_FALSE(desk.page().canUndo);
}

TEST_CASE("Names are hidden when the teacher wishes it, until that is taken back") {
  Desk desk;
  CHECK_FALSE(desk.page().namesHidden);
  sure(hideNames(desk.station(), true));
  desk.room.reopen();
  CHECK(desk.page().namesHidden);
  sure(hideNames(desk.station(), false));
  CHECK_FALSE(desk.page().namesHidden);
}

TEST_CASE("Of a student who is erased the desk keeps nothing") {
  Desk desk;
  sure(askSecondMarker(desk.station(), desk.placeOf(desk.adas), true));
  sure(putOff(desk.station(), desk.placeOf(desk.adas), kClaim));
  must(markWhole(desk.station(), kMine,
                 {desk.placeOf(desk.adas), Desk::mark(1, 1, "Ada, quote."), 0, Marker::first, {}}));
  must(eraseStudent(desk.station(), desk.ada));
  for (const std::string table : {"desk_deed", "desk_level", "desk_words", "desk_second", "desk_skip", "desk_saying"}) {
    INFO(table);
    auto row = must(desk.station().db().query("SELECT count(*) FROM " + table + " WHERE student = ?1", desk.ada));
    REQUIRE(must(row.step()));
    CHECK(row.integer(0) == 0);
  }
}
