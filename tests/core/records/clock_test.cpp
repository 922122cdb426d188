// Clocks that are wrong change nothing but what is said of the time (cases O-24, O-25).

#include "tests/core/records/a_kiosk.h"

using namespace cz;
using namespace cz::tests;
using ledger::ClockState;
using ledger::LeafType;

namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr std::int64_t kDay = 24 * kHour;

/// So long at the attempt, with the signs of life that a kiosk gives.
void work(Kiosk& kiosk, records::KioskRecords& records, const AttemptId& id, std::int64_t ms) {
  for (constexpr std::int64_t kStep = 15'000; ms > 0; ms -= kStep) {
    kiosk.clock.pass(std::min(ms, kStep));
    must(records.atWork(id));
  }
}

}  // namespace

TEST_CASE(
    "A wall clock that jumps during a check changes neither the time taken nor the order, and each jump is one leaf") {
  Kiosk kiosk;
  auto records = kiosk.open();
  const AttemptId id = must(records.startAttempt(newAttempt(kLex, kFactors)));
  work(kiosk, records, id, 180'000);
  kiosk.clock.wall -= kHour;
  REQUIRE(records.saveResponse(id, SlotId("s1"), scoring::Typed("1"), 1, {}));
  work(kiosk, records, id, 120'000);
  kiosk.clock.wall += kDay;
  REQUIRE(records.saveResponse(id, SlotId("s1"), scoring::Typed("1 2"), 1, {}));
  work(kiosk, records, id, 300'000);
  const auto finished = must(records.handIn(id, someResult(true)));
  CHECK(finished.done.elapsedMs == 600'000);
  CHECK(countOf(records, LeafType::clockStep) == 2);

  const auto leaves = leavesOf(records);
  for (std::size_t i = 0; i < leaves.size(); ++i) CHECK(leaves[i].index == i);
  CHECK(hexOf(leaves[4].pub) == "a1013a0036ee7f");  // {1: -3600000}
}

TEST_CASE("A clock that drifts by a minute is no step") {
  Kiosk kiosk;
  auto records = kiosk.open();
  kiosk.clock.wall += 60'000;
  must(records.startAttempt(newAttempt(kLex, kFactors)));
  CHECK(countOf(records, LeafType::clockStep) == 0);
}

TEST_CASE("A Pi that starts in the past goes on with the next numbers and says that its clock is not set") {
  Kiosk kiosk;
  kiosk.clock.wall = 1'790'000'000'000;
  {
    auto records = kiosk.open();
    takeCheck(records, newAttempt(kLex, kFactors), false);
  }
  const std::int64_t before = kiosk.clock.wall;
  std::size_t size = 0;
  for (const std::int64_t wall : {before - 130'000, std::int64_t{0}}) {  // two minutes back; 1970
    kiosk.clock.wall = wall;
    kiosk.clock.boot = 9'000;
    auto records = kiosk.open();
    const auto leaves = leavesOf(records);
    CHECK(leaves.back().type == LeafType::boot);
    CHECK(leaves.back().index == leaves.size() - 1);
    CHECK(leaves.back().clock == ClockState::unset);
    CHECK(leaves.size() > size);
    size = leaves.size();
  }
  kiosk.clock.wall = before + kDay;
  auto records = kiosk.open();
  CHECK(leavesOf(records).back().clock == ClockState::hardware);
}

TEST_CASE("A brand-new kiosk in 1970 doesn't believe its clock") {
  Kiosk kiosk;
  kiosk.clock.wall = 5'000;
  auto records = kiosk.open();
  CHECK(leavesOf(records).back().clock == ClockState::unset);
}

TEST_CASE("A time that was only restored from the disk decides nothing until the station has told its own") {
  Kiosk kiosk;
  bool kept = false;  // no battery, no time server
  kiosk.running.keepsTime = [&kept] { return kept; };
  {
    auto records = kiosk.open();
    CHECK(leavesOf(records).back().clock == ClockState::restored);
    CHECK_FALSE(records.now().wallMs);
    takeCheck(records, newAttempt(kLex, kFactors), false);
    CHECK_FALSE(must(records.journey(kLex, kFactors)).last()->handIn()->wallMs);  // no wait is counted from it
    CHECK(must(records.hearTime(kiosk.clock.wall)));  // it happens to be right: now it is known
    CHECK(leavesOf(records).back().clock == ClockState::disciplined);
    CHECK(records.now().wallMs == kiosk.clock.wall);
    CHECK_FALSE(must(records.hearTime(kiosk.clock.wall)));
    REQUIRE(records.rebuild());
    CHECK_FALSE(must(records.journey(kLex, kFactors)).last()->handIn()->wallMs);
  }
  auto again = kiosk.open();
  CHECK_FALSE(again.now().wallMs);  // it was off for who knows how long
  kept = true;                      // a time server has told it
  CHECK(again.now().wallMs == kiosk.clock.wall);
}

TEST_CASE("No time taken is ever negative, whatever the clocks do") {
  Kiosk kiosk;
  auto records = kiosk.open();
  const AttemptId id = must(records.startAttempt(newAttempt(kLex, kFactors)));
  kiosk.clock.boot -= 50'000;  // a broken clock since boot
  REQUIRE(records.saveResponse(id, SlotId("s1"), scoring::Typed("1"), 1, {}));
  CHECK(must(records.liveAttempt(id)).time.workedMs == 0);
}

TEST_CASE("A Pi without a clock chip takes the time from its station, and knows from then on which times are good") {
  Kiosk kiosk;
  kiosk.clock.wall = 5'000;
  auto records = kiosk.open();
  CHECK_FALSE(records.now().wallMs);
  CHECK(must(records.hearTime(1'790'000'000'000)));
  CHECK(records.now().wallMs == 1'790'000'000'000);
  CHECK(leavesOf(records).back().type == LeafType::clockStep);
  CHECK(leavesOf(records).back().clock == ClockState::disciplined);
  kiosk.clock.pass(kHour);
  CHECK(records.now().wallMs == 1'790'000'000'000 + kHour);
  takeCheck(records, newAttempt(kLex, kFactors), false);
  CHECK(leavesOf(records).back().wallMs == 1'790'000'000'000 + kHour);
  CHECK(leavesOf(records).back().clock == ClockState::disciplined);
  CHECK(countOf(records, LeafType::clockStep) == 1);
}

TEST_CASE("A clock that was saved at the last switching off lags by a night; the station puts it right") {
  Kiosk kiosk;
  {
    auto records = kiosk.open();
    takeCheck(records, newAttempt(kLex, kFactors), false);
  }
  const std::int64_t night = 16 * kHour;
  kiosk.clock.wall += 1'000;
  kiosk.clock.boot = 9'000;
  auto records = kiosk.open();
  CHECK(records.now().wallMs == kiosk.clock.wall);
  CHECK(must(records.hearTime(kiosk.clock.wall + night)));
  CHECK(records.now().wallMs == kiosk.clock.wall + night);
}

TEST_CASE("A year too many for a day does not leave a kiosk without a time for a year") {
  Kiosk kiosk;
  const std::int64_t today = kiosk.clock.wall;
  kiosk.clock.wall = today + 365 * kDay;
  {
    auto records = kiosk.open();
    takeCheck(records, newAttempt(kLex, kFactors), false);
  }
  kiosk.clock.wall = today + kHour;
  kiosk.clock.boot = 9'000;
  {
    auto records = kiosk.open();
    CHECK_FALSE(records.now().wallMs);  // who knows which of the two was wrong
    CHECK(must(records.hearTime(today + kHour)));
    CHECK(records.now().wallMs == today + kHour);
  }
  kiosk.clock.wall = today + 2 * kHour;
  kiosk.clock.boot = 9'000;
  auto records = kiosk.open();  // and the next start knows it from the log
  CHECK(records.now().wallMs == today + 2 * kHour);
  CHECK(leavesOf(records).back().clock == ClockState::hardware);
}

TEST_CASE("Two clocks that agree are left alone, and a station in 1970 is not believed") {
  Kiosk kiosk;
  auto records = kiosk.open();
  const auto size = leavesOf(records).size();
  CHECK_FALSE(must(records.hearTime(kiosk.clock.wall + 119'999)));
  CHECK_FALSE(must(records.hearTime(5'000)));
  CHECK(leavesOf(records).size() == size);
  CHECK(records.now().wallMs == kiosk.clock.wall);
}
