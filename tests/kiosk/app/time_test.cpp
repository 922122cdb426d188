// How long an attempt goes on: its limit, and the bell.

#include "tests/kiosk/app/sample.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::app;
using namespace cz::app::sample;

namespace {

constexpr std::int64_t kMinute = 60'000;

/// Somebody is at the screen all the time, as far as "Still here?" goes.
void works(Visit& visit, std::int64_t ms) {
  for (constexpr std::int64_t kStep = 5'000; ms > 0; ms -= kStep) {
    visit.happens(Touched{});
    visit.passes(std::min(ms, kStep));
  }
}

Visit atItem(const TimeView& time) {
  Visit lex;
  lex.openAttempt();
  lex.happens(TimeCounted{kAttempt, time});
  return lex;
}

}  // namespace

TEST_CASE("an attempt gives a sign of life every 15 seconds") {
  Visit lex;
  lex.openAttempt();
  works(lex, 14'000);
  CHECK(lex.times<CountTime>() == 0);
  works(lex, 1'000);
  CHECK(lex.times<CountTime>() == 1);
  works(lex, 60'000);
  CHECK(lex.times<CountTime>() == 5);
}

TEST_CASE("when the time is up, what was answered is handed in once, also what was typed last") {
  Visit lex = atItem({2 * kMinute, {}});
  lex.happens(PlacePicked{2});
  works(lex, 2 * kMinute - 1'000);
  CHECK(lex.times<HandIn>() == 0);
  lex.happens(Typed{lex.on<AttemptScreen>()->view.places[2].slot, "42"});
  lex.happens(TimeCounted{kAttempt, {0, {}}});
  REQUIRE(lex.effects.size() == 2);
  CHECK(std::holds_alternative<SaveResponse>(lex.effects[0]));
  CHECK(std::holds_alternative<HandIn>(lex.effects[1]));
  lex.happens(TimeCounted{kAttempt, {0, {}}});
  CHECK(lex.times<HandIn>() == 1);
  lex.happens(HandedIn{notYet()});
  CHECK(lex.on<ResultScreen>()->timeUp);
}

TEST_CASE("the screen's own countdown ends nothing: the desk is asked, and may know of more time") {
  Visit lex = atItem({kMinute, {}});
  works(lex, kMinute + 5'000);
  CHECK(lex.times<HandIn>() == 0);
  CHECK(lex.times<CountTime>() > 0);
  lex.happens(TimeCounted{kAttempt, {5 * kMinute, {}}});  // the teacher gave five minutes
  CHECK(lex.times<HandIn>() == 0);
  CHECK(lex.on<AttemptScreen>()->endsAtMs == lex.model.nowMs + 5 * kMinute);
}

TEST_CASE("an answer about another attempt is not believed") {
  Visit lex = atItem({});
  lex.happens(TimeCounted{AttemptId("another"), {0, {}}});
  CHECK(lex.times<HandIn>() == 0);
}

TEST_CASE("at the bell the student is asked, and without an answer the attempt is paused a minute later") {
  Visit lex = atItem({{}, 2 * kMinute});
  works(lex, 2 * kMinute - 5'000);
  CHECK(lex.on<AttemptScreen>()->sheet == AttemptScreen::Sheet::none);
  works(lex, 5'000);
  REQUIRE(lex.on<AttemptScreen>());
  CHECK(lex.on<AttemptScreen>()->sheet == AttemptScreen::Sheet::bell);
  lex.passes(59'000);
  CHECK(lex.on<AttemptScreen>());
  lex.passes(1'000);
  REQUIRE(lex.did<SignOut>());
  CHECK(lex.did<SignOut>()->reason == SignOutReason::byBell);
  CHECK(lex.did<SignOut>()->attempt == kAttempt);
  CHECK(lex.on<StartScreen>());
}

TEST_CASE("who stops at the bell is gone at once, and it is known that it was the bell") {
  Visit lex = atItem({{}, 0});
  lex.passes(1);
  lex.happens(SignOutPressed{});
  REQUIRE(lex.did<SignOut>());
  CHECK(lex.did<SignOut>()->reason == SignOutReason::byBell);
}

TEST_CASE("who finishes a thought is not asked again by the same bell, but by the next lesson's") {
  Visit lex = atItem({{}, 0});
  lex.passes(1);
  lex.happens(SheetClosed{});
  CHECK(lex.on<AttemptScreen>()->sheet == AttemptScreen::Sheet::none);
  lex.happens(TimeCounted{kAttempt, {{}, 0}});
  works(lex, 30'000);
  CHECK(lex.on<AttemptScreen>()->sheet == AttemptScreen::Sheet::none);
  lex.happens(TimeCounted{kAttempt, {{}, 45 * kMinute}});
  lex.happens(TimeCounted{kAttempt, {{}, 0}});
  lex.passes(1);
  CHECK(lex.on<AttemptScreen>()->sheet == AttemptScreen::Sheet::bell);
}

TEST_CASE("the bell doesn't take away the question whether to hand in") {
  Visit lex = atItem({{}, 0});
  lex.happens(PlacePicked{8});
  lex.happens(HandInPressed{});
  lex.passes(1);
  CHECK(lex.on<AttemptScreen>()->sheet == AttemptScreen::Sheet::handIn);
}
