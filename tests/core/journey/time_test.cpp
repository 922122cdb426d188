// The time of an attempt: what counts, what is given back, what an accommodation adds.

#include "core/journey/time_account.h"

#include "tests/core/journey/way.h"

using namespace cz;
using namespace cz::tests;

namespace {

constexpr std::int64_t kSecond_ = 1000;
constexpr std::int64_t kMinute = 60 * kSecond_;

/// At work from `fromMs` for `forMs`, with a sign of life every second.
TimeAccount work(TimeAccount account, std::uint64_t boot, std::int64_t fromMs, std::int64_t forMs) {
  for (std::int64_t ms = fromMs; ms <= fromMs + forMs; ms += kSecond_) account = atWork(account, boot, ms);
  return account;
}

Exact left(const TimeAccount& account, std::int64_t limitMs, Away away = Away::pauses) {
  return leftMs(Exact(limitMs), account, away);
}

Exact ratio(int over, int under) { return must(Exact::ratio(over, under)); }

}  // namespace

TEST_CASE("asleep 8 minutes of a 20-minute check after 5: 15:00 left where away pauses, 7:00 where it counts (O-23)") {
  TimeAccount account = work({}, 1, 100'000, 5 * kMinute);
  account = atWork(account, 1, 100'000 + 13 * kMinute);
  CHECK(account.workedMs == 5 * kMinute);
  CHECK(account.awayMs == 8 * kMinute);
  CHECK(left(account, 20 * kMinute) == Exact(15 * kMinute));
  CHECK(left(account, 20 * kMinute, Away::counts) == Exact(7 * kMinute));
}

TEST_CASE("an outage is given back by itself, whatever the policy says of being away") {
  TimeAccount account = work({}, 1, 0, 3 * kMinute);
  account = work(account, 2, 40'000, 2 * kMinute);  // the machine was up for 40 s again before the student went on
  CHECK(account.workedMs == 5 * kMinute);
  CHECK(account.outageMs == 40'000);
  CHECK(account.awayMs == 0);
  CHECK(left(account, 10 * kMinute, Away::counts) == Exact(5 * kMinute));
}

TEST_CASE("a pause is no work: signed out at the bell, gone on with two hours later") {
  TimeAccount account = work({}, 1, 0, 4 * kMinute);
  account = pause(account, 1, 4 * kMinute + 500);
  CHECK(account.workedMs == 4 * kMinute + 500);
  account = work(account, 1, 124 * kMinute + 500, kMinute);
  CHECK(account.workedMs == 5 * kMinute + 500);
  CHECK(account.awayMs == 120 * kMinute);
  // Switched off over night while paused: nobody lost time by an outage.
  account = pause(account, 1, 125 * kMinute + 500);
  account = work(account, 2, 10'000, kMinute);
  CHECK(account.workedMs == 6 * kMinute + 500);
  CHECK(account.outageMs == 0);
}

TEST_CASE("a clock that seems to go back counts nothing, and time left never falls below zero") {
  TimeAccount account = work({}, 1, 10'000, kMinute);
  account = atWork(account, 1, 5'000);
  CHECK(account.workedMs == kMinute);
  CHECK(left(account, 1000) == Exact(0));
}

TEST_CASE("extra time is an exact factor of what the check allows") {
  Way way;
  way.tell(Accommodated{way.deed(), {ratio(4, 3), false}});
  way.started(kFirst, 1);
  // 10 minutes times 4/3 are 800 seconds, and not a millisecond less.
  CHECK(allowedMs(way.journey, *way.journey.find(kFirst), 10 * kMinute) == Exact(800'000));
  CHECK(allowedMs(way.journey, *way.journey.find(kFirst), 1000) == ratio(4000, 3));
}

TEST_CASE("a change of accommodation during an attempt helps at once, and takes nothing away before the next") {
  Way way;
  way.tell(Accommodated{way.deed(), {ratio(3, 2), false}});
  way.started(kFirst, 1);
  const auto factor = [&] { return helpOf(way.journey, *way.journey.find(kFirst)).timeFactor; };
  CHECK(factor() == ratio(3, 2));
  way.tell(Accommodated{way.deed(), {1, false}});
  CHECK(factor() == ratio(3, 2));
  way.tell(Accommodated{way.deed(), {2, true}});
  CHECK(factor() == Exact(2));
  CHECK(helpOf(way.journey, *way.journey.find(kFirst)).fewerChoices);
  way.tell(Accommodated{way.deed(), {1, false}}).notYet(kFirst).started(kSecond, 2);
  CHECK(helpOf(way.journey, *way.journey.find(kSecond)) == Accommodation{});
  CHECK(factor() == Exact(2));
}

TEST_CASE("what the class list gave when an attempt began is not taken from it by a later class list") {
  Way way;
  Started start{{}, kLex, kFirst, 1, {}, {}, 0};
  start.factor = ratio(3, 2);
  way.tell(start);
  CHECK(allowedMs(way.journey, *way.journey.find(kFirst), 10 * kMinute, {1, false}) == Exact(15 * kMinute));
  CHECK(allowedMs(way.journey, *way.journey.find(kFirst), 10 * kMinute, {2, false}) == Exact(20 * kMinute));
}

TEST_CASE("the teacher gives time to an open attempt, once for each decision, within reason") {
  Way way;
  way.started(kFirst, 1);
  CHECK(way.refusal(WantGiveTime{way.deed(), kFirst, 1000}) == Refusal::badTime);
  CHECK(way.refusal(WantGiveTime{way.deed(), kFirst, 24 * 60 * kMinute + 1}) == Refusal::badTime);
  CHECK(way.refusal(WantGiveTime{way.deed(), kSecond, 5 * kMinute}) == Refusal::noSuchAttempt);
  const Deed deed = way.deed();
  way.tell(TimeGiven{deed, kFirst, 5 * kMinute}).tell(TimeGiven{deed, kFirst, 5 * kMinute});
  way.want(WantGiveTime{way.deed(), kFirst, 2 * kMinute});
  CHECK(allowedMs(way.journey, *way.journey.find(kFirst), 10 * kMinute) == Exact(17 * kMinute));
  way.notYet(kFirst);
  CHECK(way.refusal(WantGiveTime{way.deed(), kFirst, 5 * kMinute}) == Refusal::handedInAlready);
}

TEST_CASE("a factor of time is from 1 to 10") {
  Way way;
  CHECK(way.refusal(WantAccommodate{way.deed(), {ratio(1, 2), false}}) == Refusal::badFactor);
  CHECK(way.refusal(WantAccommodate{way.deed(), {11, false}}) == Refusal::badFactor);
  way.want(WantAccommodate{way.deed(), {ratio(5, 4), false}});
  CHECK(way.journey.help.size() == 1);
}
