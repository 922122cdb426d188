// The teacher marks at the kiosk what was spoken: one criterion after the other.

#include "tests/kiosk/app/sample.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::app;
using namespace cz::app::sample;

namespace {

PanelView withSpoken() {
  PanelView made = panel();
  made.spoken = {spoken()};
  return made;
}

void letIn(Visit& teacher, const PanelView& shown) {
  teacher.happens(TeacherPressed{});
  teacher.happens(CodeLoaded{teachersCode()});
  for (const char digit : std::string("241964277")) teacher.happens(CodeDigit{digit - '0'});
  teacher.happens(CodeEntered{});
  teacher.happens(PanelLoaded{shown});
}

Visit atPanel() {
  Visit teacher;
  letIn(teacher, withSpoken());
  return teacher;
}

Visit marking() {
  Visit teacher = atPanel();
  teacher.happens(MarkPressed{kAttempt, SlotId("s1")});
  return teacher;
}

const MarkSheet& sheet(const Visit& teacher) { return *teacher.on<PanelScreen>()->marking; }

}  // namespace

TEST_CASE("a level leads to the next criterion, and after the last one to the words, which may stay empty") {
  Visit teacher = marking();
  REQUIRE(teacher.on<PanelScreen>()->marking);
  CHECK(sheet(teacher).at == 0);
  CHECK_FALSE(sheet(teacher).isPicked());
  teacher.happens(LevelPicked{2});
  CHECK(sheet(teacher).at == 1);
  teacher.happens(LevelPicked{3});
  CHECK(sheet(teacher).atLast());
  teacher.happens(MarkSaved{});
  REQUIRE(teacher.did<MarkHere>());
  const scoring::Mark mark = teacher.did<MarkHere>()->mark;
  CHECK(mark == scoring::Mark{{{CriterionId("order"), 2}, {CriterionId("why"), 3}}, ""});
  CHECK(teacher.did<MarkHere>()->attempt == kAttempt);
  CHECK(teacher.did<MarkHere>()->slot == SlotId("s1"));
}

TEST_CASE("back and next change a level before anything is saved, and the words are kept") {
  Visit teacher = marking();
  teacher.happens(LevelPicked{0});
  teacher.happens(LevelPicked{1});
  teacher.happens(MarkWordsTyped{"Well told."});
  teacher.happens(BackPressed{});
  teacher.happens(BackPressed{});
  CHECK(sheet(teacher).at == 0);
  CHECK(sheet(teacher).isPicked());
  teacher.happens(LevelPicked{2});
  teacher.happens(NextPressed{});
  CHECK(sheet(teacher).atLast());
  teacher.happens(MarkSaved{});
  CHECK(teacher.did<MarkHere>()->mark ==
        scoring::Mark{{{CriterionId("order"), 2}, {CriterionId("why"), 1}}, "Well told."});
}

TEST_CASE("no criterion is skipped, no level is made up, and a mark is saved once") {
  Visit teacher = marking();
  teacher.happens(NextPressed{});
  CHECK(sheet(teacher).at == 0);
  teacher.happens(LevelPicked{4});
  teacher.happens(LevelPicked{-1});
  CHECK(sheet(teacher).at == 0);
  teacher.happens(MarkSaved{});
  CHECK(teacher.times<MarkHere>() == 0);
  teacher.happens(LevelPicked{0});
  teacher.happens(LevelPicked{0});
  teacher.happens(LevelPicked{3});  // on the page for the words
  teacher.happens(MarkSaved{});
  REQUIRE(teacher.did<MarkHere>());
  CHECK(teacher.did<MarkHere>()->mark.levels.at(CriterionId("why")) == 0);
  teacher.happens(MarkSaved{});
  CHECK(teacher.times<MarkHere>() == 1);
}

TEST_CASE("back from the first criterion marks nothing, and the panel is as it was") {
  Visit teacher = marking();
  teacher.happens(BackPressed{});
  REQUIRE(teacher.on<PanelScreen>());
  CHECK_FALSE(teacher.on<PanelScreen>()->marking);
  CHECK(teacher.times<LeavePanel>() == 0);
  teacher.happens(MarkPressed{AttemptId("nobody's"), SlotId("s1")});
  CHECK_FALSE(teacher.on<PanelScreen>()->marking);
}

TEST_CASE("what was saved is gone from the list; what a rule refuses stays on the sheet with its reason") {
  Visit teacher = marking();
  teacher.happens(LevelPicked{2});
  teacher.happens(LevelPicked{2});
  teacher.happens(MarkSaved{});
  teacher.happens(Failed{Fault::refused, "The words are too long.", ""});
  CHECK(teacher.on<PanelScreen>()->notice == "The words are too long.");
  teacher.happens(PanelLoaded{withSpoken()});
  REQUIRE(teacher.on<PanelScreen>()->marking);
  CHECK(sheet(teacher).atLast());
  teacher.happens(MarkSaved{});
  teacher.happens(PanelLoaded{panel()});
  CHECK_FALSE(teacher.on<PanelScreen>()->marking);
  CHECK_FALSE(teacher.on<PanelScreen>()->overtaken);
}

TEST_CASE("a mark that comes from the station meanwhile closes the sheet, and other news leaves it open") {
  Visit teacher = marking();
  teacher.happens(LevelPicked{2});
  teacher.happens(FactsChanged{});
  teacher.happens(PanelLoaded{withSpoken()});
  CHECK(sheet(teacher).at == 1);
  teacher.happens(PanelLoaded{panel()});
  CHECK_FALSE(teacher.on<PanelScreen>()->marking);
  CHECK(teacher.on<PanelScreen>()->overtaken);
  teacher.happens(PanelTabPicked{PanelTab::seat});
  CHECK_FALSE(teacher.on<PanelScreen>()->overtaken);
}

TEST_CASE("the desk hears at once that somebody marks, and then each minute as long as the sheet is touched") {
  Visit teacher = marking();
  CHECK(teacher.times<TeacherStays>() == 1);
  teacher.passes(kStayMs);
  CHECK(teacher.times<TeacherStays>() == 1);  // nobody has touched anything since
  teacher.happens(MarkWordsTyped{"W"});
  teacher.passes(1'000);
  CHECK(teacher.times<TeacherStays>() == 2);
  for (int second = 0; second < 59; ++second) {
    teacher.happens(MarkWordsTyped{"Well"});
    teacher.passes(1'000);
  }
  CHECK(teacher.times<TeacherStays>() == 2);
  teacher.passes(1'000);
  CHECK(teacher.times<TeacherStays>() == 3);
}

TEST_CASE("a teacher who talks with the student in the middle of a mark has five minutes between two touches") {
  Visit teacher = marking();
  teacher.happens(LevelPicked{2});
  teacher.passes(kTeacherCodeMs - 1);
  CHECK(teacher.on<PanelScreen>());
  teacher.passes(1);
  CHECK(teacher.on<StartScreen>());
  CHECK(teacher.times<LeavePanel>() == 1);
}

TEST_CASE("no time takes a mark away: it is said that it isn't saved, and another code goes on with it") {
  const auto chosen = [] {
    Visit teacher = marking();
    teacher.happens(LevelPicked{2});
    teacher.happens(LevelPicked{3});
    teacher.happens(MarkWordsTyped{"Well told."});
    return teacher;
  };
  Visit idle = chosen(), over = chosen(), saving = chosen();
  idle.passes(kTeacherCodeMs);
  over.happens(PanelOver{});
  saving.happens(MarkSaved{});
  saving.happens(PanelOver{});
  for (Visit* teacher : {&idle, &over, &saving}) {
    REQUIRE(teacher->on<StartScreen>());
    CHECK(teacher->on<StartScreen>()->markLeft);
    teacher->happens(SheetClosed{});
    CHECK_FALSE(teacher->on<StartScreen>()->markLeft);
    letIn(*teacher, withSpoken());
    teacher->happens(MarkPressed{kAttempt, SlotId("s1")});
    CHECK(sheet(*teacher).atLast());
    teacher->happens(MarkSaved{});
    REQUIRE(teacher->did<MarkHere>());
    CHECK(teacher->did<MarkHere>()->mark ==
          scoring::Mark{{{CriterionId("order"), 2}, {CriterionId("why"), 3}}, "Well told."});
    CHECK_FALSE(teacher->model.leftMark);
  }
}

TEST_CASE("what was chosen for an answer that waits no more is not kept, and a mark that was left on purpose neither") {
  Visit marked = marking();
  marked.happens(LevelPicked{2});
  marked.happens(PanelOver{});
  REQUIRE(marked.model.leftMark);
  letIn(marked, panel());
  CHECK_FALSE(marked.model.leftMark);
  Visit left = marking();
  left.happens(LevelPicked{2});
  left.happens(BackPressed{});
  left.happens(BackPressed{});
  left.happens(BackPressed{});
  REQUIRE(left.on<StartScreen>());
  CHECK_FALSE(left.on<StartScreen>()->markLeft);
  CHECK_FALSE(left.model.leftMark);
}

TEST_CASE("news that comes while a mark is being saved neither frees the button nor calls the mark the station's") {
  Visit teacher = marking();
  teacher.happens(LevelPicked{2});
  teacher.happens(LevelPicked{2});
  teacher.happens(FactsChanged{});  // asked for before the mark was given to the desk
  teacher.happens(MarkSaved{});
  teacher.happens(PanelLoaded{withSpoken(), true});
  CHECK(teacher.on<PanelScreen>()->busy);
  teacher.happens(MarkSaved{});
  CHECK(teacher.times<MarkHere>() == 1);
  teacher.happens(PanelLoaded{panel()});
  CHECK_FALSE(teacher.on<PanelScreen>()->marking);
  CHECK_FALSE(teacher.on<PanelScreen>()->overtaken);
  CHECK_FALSE(teacher.on<PanelScreen>()->busy);
}

TEST_CASE("an answer that had its mark before this one came is told so, with the reason") {
  Visit teacher = marking();
  teacher.happens(LevelPicked{2});
  teacher.happens(LevelPicked{2});
  teacher.happens(FactsChanged{});
  teacher.happens(MarkSaved{});
  teacher.happens(PanelLoaded{panel(), true});
  REQUIRE(teacher.on<PanelScreen>()->marking);  // until the desk has answered
  teacher.happens(Failed{Fault::refused, "That answer doesn't wait for a mark at this seat any more.", ""});
  teacher.happens(PanelLoaded{panel(), true});
  CHECK_FALSE(teacher.on<PanelScreen>()->marking);
  CHECK(teacher.on<PanelScreen>()->overtaken);
  CHECK(teacher.on<PanelScreen>()->notice == "That answer doesn't wait for a mark at this seat any more.");
}
