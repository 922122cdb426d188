#include "tests/kiosk/app/sample.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::app;
using namespace cz::app::sample;

TEST_CASE("the path opens at the next step") {
  Visit lex;
  lex.signIn();
  REQUIRE(lex.on<PathScreen>());
  CHECK(lex.on<PathScreen>()->picked == kCommon);  // unlocked comes before asked and ahead
}

TEST_CASE("an open attempt is the only offer and goes on without a cover") {
  Visit lex;
  lex.signIn();
  lex.happens(PathLoaded{pathWithOpenAttempt()});
  lex.happens(LessonPicked{CheckId("multiples")});
  lex.happens(OpenPressed{});
  CHECK(lex.effects.empty());
  lex.happens(LessonPicked{kCommon});
  lex.happens(OpenPressed{});
  REQUIRE(lex.did<StartAttempt>());
  CHECK(lex.did<StartAttempt>()->check == kCommon);
  CHECK(lex.times<OpenCover>() == 0);
  AttemptView left = attempt();
  left.at = 3;
  lex.happens(AttemptOpened{left});
  REQUIRE(lex.on<AttemptScreen>());
  CHECK(lex.on<AttemptScreen>()->view.at == 3);
}

TEST_CASE("a lesson ahead doesn't open, and a mastered one shows its result") {
  Visit lex;
  lex.signIn();
  lex.happens(LessonPicked{CheckId("words")});
  lex.happens(OpenPressed{});
  CHECK(lex.effects.empty());
  lex.happens(LessonPicked{kFactors});
  lex.happens(OpenPressed{});
  REQUIRE(lex.did<OpenResult>());
  CHECK(lex.did<OpenResult>()->check == kFactors);
  lex.happens(ResultLoaded{mastered()});
  CHECK(lex.on<ResultScreen>());
}

TEST_CASE("pressing Open twice asks for one cover") {
  Visit lex;
  lex.signIn();
  lex.happens(OpenPressed{});
  lex.happens(OpenPressed{});
  CHECK(lex.times<OpenCover>() == 1);
}

TEST_CASE("the start carries how sure the student feels, and starts once") {
  Visit lex;
  lex.signIn();
  lex.happens(OpenPressed{});
  lex.happens(CoverLoaded{cover()});
  lex.happens(SurePicked{Confidence::fairly});
  lex.happens(StartPressed{});
  REQUIRE(lex.did<StartAttempt>());
  CHECK(lex.did<StartAttempt>()->confidence == Confidence::fairly);
  lex.happens(StartPressed{});
  CHECK(lex.times<StartAttempt>() == 1);
}

TEST_CASE("not now leads from the cover to the same row of the path") {
  Visit lex;
  lex.signIn();
  lex.happens(LessonPicked{CheckId("multiples")});
  lex.happens(OpenPressed{});
  CoverView other = cover();
  other.check = CheckId("multiples");
  lex.happens(CoverLoaded{other});
  lex.happens(BackPressed{});
  lex.happens(PathLoaded{path()});
  REQUIRE(lex.on<PathScreen>());
  CHECK(lex.on<PathScreen>()->picked == CheckId("multiples"));
}

TEST_CASE("a cover that may not start says why and starts nothing") {
  Visit lex;
  lex.signIn();
  lex.happens(OpenPressed{});
  lex.happens(CoverLoaded{coverAfterNotYet()});
  lex.happens(StartPressed{});
  CHECK(lex.times<StartAttempt>() == 0);
  lex.happens(AskPressed{});
  lex.happens(AskPressed{});
  CHECK(lex.times<AskForTry>() == 1);
  lex.happens(AskSaved{kLex, kCommon});
  CHECK(lex.did<OpenCover>());  // to see the new state of things
}

TEST_CASE("after a not-yet the student asks for another try once, and the result says so") {
  Visit lex;
  lex.openAttempt();
  lex.happens(PlacePicked{8});
  lex.happens(HandInPressed{});
  lex.happens(HandInConfirmed{});
  lex.happens(HandedIn{notYet()});
  REQUIRE(lex.on<ResultScreen>());
  lex.happens(AskPressed{});
  lex.happens(AskPressed{});
  CHECK(lex.times<AskForTry>() == 1);
  lex.happens(AskSaved{kLex, kCommon});
  CHECK(lex.on<ResultScreen>()->result.next == NextStep::asked);
}

TEST_CASE("a refusal is told on the path, and the facts are asked for again") {
  Visit lex;
  lex.signIn();
  lex.happens(OpenPressed{});
  lex.happens(Failed{Fault::refused, "Your teacher has closed this check.", "refused-3"});
  REQUIRE(lex.on<PathScreen>());
  CHECK(lex.on<PathScreen>()->notice == "Your teacher has closed this check.");
  CHECK(lex.did<LoadPath>());
  lex.happens(PathLoaded{path()});
  CHECK(lex.on<PathScreen>()->notice == "Your teacher has closed this check.");
}

TEST_CASE("an unlock that arrives while the student looks at the path is shown at once") {
  Visit lex;
  lex.signIn();
  lex.happens(FactsChanged{});
  REQUIRE(lex.did<LoadPath>());
  PathView news = path();
  news.units[0].lessons[3].standing = Standing::unlocked;
  lex.happens(PathLoaded{news});
  CHECK(findLesson(lex.on<PathScreen>()->path, CheckId("multiples"))->standing == Standing::unlocked);
}

TEST_CASE("a result that is changed while it is looked at is shown anew, and what lies over it stays") {
  Visit lex;
  lex.openAttempt();
  lex.happens(PlacePicked{8});
  lex.happens(HandInPressed{});
  lex.happens(HandInConfirmed{});
  ResultView result = notYet();
  result.signedReceipt = "MCZ";
  lex.happens(HandedIn{result});
  lex.happens(ReceiptPressed{});
  lex.happens(FactsChanged{});
  REQUIRE(lex.did<OpenResult>());
  ResultView raised = result;
  raised.mastered = true;
  raised.next = NextStep::goOn;
  lex.happens(ResultLoaded{raised});
  REQUIRE(lex.on<ResultScreen>());
  CHECK(lex.on<ResultScreen>()->result.mastered);
  CHECK(lex.on<ResultScreen>()->receiptOpen);
}

TEST_CASE("a step that is not needed any more when it is asked for gives the result back, and nothing hangs") {
  Visit lex;
  lex.openAttempt();
  lex.happens(PlacePicked{8});
  lex.happens(HandInPressed{});
  lex.happens(HandInConfirmed{});
  ResultView result = notYet();
  result.next = NextStep::reflect;
  lex.happens(HandedIn{result});
  lex.happens(StepPressed{});
  REQUIRE(lex.did<OpenStep>());
  CHECK(lex.on<ResultScreen>()->busy);
  result.mastered = true;
  result.next = NextStep::goOn;
  lex.happens(ResultLoaded{result});
  REQUIRE(lex.on<ResultScreen>());
  CHECK(lex.on<ResultScreen>()->result.mastered);
  CHECK_FALSE(lex.on<ResultScreen>()->busy);
  // On the way to the path a late result doesn't come in between.
  lex.happens(PathPressed{});
  lex.happens(ResultLoaded{result});
  CHECK(lex.on<ResultScreen>()->busy);
  lex.happens(PathLoaded{path()});
  CHECK(lex.on<PathScreen>());
}

TEST_CASE("somebody else's path never replaces the student's own") {
  Visit lex;
  lex.signIn();
  PathView other = path();
  other.student = kSam;
  other.name = "Sam Lee · 01";
  lex.happens(PathLoaded{other});
  CHECK(lex.on<PathScreen>()->path.name == "Lex Moreno");
}

TEST_CASE("a path that comes late doesn't take an attempt off the screen") {
  Visit lex;
  lex.openAttempt();
  lex.happens(PathLoaded{path()});
  CHECK(lex.on<AttemptScreen>());
}

namespace {

CoverView coverElsewhere() {
  CoverView view = cover();
  view.standing = Standing::elsewhere;
  view.canStart = false;
  view.elsewhere = kAttempt;
  view.otherSeat = "Seat 1";
  return view;
}

Visit atCoverElsewhere() {
  Visit lex;
  lex.signIn();
  lex.happens(OpenPressed{});
  lex.happens(CoverLoaded{coverElsewhere()});
  return lex;
}

}  // namespace

TEST_CASE("a try that is open at another seat goes on here as soon as the station lets it") {
  Visit lex = atCoverElsewhere();
  lex.happens(MovePressed{});
  REQUIRE(lex.did<MoveHere>());
  CHECK(lex.did<MoveHere>()->check == cover().check);
  lex.happens(MovePressed{});
  CHECK(lex.times<MoveHere>() == 1);
  lex.happens(FactsChanged{});
  CHECK(lex.did<OpenCover>());
  lex.happens(CoverLoaded{coverElsewhere()});  // something else had changed
  CHECK(lex.on<CoverScreen>()->movingMs.has_value());
  CoverView here = cover();
  here.standing = Standing::taking;
  lex.happens(CoverLoaded{here});
  REQUIRE(lex.did<StartAttempt>());
  AttemptView view = attempt();
  view.at = 2;
  view.came = 2;
  lex.happens(AttemptOpened{view});
  CHECK(lex.on<AttemptScreen>()->view.came == 2);
  lex.happens(BackPressed{});
  CHECK_FALSE(lex.on<AttemptScreen>()->view.came.has_value());  // it was read
}

TEST_CASE("a wish that the station has answered waits for no stick any more, and can be asked again") {
  Visit lex = atCoverElsewhere();
  lex.happens(MovePressed{});
  CoverView wished = lex.on<CoverScreen>()->cover;
  wished.wished = true;
  lex.happens(CoverLoaded{wished});
  REQUIRE(lex.on<CoverScreen>()->cover.wished);
  lex.happens(MoveRefused{kAttempt, "You are still signed in at Seat 1."});
  CHECK_FALSE(lex.on<CoverScreen>()->cover.wished);
  CHECK(lex.on<CoverScreen>()->cover.why == "You are still signed in at Seat 1.");
}

TEST_CASE("a no to going on here is said on the cover, and a station that is away keeps nobody waiting") {
  Visit lex = atCoverElsewhere();
  lex.happens(MovePressed{});
  lex.happens(MoveRefused{AttemptId("another"), "?"});
  CHECK(lex.on<CoverScreen>()->movingMs.has_value());
  lex.happens(MoveRefused{kAttempt, "You are still signed in at Seat 1."});
  CHECK_FALSE(lex.on<CoverScreen>()->movingMs.has_value());
  CHECK(lex.on<CoverScreen>()->cover.why == "You are still signed in at Seat 1.");
  lex.happens(MovePressed{});
  lex.passes(kMoveMs - 1);
  CHECK_FALSE(lex.on<CoverScreen>()->unanswered);
  lex.passes(1);
  CHECK(lex.on<CoverScreen>()->unanswered);
  CHECK_FALSE(lex.on<CoverScreen>()->movingMs.has_value());
  // Nothing of this where there is nothing to move.
  Visit sam;
  sam.signIn();
  sam.happens(OpenPressed{});
  sam.happens(CoverLoaded{cover()});
  sam.happens(MovePressed{});
  CHECK(sam.times<MoveHere>() == 0);
}

TEST_CASE("who waits for a teacher's word, and nobody else, has the station asked more often") {
  Visit lex;
  CHECK_FALSE(waitsForStation(lex.model));
  lex.signIn();
  for (UnitView& unit : std::get<PathScreen>(lex.model.screen).path.units)
    for (LessonRow& row : unit.lessons) row.next = NextStep::goOn;
  CHECK_FALSE(waitsForStation(lex.model));
  std::get<PathScreen>(lex.model.screen).path.units[0].lessons[1].next = NextStep::asked;
  CHECK(waitsForStation(lex.model));
  for (const auto& [next, waits] : {std::pair(NextStep::asked, true),
                                    {NextStep::waiting, true},
                                    {NextStep::showRevision, true},
                                    {NextStep::teacher, true},
                                    {NextStep::ask, false},
                                    {NextStep::tryAgain, false},
                                    {NextStep::wait, false},
                                    {NextStep::goOn, false},
                                    {NextStep::reflect, false}}) {
    ResultView result = notYet();
    result.next = next;
    lex.model.screen = ResultScreen{result, false};
    CHECK(waitsForStation(lex.model) == waits);
    CoverScreen at{cover(), Confidence::notSaid, false};
    at.cover.next = next;
    lex.model.screen = at;
    CHECK(waitsForStation(lex.model) == waits);
  }
  CoverScreen moving{cover(), Confidence::notSaid, false};
  moving.movingMs = 5;
  lex.model.screen = moving;
  CHECK(waitsForStation(lex.model));
  RevisionScreen showing{revision(), {}, false, false};
  CHECK_FALSE((lex.model.screen = showing, waitsForStation(lex.model)));
  showing.view.byTeacher = true;
  CHECK((lex.model.screen = showing, waitsForStation(lex.model)));
  CHECK((lex.model.screen = CodeScreen{code(), "", 0, false}, waitsForStation(lex.model)));
  CHECK_FALSE((lex.model.screen = CodeScreen{teachersCode(), "", 0, false}, waitsForStation(lex.model)));
  CHECK((lex.model.screen = ConnectScreen{}, waitsForStation(lex.model)));
  AttemptScreen working;
  working.view = attempt();
  CHECK_FALSE((lex.model.screen = working, waitsForStation(lex.model)));
}
