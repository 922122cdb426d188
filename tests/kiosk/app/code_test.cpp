#include "tests/kiosk/app/sample.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::app;
using namespace cz::app::sample;

namespace {

using Said = CodeView::Said;

void type(Visit& visit, const std::string& digits) {
  for (const char digit : digits) visit.happens(CodeDigit{digit - '0'});
}

/// From the cover of a check that waits for the teacher to the screen for a code.
Visit atCode(const CodeView& view = code()) {
  Visit lex;
  lex.signIn();
  lex.happens(OpenPressed{});
  CoverView asked = coverAfterNotYet();
  asked.canUseCode = true;
  lex.happens(CoverLoaded{asked});
  lex.happens(CodePressed{});
  lex.happens(CodeLoaded{view});
  return lex;
}

}  // namespace

TEST_CASE("from the cover to the code, and with the right one back to a cover that may start") {
  Visit lex = atCode();
  REQUIRE(lex.on<CodeScreen>());
  CHECK(signedIn(lex.model) == kLex);
  CHECK(lex.times<OpenCode>() == 1);
  type(lex, "24196427");
  lex.happens(CodeEntered{});
  CHECK(lex.times<TypeCode>() == 0);  // eight digits are no code
  type(lex, "7");
  lex.happens(CodeEntered{});
  REQUIRE(lex.did<TypeCode>());
  CHECK(lex.did<TypeCode>()->student == kLex);
  CHECK(lex.did<TypeCode>()->check == kCommon);
  CHECK(lex.did<TypeCode>()->digits == "241964277");
  lex.happens(CodeEntered{});
  type(lex, "1");
  CHECK(lex.times<TypeCode>() == 1);
  lex.happens(CoverLoaded{cover()});
  REQUIRE(lex.on<CoverScreen>());
  CHECK(lex.on<CoverScreen>()->cover.canStart);
}

TEST_CASE("from the result likewise; where no code helps, nothing is asked for") {
  Visit lex;
  lex.openAttempt();
  lex.happens(PlacePicked{8});
  lex.happens(HandInPressed{});
  lex.happens(HandInConfirmed{});
  lex.happens(HandedIn{notYet()});
  lex.happens(CodePressed{});
  CHECK(lex.times<OpenCode>() == 0);
  ResultView result = notYet();
  result.canUseCode = true;
  lex.model.screen = ResultScreen{result, false};
  lex.happens(CodePressed{});
  lex.happens(CodePressed{});
  CHECK(lex.times<OpenCode>() == 1);
  lex.happens(CodeLoaded{code()});
  CHECK(lex.on<CodeScreen>());
}

TEST_CASE("from the path where a try is open, which has no cover on the way; else not") {
  for (const Standing standing : {Standing::taking, Standing::ready}) {
    Visit lex;
    lex.signIn();
    auto& path = std::get<PathScreen>(lex.model.screen);
    for (auto& unit : path.path.units)
      for (LessonRow& row : unit.lessons)
        if (row.check == path.picked) row.standing = standing;
    lex.happens(CodePressed{});
    lex.happens(CodePressed{});
    CHECK(lex.times<OpenCode>() == (standing == Standing::taking ? 1 : 0));
    lex.happens(CodeLoaded{code()});
    CHECK((lex.on<CodeScreen>() != nullptr) == (standing == Standing::taking));
  }
}

TEST_CASE("a slip keeps the digits to look at, and typing takes the words away; no more than nine are taken") {
  Visit lex = atCode();
  type(lex, "2419642781");
  CHECK(lex.on<CodeScreen>()->digits == "241964278");
  lex.happens(CodeEntered{});
  CodeView slip = code();
  slip.said = Said::slip;
  lex.happens(CodeLoaded{slip});
  CHECK(lex.on<CodeScreen>()->digits == "241964278");
  CHECK(lex.on<CodeScreen>()->view.said == Said::slip);
  lex.happens(CodeErased{});
  CHECK(lex.on<CodeScreen>()->digits == "24196427");
  type(lex, "7");
  CHECK(lex.on<CodeScreen>()->view.said == Said::nothing);
}

TEST_CASE("a code that isn't the one is forgotten, and the tries that are left are told") {
  Visit lex = atCode();
  type(lex, "241964277");
  lex.happens(CodeEntered{});
  CodeView other = code();
  other.said = Said::notRight;
  other.triesLeft = 4;
  lex.happens(CodeLoaded{other});
  CHECK(lex.on<CodeScreen>()->digits.empty());
  CHECK(lex.on<CodeScreen>()->view.triesLeft == 4);
}

TEST_CASE("during a wait nothing can be typed, and when it is over the new request is asked for once") {
  CodeView wait = code();
  wait.request.clear();
  wait.waitSeconds = 60;
  Visit lex = atCode(wait);
  type(lex, "1");
  CHECK(lex.on<CodeScreen>()->digits.empty());
  lex.passes(59'999);
  CHECK(lex.times<OpenCode>() == 1);
  lex.passes(1);
  CHECK(lex.times<OpenCode>() == 2);
  lex.passes(1'000);
  CHECK(lex.times<OpenCode>() == 2);
  lex.happens(CodeLoaded{code()});
  type(lex, "1");
  CHECK(lex.on<CodeScreen>()->digits == "1");
  CHECK(lex.on<CodeScreen>()->waitUntilMs == 0);
}

TEST_CASE("news from the station are asked for, and keep what is typed") {
  Visit lex = atCode();
  type(lex, "2419");
  lex.happens(FactsChanged{});
  REQUIRE(lex.did<OpenCode>());
  lex.happens(CodeLoaded{code()});
  CHECK(lex.on<CodeScreen>()->digits == "2419");
  CodeView fresh = code();
  fresh.request = "ZZZZ";
  lex.happens(CodeLoaded{fresh});
  CHECK(lex.on<CodeScreen>()->digits.empty());
}

TEST_CASE("back leads to the cover, and signing out forgets all of it") {
  Visit lex = atCode();
  lex.happens(BackPressed{});
  REQUIRE(lex.did<OpenCover>());
  lex.happens(CoverLoaded{coverAfterNotYet()});
  CHECK(lex.on<CoverScreen>());
  Visit other = atCode();
  other.happens(SignOutPressed{});
  CHECK(other.on<StartScreen>());
}

TEST_CASE("a teacher who fetches a code has five minutes before the screen asks whether somebody is there") {
  Visit lex = atCode();
  lex.passes(kIdlePathMs + 1);
  CHECK_FALSE(lex.model.askedStillMs);
  lex.passes(kIdleAttemptMs);
  CHECK(lex.model.askedStillMs);
}

TEST_CASE("somebody else's code never comes on the screen") {
  Visit lex;
  lex.signIn();
  lex.happens(CodeLoaded{code()});
  CHECK(lex.on<PathScreen>());
  CodeView sams = code();
  sams.student = kSam;
  Visit at = atCode();
  at.happens(CodeLoaded{sams});
  CHECK(at.on<CodeScreen>()->view.student == kLex);
}
