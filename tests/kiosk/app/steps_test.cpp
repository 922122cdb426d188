// Between two tries: the reflection and the revision, told event by event.

#include "tests/kiosk/app/sample.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::app;
using namespace cz::app::sample;

namespace {

ResultView toReflect() {
  ResultView result = notYet();
  result.next = NextStep::reflect;
  return result;
}

/// On the screen of the reflection, with these answers.
Visit reflecting(const std::vector<std::string>& answers) {
  Visit lex;
  lex.openAttempt();
  lex.happens(PlacePicked{8});
  lex.happens(HandInPressed{});
  lex.happens(HandInConfirmed{});
  lex.happens(HandedIn{toReflect()});
  lex.happens(StepPressed{});
  ReflectionView view = reflection();
  view.answers = answers;
  lex.happens(ReflectionLoaded{view});
  return lex;
}

Visit revising() {
  Visit lex = reflecting({"a", "b", "c"});
  lex.happens(NextPressed{});  // the last question: keep it
  lex.happens(RevisionLoaded{revision()});
  return lex;
}

const ReflectionScreen& questions(const Visit& lex) { return *lex.on<ReflectionScreen>(); }

}  // namespace

TEST_CASE("the result leads to the step that comes next, once") {
  Visit lex = reflecting({"", "", ""});
  REQUIRE(lex.on<ReflectionScreen>());
  CHECK(lex.times<OpenStep>() == 1);
  CHECK(questions(lex).at == 0);
}

TEST_CASE("the path leads to the result before the reflection, and straight to the revision") {
  for (const NextStep next : {NextStep::reflect, NextStep::revise, NextStep::showRevision}) {
    Visit lex;
    lex.signIn();
    PathView way = path();
    way.units[0].lessons[2].standing = Standing::notYet;
    way.units[0].lessons[2].next = next;
    lex.happens(FactsChanged{});
    lex.happens(PathLoaded{way});
    lex.happens(LessonPicked{kCommon});
    lex.happens(OpenPressed{});
    CHECK(lex.times<OpenResult>() == (next == NextStep::reflect ? 1 : 0));
    CHECK(lex.times<OpenStep>() == (next == NextStep::reflect ? 0 : 1));
    CHECK(lex.times<OpenCover>() == 0);
  }
}

TEST_CASE("what is typed is saved after the pause, and said to be saved only then") {
  Visit lex = reflecting({"", "", ""});
  lex.happens(ReflectionTyped{0, "I took my time."});
  CHECK(questions(lex).saveState() == SaveState::saving);
  CHECK(lex.times<SaveReflection>() == 0);
  CHECK(nextTickMs(lex.model) == 100);
  lex.passes(kDraftPauseMs);
  REQUIRE(lex.did<SaveReflection>());
  CHECK(lex.did<SaveReflection>()->answers == std::vector<std::string>{"I took my time.", "", ""});
  const auto serial = lex.did<SaveReflection>()->serial;
  CHECK(questions(lex).saveState() == SaveState::saving);
  lex.happens(ReflectionSaved{kAttempt, serial});
  CHECK(questions(lex).saveState() == SaveState::saved);
}

TEST_CASE("an empty answer is asked for again and nothing is kept; blanks are no answer") {
  Visit lex = reflecting({"", "", ""});
  lex.happens(ReflectionTyped{0, "  \n "});
  lex.happens(NextPressed{});
  CHECK(questions(lex).at == 0);
  CHECK(questions(lex).askedAgain);
  lex.happens(ReflectionTyped{0, "ok"});
  CHECK_FALSE(questions(lex).askedAgain);
  lex.happens(NextPressed{});
  CHECK(questions(lex).at == 1);
  CHECK(lex.times<KeepReflection>() == 0);
}

TEST_CASE("the last question keeps all three, once, after saving what was typed") {
  Visit lex = reflecting({"a", "b", ""});
  CHECK(questions(lex).at == 2);  // the first that is open
  lex.happens(ReflectionTyped{2, "c"});
  lex.happens(NextPressed{});
  CHECK(lex.times<SaveReflection>() == 1);
  REQUIRE(lex.did<KeepReflection>());
  CHECK(lex.did<KeepReflection>()->answers == std::vector<std::string>{"a", "b", "c"});
  lex.happens(NextPressed{});
  lex.happens(ReflectionTyped{2, "later"});
  CHECK(lex.times<KeepReflection>() == 1);
  CHECK(questions(lex).answer() == "c");
}

TEST_CASE("an answer that was emptied again is gone back to before the rest is kept") {
  Visit lex = reflecting({"a", "b", "c"});
  lex.happens(BackPressed{});
  lex.happens(ReflectionTyped{1, ""});
  lex.happens(BackPressed{});
  lex.happens(NextPressed{});
  lex.happens(NextPressed{});
  CHECK(questions(lex).at == 1);
  CHECK(questions(lex).askedAgain);
  CHECK(lex.times<KeepReflection>() == 0);
}

TEST_CASE("later, back from the first question, and signing out leave nothing unsaved") {
  const auto typed = [] {
    Visit lex = reflecting({"", "", ""});
    lex.happens(ReflectionTyped{0, "half a"});
    return lex;
  };
  Visit later = typed(), back = typed(), away = typed();
  later.happens(PathPressed{});
  back.happens(BackPressed{});
  for (const Visit* lex : {&later, &back}) {
    CHECK(lex->did<SaveReflection>());
    CHECK(lex->did<LoadPath>());
  }
  away.happens(SignOutPressed{});
  CHECK(away.did<SaveReflection>());
  CHECK(away.did<SignOut>());
  CHECK(away.on<StartScreen>());
}

TEST_CASE("news from the station doesn't take the reflection from under somebody's hands") {
  Visit lex = reflecting({"", "", ""});
  lex.happens(ReflectionTyped{0, "half a"});
  lex.happens(FactsChanged{});
  lex.happens(ResultLoaded{notYet()});
  lex.happens(RevisionLoaded{revision()});
  REQUIRE(lex.on<ReflectionScreen>());
  CHECK(questions(lex).answer() == "half a");
}

TEST_CASE("the revision is said to be done when every task is ticked, and not before") {
  Visit lex = revising();
  REQUIRE(lex.on<RevisionScreen>());
  lex.happens(TaskTicked{0});
  lex.happens(RevisedPressed{});
  CHECK(lex.on<RevisionScreen>()->askedAgain);
  CHECK(lex.times<SayRevised>() == 0);
  lex.happens(TaskTicked{1});
  CHECK_FALSE(lex.on<RevisionScreen>()->askedAgain);
  lex.happens(RevisedPressed{});
  lex.happens(RevisedPressed{});
  CHECK(lex.times<SayRevised>() == 1);
  ResultView next = notYet();
  lex.happens(ResultLoaded{next});
  REQUIRE(lex.on<ResultScreen>());
  CHECK(lex.on<ResultScreen>()->result.next == NextStep::ask);
}

TEST_CASE("a second tap takes a tick back, and there are no ticks beyond the tasks") {
  Visit lex = revising();
  lex.happens(TaskTicked{0});
  lex.happens(TaskTicked{0});
  lex.happens(TaskTicked{2});
  lex.happens(TaskTicked{-1});
  CHECK(lex.on<RevisionScreen>()->ticked == std::vector<bool>{false, false});
}

TEST_CASE(
    "where the teacher confirms, the student can't say that it is done, and the teacher's word moves the screen") {
  Visit lex = revising();
  RevisionView shown = revision();
  shown.byTeacher = true;
  lex.happens(RevisionLoaded{shown});
  lex.happens(TaskTicked{0});
  lex.happens(TaskTicked{1});
  lex.happens(RevisedPressed{});
  CHECK(lex.times<SayRevised>() == 0);
  lex.happens(FactsChanged{});
  CHECK(lex.did<OpenStep>());
  lex.happens(ResultLoaded{notYet()});
  CHECK(lex.on<ResultScreen>());
}

TEST_CASE("news that change nothing keep the ticks") {
  Visit lex = revising();
  lex.happens(TaskTicked{1});
  lex.happens(FactsChanged{});
  lex.happens(RevisionLoaded{revision()});
  CHECK(lex.on<RevisionScreen>()->ticked == std::vector<bool>{false, true});
}

TEST_CASE("somebody else's reflection never comes on the screen") {
  Visit lex = reflecting({"", "", ""});
  ReflectionView other = reflection();
  other.student = kSam;
  lex.happens(PathPressed{});
  lex.happens(ReflectionLoaded{other});
  CHECK(questions(lex).view.student == kLex);
}
