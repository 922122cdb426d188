// The pace of a unit, and who is shown in which order.

#include "core/station/pace.h"

#include "core/station/progress_view.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using journey::Standing;
using station::testing::Classroom;
using Is = PaceState::Is;

namespace {

journey::Day november(int day) { return *journey::dayOf(2026, 11, day); }  // the 16th is a Monday
journey::Day december(int day) { return *journey::dayOf(2026, 12, day); }

const UnitPace kPace{november(16), 3};
constexpr int kLessons = 5;

PaceState stateOn(journey::Day today, int done, const journey::Calendar& calendar = {}) {
  return paceOf(kPace, done, kLessons, today, calendar);
}

ProgressRow row(const std::string& who, const std::vector<Standing>& standings) {
  ProgressRow one{StudentId(who), who, {}};
  for (const Standing standing : standings) {
    one.cells.emplace_back();
    one.cells.back().standing = standing;
  }
  return one;
}

/// Three lessons since Monday the 16th, one a day: on the 18th the third one is today's.
ProgressView threeStudents(ShowOnly show, SortBy sort) {
  ProgressView view;
  view.progress.lessons = {{"1", "One"}, {"2", "Two"}, {"3", "Three"}};
  view.progress.rows = {row("Ada", {Standing::mastered, Standing::mastered, Standing::ready}),
                        row("Lex", {Standing::notYet, Standing::ready, Standing::ready}),
                        row("Sam", {Standing::mastered, Standing::asked, Standing::ready})};
  view.pace = UnitPace{november(16), 1};
  view.show = show;
  view.sort = sort;
  arrange(view, november(18), {});
  return view;
}

std::vector<std::string> names(const ProgressView& view) {
  std::vector<std::string> all;
  for (const ProgressRow& one : view.progress.rows) all.push_back(one.who);
  return all;
}

}  // namespace

TEST_CASE("Who has done what was due is on pace; late is counted in school days from the day after") {
  CHECK(stateOn(november(16), 0) == PaceState{Is::onPace, 0});
  CHECK(stateOn(november(18), 0) == PaceState{Is::onPace, 0});  // the last day of the first lesson
  CHECK(stateOn(november(19), 0) == PaceState{Is::behind, 1});
  CHECK(stateOn(november(20), 0) == PaceState{Is::behind, 2});
  CHECK(stateOn(november(22), 0) == PaceState{Is::behind, 2});  // a Sunday
  CHECK(stateOn(november(23), 0) == PaceState{Is::behind, 3});
  CHECK(stateOn(november(23), 1) == PaceState{Is::onPace, 0});
  CHECK(stateOn(november(24), 1) == PaceState{Is::behind, 1});
}

TEST_CASE("Ahead is who has done more than the lesson of today") {
  CHECK(stateOn(november(16), 1) == PaceState{Is::onPace, 0});
  CHECK(stateOn(november(16), 2) == PaceState{Is::ahead, 0});
  CHECK(stateOn(november(13), 0) == PaceState{Is::onPace, 0});  // before the first day
  CHECK(stateOn(november(13), 1) == PaceState{Is::ahead, 0});
  CHECK(stateOn(december(4), 5) == PaceState{Is::ahead, 0});  // the fifteenth school day, the last of all
  CHECK(stateOn(december(7), 5) == PaceState{Is::onPace, 0});
  CHECK(stateOn(december(7), 4) == PaceState{Is::behind, 1});
}

TEST_CASE("A holiday moves everything by a day") {
  journey::Calendar calendar;
  calendar.holidays = {november(19)};
  CHECK(stateOn(november(20), 0, calendar) == PaceState{Is::behind, 1});
  CHECK(dueDay(kPace, 0, calendar) == november(18));
  CHECK(dueDay(kPace, 1, calendar) == november(24));
  CHECK(dueDay(kPace, 1, {}) == november(23));
}

TEST_CASE("The lesson of today is known from the first day on") {
  CHECK_FALSE(lessonToday(kPace, kLessons, november(15), {}));
  CHECK(lessonToday(kPace, kLessons, november(16), {}) == 0);
  CHECK(lessonToday(kPace, kLessons, november(19), {}) == 1);
  CHECK(lessonToday(kPace, kLessons, december(7), {}) == 5);
}

TEST_CASE("Who is shown, and in which order") {
  CHECK(names(threeStudents(ShowOnly::everybody, SortBy::name)) == std::vector<std::string>{"Ada", "Lex", "Sam"});
  CHECK(names(threeStudents(ShowOnly::waitingForMe, SortBy::name)) == std::vector<std::string>{"Sam"});
  CHECK(names(threeStudents(ShowOnly::notYet, SortBy::name)) == std::vector<std::string>{"Lex", "Sam"});
  CHECK(names(threeStudents(ShowOnly::behind, SortBy::name)) == std::vector<std::string>{"Lex", "Sam"});
  CHECK(names(threeStudents(ShowOnly::everybody, SortBy::behindFirst)) ==
        std::vector<std::string>{"Lex", "Sam", "Ada"});
  CHECK(names(threeStudents(ShowOnly::everybody, SortBy::mostFirst)) == std::vector<std::string>{"Ada", "Sam", "Lex"});
  CHECK(names(threeStudents(ShowOnly::everybody, SortBy::fewestFirst)) ==
        std::vector<std::string>{"Lex", "Sam", "Ada"});
  const ProgressView waiting = threeStudents(ShowOnly::waitingForMe, SortBy::name);
  CHECK(waiting.leftOut == 2);
  CHECK(waiting.states == std::vector<PaceState>{{Is::behind, 1}});
  CHECK(waiting.now == 2);
  CHECK(showOnlyNamed("behind") == ShowOnly::behind);
  CHECK(showOnlyNamed("anything") == ShowOnly::everybody);
  CHECK(sortByNamed("most") == SortBy::mostFirst);
}

TEST_CASE("A pace is kept for a class and a unit, and can be taken away") {
  Classroom room;
  const ClassId period("p3");
  CHECK_FALSE(must(paceFor(room.station(), period, "sums/first")));
  REQUIRE(setPace(room.station(), period, "sums/first", kPace));
  room.reopen();
  CHECK(must(paceFor(room.station(), period, "sums/first")) == kPace);
  CHECK(setPace(room.station(), period, "sums/first", UnitPace{november(16), 0}).error().fault == Fault::input);
  CHECK(setPace(room.station(), period, "sums/other", kPace).error().fault == Fault::input);
  CHECK(setPace(room.station(), ClassId("p4"), "sums/first", kPace).error().fault == Fault::input);
  REQUIRE(setPace(room.station(), period, "sums/first", std::nullopt));
  CHECK_FALSE(must(paceFor(room.station(), period, "sums/first")));
}
