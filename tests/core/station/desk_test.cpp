// The marking desk: one criterion at a time across students, and what two people do at it.

#include "core/station/audit.h"
#include "core/station/desk_deeds.h"
#include "core/station/erase.h"
#include "core/station/marking_choices.h"
#include "core/station/marking_desk.h"
#include "tests/core/station/written.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using station::testing::beginWriting;
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
  Result<void> undo(const std::string& seat = kMine) {
    const auto last = page(seat).undo;
    return undoAtDesk(station(), seat, last ? last->number : 0);
  }
  ChoiceDone whole(const DeskPlace& place, const scoring::Mark& mark, std::uint64_t marks = 0,
                   const std::string& seat = kMine, Marker marker = Marker::first) {
    return must(markWhole(station(), seat, {place, mark, marks, marker, {}}));
  }
  DeskLevels levels(const DeskPlace& place, Marker marker = Marker::first) {
    return must(DeskRows(station().db()).levels(place, marker));
  }
  std::string words(const DeskPlace& place, Marker marker = Marker::first) {
    return must(DeskRows(station().db()).words(place, marker));
  }
  std::optional<scoring::Mark> markAt(const DeskPlace& place) {
    return must(toMark(station(), place.attempt, place.slot)).mark;
  }
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
  const DeskPlace place = Desk::place(desk.turn());
  desk.choose(2, "Say why.");
  desk.room.reopen();
  CHECK(desk.turn().done == 1);
  CHECK(desk.levels(place).at(kClaim).level == 2);
  CHECK(desk.words(place) == "Say why.");
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
  for (int i = 0; i < 2; ++i) sure(putOff(desk.station(), kMine, Desk::place(desk.turn()), kClaim));
  CHECK(desk.turn().criterion == kProof);  // of the first heap
  for (int i = 0; i < 2; ++i) sure(putOff(desk.station(), kMine, Desk::place(desk.turn()), kProof));
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
  CHECK_FALSE(desk.page().undo);
  const AttemptId first = desk.turn().entry.attempt;
  desk.choose(0);
  CHECK(desk.page(kMine).undo);
  CHECK_FALSE(desk.page(kOther).undo);
  CHECK(desk.undo(kOther).error().fault == Fault::notFound);
  sure(desk.undo());
  CHECK(desk.turn().entry.attempt == first);
  CHECK(desk.turn().done == 0);
  CHECK(desk.undo().error().fault == Fault::notFound);
}

TEST_CASE("Undo names its deed: pressed twice it takes back one, and a page that is old takes back none") {
  Desk desk;
  desk.choose(0);
  desk.choose(1);
  const DeskUndo last = *desk.page().undo;
  CHECK(last.kind == DeskRows::Kind::level);
  sure(undoAtDesk(desk.station(), kMine, last.number));
  CHECK(undoAtDesk(desk.station(), kMine, last.number).error().message == "That was undone already.");
  CHECK(desk.turn().done == 1);
  const std::int64_t old = desk.page().undo->number;
  desk.choose(1);
  CHECK(undoAtDesk(desk.station(), kMine, old).error().message ==
        "Something else was done in this browser since. Undo that first.");
  CHECK(desk.page().decisions == 2);
}

TEST_CASE("Undo of a level that took another one's place brings that one back, and leaves what was typed") {
  Desk desk;
  const DeskPlace place = desk.placeOf(desk.adas);
  const auto claim = [&](int level, std::optional<int> was, const std::string& comment) {
    return must(chooseLevel(desk.station(), kMine, {place, kClaim, level, comment, was, 0}));
  };
  CHECK(is<Kept>(claim(2, std::nullopt, "Say why.")));
  CHECK(is<Kept>(claim(1, 2, "Say why, and where.")));
  sure(desk.undo());
  CHECK(desk.levels(place).at(kClaim).level == 2);
  CHECK(desk.words(place) == "Say why, and where.");
  sure(desk.undo());
  CHECK(desk.levels(place).empty());
}

TEST_CASE("Undo after putting off, or after a wish for a second marker, takes back just that") {
  Desk desk;
  desk.choose(2);
  const DeskPlace chosen =
      desk.levels(desk.placeOf(desk.adas)).empty() ? desk.placeOf(desk.sams) : desk.placeOf(desk.adas);
  const DeskPlace other = Desk::place(desk.turn());
  sure(putOff(desk.station(), kMine, other, kClaim));
  sure(putOff(desk.station(), kMine, other, kClaim));  // pressed twice
  CHECK(desk.page().undo->kind == DeskRows::Kind::putOff);
  CHECK(desk.turn().criterion == kProof);
  sure(desk.undo());
  CHECK(Desk::place(desk.turn()) == other);
  CHECK(desk.levels(chosen).at(kClaim).level == 2);
  sure(askSecondMarker(desk.station(), kMine, other, true));
  sure(askSecondMarker(desk.station(), kMine, other, true));
  CHECK(desk.page().undo->kind == DeskRows::Kind::second);
  sure(desk.undo());
  CHECK_FALSE(must(DeskRows(desk.station().db()).wantsSecond(other)));
  CHECK(desk.levels(chosen).at(kClaim).level == 2);
}

TEST_CASE("Undo takes back only the mark that it signed, not the newer one of somebody else") {
  Desk desk;
  const DeskPlace place = desk.placeOf(desk.adas);
  desk.whole(place, Desk::mark(0, 0));
  SECTION("from another browser") { desk.whole(place, Desk::mark(2, 2, "Yes."), 1, kOther); }
  SECTION("from no browser at all") {
    must(giveMark(desk.station(), place.attempt, place.slot, Desk::mark(2, 2, "Yes.")));
  }
  const auto undone = desk.undo();
  CHECK(undone.error().fault == Fault::refused);
  CHECK(undone.error().message ==
        "Somebody has gone on with this response since, so nothing was undone. Open it from the student's page to "
        "change its mark.");
  CHECK(desk.markAt(place) == Desk::mark(2, 2, "Yes."));
  CHECK(desk.standing(desk.ada) == journey::Standing::mastered);
  CHECK_FALSE(desk.page().undo);  // it does not stick there
}

TEST_CASE("Undo of a level that somebody else made a mark of is refused, and the mark stays") {
  Desk desk;
  const DeskPlace place = desk.placeOf(desk.adas);
  must(chooseLevel(desk.station(), kMine, {place, kClaim, 2, "", std::nullopt, 0}));
  SECTION("with the last criterion, in another browser") {
    REQUIRE(is<MarkDone>(must(chooseLevel(desk.station(), kOther, {place, kProof, 2, "", std::nullopt, 0}))));
  }
  SECTION("from no browser at all") { must(giveMark(desk.station(), place.attempt, place.slot, Desk::mark(2, 2))); }
  CHECK(desk.undo().error().fault == Fault::refused);
  CHECK(desk.markAt(place) == Desk::mark(2, 2));
  CHECK(desk.levels(place).at(kClaim).level == 2);
}

TEST_CASE("Undo of two marks of one response, one after the other, ends where there was none") {
  Desk desk;
  const DeskPlace place = desk.placeOf(desk.adas);
  desk.whole(place, Desk::mark(0, 0));
  desk.whole(place, Desk::mark(2, 2), 1, kOther);
  sure(desk.undo(kOther));
  CHECK(desk.markAt(place) == Desk::mark(0, 0));
  sure(desk.undo());
  CHECK_FALSE(desk.markAt(place));
  CHECK(desk.standing(desk.ada) == journey::Standing::waiting);
}

TEST_CASE("The newest five hundred deeds can be undone; older ones are forgotten, and what they did stays") {
  Desk desk;
  const DeskPlace place = desk.placeOf(desk.adas), other = desk.placeOf(desk.sams);
  must(chooseLevel(desk.station(), kOther, {place, kClaim, 2, "", std::nullopt, 0}));
  for (int i = 0; i < 250; ++i)
    for (const CriterionId& criterion : {kClaim, kProof}) sure(putOff(desk.station(), kMine, other, criterion));
  CHECK_FALSE(desk.page(kOther).undo);
  CHECK(desk.page(kMine).undo);
  CHECK(desk.levels(place).at(kClaim).level == 2);
  auto row = must(desk.station().db().query("SELECT count(*) FROM desk_deed"));
  REQUIRE(must(row.step()));
  CHECK(row.integer(0) == 500);
}

TEST_CASE(
    "Undo of a mark is an entry of its own: the response waits again, and everything is drawn from the logs alike") {
  Desk desk;
  for (int i = 0; i < 3; ++i) desk.choose(2);
  CHECK(desk.waiting() == 1);
  const DeskPlace undone = desk.placeOf(desk.standing(desk.ada) == journey::Standing::mastered ? desk.adas : desk.sams);
  sure(desk.undo());
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
  sure(desk.undo());
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
  const auto undone = desk.undo();
  REQUIRE_FALSE(undone);
  // Without the name: it may be hidden.
  CHECK(undone.error().message == "The student has gone on since. Change the mark instead: the newest one counts.");
  CHECK(desk.standing(desk.ada) == journey::Standing::asked);
}

TEST_CASE("A mark can't be undone while the try runs that was begun because of it") {
  Desk desk;
  const DeskPlace place = desk.placeOf(desk.adas);
  desk.whole(place, Desk::mark(0, 0));
  beginWriting(desk.room, desk.kiosk, desk.ada, "trait", 2);
  REQUIRE(desk.standing(desk.ada) == journey::Standing::taking);
  CHECK(desk.undo().error().message ==
        "The student has gone on since. Change the mark instead: the newest one counts.");
  CHECK(desk.markAt(place) == Desk::mark(0, 0));
}

TEST_CASE("A button that was pressed twice saves once and comes to the same") {
  Desk desk;
  const DeskPlace place = desk.placeOf(desk.adas);
  const OneLevel claim{place, kClaim, 2, "Say why.", std::nullopt, 0};
  for (int i = 0; i < 2; ++i) CHECK(is<Kept>(must(chooseLevel(desk.station(), kMine, claim))));
  const OneLevel proof{place, kProof, 2, "Say why.", std::nullopt, 0};
  for (int i = 0; i < 2; ++i) {
    const auto done = must(chooseLevel(desk.station(), kMine, proof));
    REQUIRE(is<MarkDone>(done));
    CHECK(std::get<MarkDone>(done).mastered);
  }
  CHECK(must(desk.station().facts().markOf(place.attempt, place.slot))->number == 1);
  sure(desk.undo());
  sure(desk.undo());
  CHECK(desk.levels(place).empty());
  CHECK_FALSE(desk.page().undo);
  for (int i = 0; i < 2; ++i) CHECK(is<MarkDone>(desk.whole(place, Desk::mark(1, 2, "So."), 2)));
  CHECK(must(desk.station().facts().markOf(place.attempt, place.slot))->number == 3);
  for (int i = 0; i < 2; ++i)
    CHECK(is<MarkDone>(must(decideMark(desk.station(), kMine, {place, Desk::mark(2, 2), 3, Marker::first, {}}))));
  CHECK(must(desk.station().facts().markOf(place.attempt, place.slot))->number == 4);
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
  sure(askSecondMarker(desk.station(), kMine, place, true));
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

TEST_CASE("Undo of a decision between two brings both marks back, the wish for two, and keeps what was typed") {
  Desk desk;
  const DeskPlace place = desk.placeOf(desk.adas);
  sure(askSecondMarker(desk.station(), kMine, place, true));
  desk.whole(place, Desk::mark(2, 1, "Yes."));
  desk.whole(place, Desk::mark(1, 2, "Nearly."), 0, kOther, Marker::second);
  must(decideMark(desk.station(), kMine, {place, Desk::mark(0, 0, "See me."), 0, Marker::first, {}}));
  CHECK(desk.page().undo->kind == DeskRows::Kind::decision);
  sure(desk.undo());
  CHECK(desk.standing(desk.ada) == journey::Standing::waiting);
  REQUIRE(desk.page().seconds.size() == 1);
  CHECK(desk.page().seconds[0].both);
  const TwoMarks two = must(twoMarksOf(desk.station(), place));
  CHECK(two.one == Desk::mark(2, 1, "Yes."));
  CHECK(two.other == Desk::mark(1, 2, "Nearly."));
  CHECK(two.comment == "See me.");
}

TEST_CASE("A second marker who saves after one was enough is refused, and what came before stays") {
  Desk desk;
  const DeskPlace place = desk.placeOf(desk.adas);
  sure(askSecondMarker(desk.station(), kMine, place, true));
  desk.whole(place, Desk::mark(2, 2));
  sure(askSecondMarker(desk.station(), kMine, place, false));
  const auto late = markWhole(desk.station(), kOther, {place, Desk::mark(1, 1, "Late."), 0, Marker::second, {}});
  CHECK(late.error().message == "One marker is enough for this response by now, so what you chose was not saved.");
  CHECK(desk.levels(place, Marker::second).empty());
  sure(desk.undo());  // of “One marker is enough”
  CHECK(desk.page().seconds.size() == 1);
  CHECK(desk.levels(place).size() == 2);
}

TEST_CASE("When both have marked it, it is decided: neither of the two marks can be called off") {
  Desk desk;
  const DeskPlace place = desk.placeOf(desk.adas);
  sure(askSecondMarker(desk.station(), kMine, place, true));
  desk.whole(place, Desk::mark(2, 1));
  desk.whole(place, Desk::mark(1, 2), 0, kOther, Marker::second);
  CHECK(askSecondMarker(desk.station(), kMine, place, false).error().message ==
        "Both have marked it by now. Decide between the two.");
  CHECK(must(twoMarksOf(desk.station(), place)).other == Desk::mark(1, 2));
}

TEST_CASE("What changes how marking goes is in the audit log") {
  Desk desk;
  const DeskPlace place = desk.placeOf(desk.adas);
  sure(askSecondMarker(desk.station(), kMine, place, true));
  CHECK(isInAudit(desk.station(), "Asked for a second marker of an answer in “Traits”."));
  sure(askSecondMarker(desk.station(), kMine, place, false));
  CHECK(isInAudit(desk.station(), "Called the second marker of an answer in “Traits” off."));
  sure(hideNames(desk.station(), true));
  CHECK(isInAudit(desk.station(), "Hid students' names while marking."));
  sure(hideNames(desk.station(), false));
  CHECK(isInAudit(desk.station(), "Showed students' names while marking again."));
  sure(keepComment(desk.station(), place, Marker::first, "Ada, quote a line."));
  sure(forgetSaying(desk.station(), CheckId("trait"), "Ada, quote a line."));
  CHECK(isInAudit(desk.station(), "Took a comment off those that are offered again in “Traits”."));
  CHECK_FALSE(isInAudit(desk.station(), "quote a line"));
}

TEST_CASE("Without the second marker after all, the last criterion is asked once more, and the mark is signed") {
  Desk desk;
  const DeskPlace place = desk.placeOf(desk.adas);
  sure(askSecondMarker(desk.station(), kMine, place, true));
  must(markWhole(desk.station(), kMine, {place, Desk::mark(2, 2), 0, Marker::first, {}}));
  sure(askSecondMarker(desk.station(), kMine, place, false));
  CHECK(desk.page().seconds.empty());
  CHECK(desk.levels(place).size() == 1);
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
  sure(keepUnderNewWords(desk.station(), CheckId("trait")));
  CHECK(desk.page().reworded.empty());
}

TEST_CASE("What is not marked is not listed as marked under earlier words, and keeping those doesn't touch it") {
  Desk desk;
  const DeskPlace adas = desk.placeOf(desk.adas), sams = desk.placeOf(desk.sams);
  must(chooseLevel(desk.station(), kMine, {adas, kClaim, 2, "", std::nullopt, 0}));
  must(chooseLevel(desk.station(), kMine, {adas, kProof, 2, "", std::nullopt, 0}));
  sure(desk.undo());  // the mark is taken back; its first level is a draft again
  must(desk.station().addPack(writtenPack("2", "A feeling or a deed is named.")));
  CHECK(desk.page().reworded.empty());
  must(giveMark(desk.station(), sams.attempt, sams.slot, Desk::mark(2, 2)));
  sure(keepUnderNewWords(desk.station(), CheckId("trait")));
  const DeskTurn again = desk.turn();
  CHECK(again.criterion == kClaim);  // it is asked again
  CHECK(again.wordsThen == "mastered: A trait is named.");
}

TEST_CASE("Of a response that two marked, the words of the one who decided tell whether the mark is of earlier ones") {
  Desk desk;
  const DeskPlace place = desk.placeOf(desk.adas);
  sure(askSecondMarker(desk.station(), kMine, place, true));
  desk.whole(place, Desk::mark(1, 1));
  must(desk.station().addPack(writtenPack("2", "A feeling or a deed is named.")));
  desk.whole(place, Desk::mark(1, 2), 0, kOther, Marker::second);
  must(chooseLevel(desk.station(), kMine, {place, kClaim, 1, "", 1, 0}));  // asked again
  must(decideMark(desk.station(), kMine, {place, Desk::mark(2, 2), 0, Marker::first, {}}));
  CHECK(desk.page().reworded.empty());
  must(desk.station().addPack(writtenPack("3", "A feeling, a deed or a word is named.")));
  REQUIRE(desk.page().reworded.size() == 1);
  CHECK(desk.page().reworded[0].marks == 1);
  desk.whole(place, Desk::mark(2, 2, "By the new words."), 1);
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
  CHECK_FALSE(desk.page().undo);
}

TEST_CASE("A comment may have four thousand letters in any script, and is kept with nothing chosen") {
  Desk desk;
  const DeskPlace place = desk.placeOf(desk.adas);
  std::string letters;
  for (int i = 0; i < 4000; ++i) letters += "ж";
  sure(keepComment(desk.station(), place, Marker::first, letters));
  CHECK(desk.words(place) == letters);
  CHECK(is<MarkDone>(desk.whole(place, Desk::mark(2, 2, letters))));
  CHECK(keepComment(desk.station(), place, Marker::first, letters + "ж").error().message ==
        "The comment is too long: it has 4001 letters. Write at most 4000.");
}

TEST_CASE("The desk shows the spot that is asked for, when it is on a heap") {
  Desk desk;
  const DeskPlace other = desk.placeOf(desk.turn().entry.attempt == desk.adas ? desk.sams : desk.adas);
  const auto at = [&](const DeskSpot& spot) { return *must(deskOf(desk.station(), kMine, {}, spot)).turn; };
  CHECK(Desk::place(at({other, kProof})) == other);
  CHECK(at({other, kProof}).criterion == kProof);
  CHECK(Desk::place(at({desk.placeOf(AttemptId("x")), kProof})) == Desk::place(desk.turn()));
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
  sure(askSecondMarker(desk.station(), kMine, desk.placeOf(desk.adas), true));
  sure(putOff(desk.station(), kMine, desk.placeOf(desk.adas), kClaim));
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
