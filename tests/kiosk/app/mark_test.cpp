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

Visit atPanel() {
  Visit teacher;
  teacher.happens(TeacherPressed{});
  teacher.happens(CodeLoaded{teachersCode()});
  for (const char digit : std::string("241964277")) teacher.happens(CodeDigit{digit - '0'});
  teacher.happens(CodeEntered{});
  teacher.happens(PanelLoaded{withSpoken()});
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
