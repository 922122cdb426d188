#include "tests/kiosk/app/sample.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::app;
using namespace cz::app::sample;

namespace {
/// Nothing that the kiosk holds names a student or their work any more.
void requireWiped(const Visit& visit) {
  REQUIRE(visit.on<StartScreen>());
  CHECK(signedIn(visit.model).empty());
  CHECK(visit.model.look == Look{});
  CHECK_FALSE(visit.model.lookOpen);
  CHECK_FALSE(visit.model.askedStillMs);
}
}  // namespace

TEST_CASE("a student who walks away from the result is asked after a minute and signed out 20 seconds later") {
  Visit lex;
  lex.openAttempt();
  lex.happens(PlacePicked{8});
  lex.happens(HandInPressed{});
  lex.happens(HandInConfirmed{});
  lex.happens(HandedIn{notYet()});
  lex.passes(59'999);
  CHECK_FALSE(lex.model.askedStillMs);
  lex.passes(1);
  CHECK(lex.model.askedStillMs);
  lex.passes(19'999);
  CHECK(lex.on<ResultScreen>());
  lex.passes(1);
  REQUIRE(lex.did<SignOut>());
  CHECK(lex.did<SignOut>()->student == kLex);
  CHECK(lex.did<SignOut>()->reason == SignOutReason::byTime);
  CHECK(lex.did<SignOut>()->attempt.empty());
  requireWiped(lex);
}

TEST_CASE("the next student's touch doesn't answer Still here?") {
  Visit lex;
  lex.signIn();
  lex.passes(kIdlePathMs);
  lex.happens(Touched{});
  lex.happens(OpenPressed{});
  CHECK(lex.times<OpenCover>() == 0);
  lex.passes(kStillHereMs);
  requireWiped(lex);
}

TEST_CASE("answering Still here? gives another full minute") {
  Visit lex;
  lex.signIn();
  lex.passes(kIdlePathMs);
  lex.happens(StillHere{});
  lex.passes(59'999);
  CHECK_FALSE(lex.model.askedStillMs);
  CHECK(lex.on<PathScreen>());
}

TEST_CASE("signing out from Still here? works at once") {
  Visit lex;
  lex.openAttempt();
  lex.passes(kIdleAttemptMs);
  lex.happens(SignOutPressed{});
  CHECK(lex.did<SignOut>()->reason == SignOutReason::byHand);
  requireWiped(lex);
}

TEST_CASE("a quiet student in an attempt has five minutes, then the attempt is kept and left") {
  Visit lex;
  lex.openAttempt();
  lex.happens(Typed{SlotId("s5"), "prime"});
  lex.passes(299'999);
  CHECK_FALSE(lex.model.askedStillMs);
  lex.passes(1);
  CHECK(lex.model.askedStillMs);
  lex.passes(20'000);
  REQUIRE(lex.did<SignOut>());
  CHECK(lex.did<SignOut>()->attempt == kAttempt);
  CHECK(lex.times<SaveResponse>() == 1);
  CHECK(lex.times<HandIn>() == 0);
  requireWiped(lex);
}

TEST_CASE("stopping for now needs the question's answer, saves the draft first and keeps the attempt") {
  Visit lex;
  lex.openAttempt();
  lex.happens(SignOutPressed{});
  CHECK(lex.on<AttemptScreen>());
  lex.happens(Typed{SlotId("s5"), "prime"});
  lex.happens(PausePressed{});
  lex.happens(SignOutPressed{});
  REQUIRE(lex.effects.size() == 3);
  CHECK(std::holds_alternative<SaveResponse>(lex.effects[0]));
  CHECK(std::get<SignOut>(lex.effects[1]).attempt == kAttempt);
  CHECK(std::holds_alternative<LoadZone>(lex.effects[2]));
  requireWiped(lex);
}

TEST_CASE("a half-typed PIN is forgotten after a minute") {
  Visit visit;
  visit.happens(SignInPressed{});
  visit.happens(ClassPicked{kThird});
  visit.happens(NamePicked{kLex});
  visit.happens(PinDigit{4});
  visit.passes(kIdleNobodyMs);
  requireWiped(visit);
}

TEST_CASE("big text and dark colours last until sign-out only") {
  Visit lex;
  lex.signIn();
  lex.happens(LookPressed{});
  lex.happens(LookPicked{Look{200, ThemeChoice::dark}});
  CHECK(lex.model.look.textPercent == 200);
  lex.happens(OpenPressed{});  // the sheet lies over the path
  CHECK(lex.effects.empty());
  lex.happens(SheetClosed{});
  CHECK(lex.model.look.textPercent == 200);
  lex.happens(SignOutPressed{});
  requireWiped(lex);
}

TEST_CASE("a disk that fails shows the service screen, signs out and keeps the attempt") {
  Visit lex;
  lex.openAttempt();
  lex.happens(Failed{Fault::full, "The disk is full.", "full-1"});
  REQUIRE(lex.on<ServiceScreen>());
  CHECK(lex.on<ServiceScreen>()->code == "full-1");
  CHECK(lex.did<SignOut>()->reason == SignOutReason::byFault);
  CHECK(lex.did<SignOut>()->attempt == kAttempt);
  CHECK(signedIn(lex.model).empty());
}

TEST_CASE("a try that can't be gone on with leads to the path with the reason, and what is being typed is sent first") {
  for (const Fault why : {Fault::refused, Fault::notFound}) {
    Visit lex;
    lex.openAttempt();
    lex.happens(PlacePicked{2});
    const SlotId slot = lex.on<AttemptScreen>()->view.places[2].slot;
    lex.happens(Typed{slot, "3/4"});
    lex.happens(Failed{why, "Your teacher has taken this try out. It doesn't count.", "refused"});
    REQUIRE(lex.on<PathScreen>());
    CHECK(lex.on<PathScreen>()->notice == "Your teacher has taken this try out. It doesn't count.");
    REQUIRE(lex.did<SaveResponse>());
    CHECK(lex.did<SaveResponse>()->response == scoring::Response(scoring::Typed("3/4")));
    CHECK(lex.did<LoadPath>());
    CHECK(signedIn(lex.model) == kLex);
  }
}

TEST_CASE("what the station brings asks anew whether the try on the screen goes on") {
  Visit lex;
  lex.openAttempt();
  lex.happens(FactsChanged{});
  REQUIRE(lex.did<CountTime>());
  CHECK(lex.did<CountTime>()->attempt == kAttempt);
}

TEST_CASE("a no that comes when whoever it was for has left lets the seat wait for the next one") {
  Visit lex;
  lex.openAttempt();
  lex.happens(PausePressed{});
  lex.happens(SignOutPressed{});
  lex.happens(Failed{Fault::refused, "Your teacher has taken this try out. It doesn't count.", "refused"});
  requireWiped(lex);
  CHECK(lex.on<StartScreen>()->notice.empty());
}

TEST_CASE("who is on the list no more is signed out with a sentence, from wherever they are; nobody else is") {
  const auto gone = [](Visit& visit) {
    visit.happens(NameGone{kLex, "This name is no longer on the list. Ask your teacher."});
  };
  Visit lex;
  lex.openAttempt();
  gone(lex);
  requireWiped(lex);
  CHECK(lex.on<StartScreen>()->notice == "This name is no longer on the list. Ask your teacher.");
  REQUIRE(lex.did<SignOut>());
  CHECK(lex.did<SignOut>()->attempt.empty());
  CHECK(lex.did<LoadZone>());
  lex.passes(kIdleNobodyMs);
  CHECK(lex.on<StartScreen>()->notice.empty());
  Visit typing;
  typing.happens(SignInPressed{});
  typing.happens(ClassPicked{kThird});
  typing.happens(NamePicked{kLex});
  REQUIRE(typing.on<PinScreen>());
  gone(typing);
  CHECK(typing.on<StartScreen>());
  Visit other;
  other.happens(SignInPressed{});
  gone(other);
  CHECK(other.on<ClassScreen>());
}

TEST_CASE("the first cause stays on the service screen, and the kiosk tries again by itself") {
  Visit visit;
  visit.happens(Failed{Fault::io, "The disk doesn't answer.", "io-1"});
  visit.happens(Failed{Fault::corrupt, "Something else.", "corrupt-9"});
  CHECK(visit.on<ServiceScreen>()->code == "io-1");
  const int before = visit.times<LoadZone>();
  visit.passes(kServiceRetryMs);
  CHECK(visit.times<LoadZone>() == before + 1);
  visit.passes(1000);
  CHECK(visit.times<LoadZone>() == before + 1);
  visit.happens(ZoneLoaded{zone()});
  CHECK(visit.on<StartScreen>());
}

TEST_CASE("ticks come soon while something waits and seldom while nobody is there") {
  Visit lex;
  CHECK(nextTickMs(lex.model) == 10'000);
  lex.openAttempt();
  CHECK(nextTickMs(lex.model) == 2'000);
  lex.happens(Typed{SlotId("s5"), "p"});
  CHECK(nextTickMs(lex.model) < kDraftPauseMs);
}

TEST_CASE("any event on any screen leaves a kiosk that still works") {
  const std::vector<Event> events = {SignInPressed{},
                                     ClassPicked{kThird},
                                     PagePicked{7},
                                     NamePicked{kLex},
                                     PinDigit{12},
                                     PinErased{},
                                     PinEntered{},
                                     LessonPicked{kCommon},
                                     OpenPressed{},
                                     SurePicked{},
                                     StartPressed{},
                                     AskPressed{},
                                     Answered{SlotId("none"), {}},
                                     Typed{SlotId("s1"), "x"},
                                     FlagPressed{},
                                     NextPressed{},
                                     BackPressed{},
                                     PlacePicked{99},
                                     PlacePicked{-1},
                                     HandInPressed{},
                                     HandInConfirmed{},
                                     SheetClosed{},
                                     PathPressed{},
                                     PausePressed{},
                                     StillHere{},
                                     LookPressed{},
                                     LookPressed{},
                                     RetryPressed{},
                                     Touched{},
                                     PinAnswer{},
                                     PathLoaded{},
                                     CoverLoaded{},
                                     AttemptOpened{},
                                     ResponseSaved{},
                                     HandedIn{},
                                     AskSaved{},
                                     FactsChanged{},
                                     ZoneLoaded{zone()}};
  std::vector<Visit> visits(4);
  visits[1].signIn();
  visits[2].openAttempt();
  visits[3].happens(Failed{});
  for (Visit& visit : visits) {
    for (int round = 0; round < 3; ++round)
      for (const Event& event : events) visit.happens(event);
    for (int i = 0; i < 4; ++i) visit.passes(kIdleAttemptMs + kStillHereMs);
    visit.happens(ZoneLoaded{zone()});
    visit.signIn();
    CHECK(visit.on<PathScreen>());
  }
}
