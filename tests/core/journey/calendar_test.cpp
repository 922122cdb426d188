// Waits in hours and school days, bells, set times. The dates are those of 2026: 2 March is a Monday.

#include "core/journey/calendar.h"

#include "tests/core/journey/way.h"

using namespace cz;
using namespace cz::tests;

namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kHour = 60 * kMinute;

Day day(int month, int of) {
  const auto found = dayOf(2026, month, of);
  REQUIRE(found);
  return *found;
}

/// By universal time.
std::int64_t at(int month, int of, int hour, int minute = 0) {
  return day(month, of) * 24 * kHour + hour * kHour + minute * kMinute;
}

const pack::Wait kFourHours{pack::Wait::Unit::hours, 4};
const pack::Wait kTwoDays{pack::Wait::Unit::schoolDays, 2};
const pack::Wait kOneDay{pack::Wait::Unit::schoolDays, 1};

using Is = WaitState::Is;

}  // namespace

TEST_CASE("days are counted from 1 January 1970, a Thursday") {
  CHECK(dayOf(1970, 1, 1) == 0);
  CHECK(weekdayOf(0) == 3);
  CHECK(weekdayOf(-1) == 2);
  CHECK(dayOf(2026, 3, 2) == 20514);  // 56 years of 365 days, 14 leap days, 31 + 28 + 1
  CHECK(nameOf(day(3, 2)) == "Monday, 2 March");
  CHECK(nameOf(day(12, 31)) == "Thursday, 31 December");
  CHECK_FALSE(dayOf(2026, 2, 29));
  CHECK(dayOf(2028, 2, 29));
  CHECK_FALSE(dayOf(2026, 13, 1));
  CHECK_FALSE(dayOf(1969, 12, 31));
}

TEST_CASE("school days: Monday to Friday, without holidays, with extra days") {
  Calendar calendar;
  calendar.holidays = {day(3, 4)};
  calendar.extraDays = {day(3, 7)};
  CHECK(calendar.isSchoolDay(day(3, 2)));
  CHECK_FALSE(calendar.isSchoolDay(day(3, 4)));
  CHECK(calendar.isSchoolDay(day(3, 7)));
  CHECK_FALSE(calendar.isSchoolDay(day(3, 8)));
}

TEST_CASE("a wait in school days ends at the start of the day: where the wait counts") {
  Calendar calendar;
  calendar.holidays = {day(3, 10)};
  const struct {
    const char* why;
    std::int64_t done;
    pack::Wait wait;
    std::int64_t opens;
  } rows[] = {
      {"two days from a Monday", at(3, 2, 9), kTwoDays, at(3, 4, 0)},
      {"however late on that Monday", at(3, 2, 23, 59), kTwoDays, at(3, 4, 0)},
      {"one day from a Friday", at(3, 6, 9), kOneDay, at(3, 9, 0)},
      {"two days from a Friday, over a holiday on Tuesday", at(3, 6, 9), kTwoDays, at(3, 11, 0)},
      {"one day from a Saturday", at(3, 7, 9), kOneDay, at(3, 9, 0)},
  };
  for (const auto& row : rows) {
    INFO(row.why);
    CHECK(waitState(row.wait, row.done, row.opens - 1, calendar) == WaitState{Is::running, row.opens});
    CHECK(waitState(row.wait, row.done, row.opens, calendar).is == Is::over);
  }
}

TEST_CASE("a wait in hours is counted to the millisecond, over night and weekend") {
  CHECK(waitState(kFourHours, at(3, 2, 9), at(3, 2, 13) - 1, {}) == WaitState{Is::running, at(3, 2, 13)});
  CHECK(waitState(kFourHours, at(3, 2, 9), at(3, 2, 13), {}).is == Is::over);
  CHECK(waitState({}, std::nullopt, std::nullopt, {}).is == Is::over);
}

TEST_CASE("no wait is decided by a clock that can't be trusted, or by a calendar without school days (O-25)") {
  Calendar empty;
  empty.schoolDays = {};
  CHECK(waitState(kFourHours, std::nullopt, at(3, 2, 9), {}).is == Is::unknown);
  CHECK(waitState(kFourHours, at(3, 2, 9), std::nullopt, {}).is == Is::unknown);
  CHECK(waitState(kTwoDays, at(3, 5, 9), at(3, 2, 9), {}).is == Is::unknown);  // handed in after now
  CHECK(waitState(kTwoDays, at(3, 2, 9), at(3, 2, 10), empty).is == Is::unknown);
}

TEST_CASE("the day of the classroom's wall decides, over a change to summer time") {
  Calendar berlin;
  berlin.offsets = {{at(1, 1, 0), 60}, {at(3, 29, 1), 120}};
  // 23:30 universal time on Thursday is Friday in the classroom.
  CHECK(berlin.at(at(3, 26, 23, 30)) == WallTime{day(3, 27), 30});
  CHECK(berlin.startOf(day(3, 27)) == at(3, 26, 23));
  CHECK(berlin.startOf(day(3, 30)) == at(3, 29, 22));
  // Handed in on that Friday: one school day on is Monday, after the change.
  CHECK(waitState(kOneDay, at(3, 26, 23, 30), at(3, 28, 9), berlin) == WaitState{Is::running, at(3, 29, 22)});
}

TEST_CASE("the next bell of the day, on school days") {
  Calendar calendar;
  calendar.bells = {9 * 60 + 45, 10 * 60 + 40};
  CHECK(calendar.minutesToBell(at(3, 2, 9)) == 45);
  CHECK(calendar.minutesToBell(at(3, 2, 9, 45)) == 0);
  CHECK(calendar.minutesToBell(at(3, 2, 9, 46)) == 54);
  CHECK_FALSE(calendar.minutesToBell(at(3, 2, 10, 41)));
  CHECK_FALSE(calendar.minutesToBell(at(3, 7, 9)));
}

TEST_CASE("unlocked automatically: closed until the wait is over, and open by itself then") {
  Policy policy = noSteps();
  policy.unlock.is = pack::Reassess::Unlock::automatic;
  policy.wait.is = kTwoDays;
  Way way;
  way.policy = policy;
  way.now.wallMs = at(3, 2, 9);
  way.started(kFirst, 1).notYet(kFirst);
  const auto refusal = std::get<Refused>(decide(way.journey, WantStart{}, policy, way.now));
  CHECK(refusal.why == Refusal::waitRunning);
  CHECK(refusal.reason == "Your next try opens on Wednesday, 4 March.");
  CHECK(way.next() == NextStep::waitForTime);
  CHECK(way.refusal(WantAsk{}) == Refusal::waitRunning);
  way.now.wallMs = at(3, 4, 0);
  CHECK(way.want(WantStart{kSecond}).number == 2);
}

TEST_CASE("a wait in hours names the minute at which it ends") {
  Policy policy = noSteps();
  policy.unlock.is = pack::Reassess::Unlock::automatic;
  policy.wait.is = kFourHours;
  Way way;
  way.policy = policy;
  way.now.wallMs = at(3, 2, 10, 5);
  way.started(kFirst, 1).notYet(kFirst);
  CHECK(std::get<Refused>(decide(way.journey, WantStart{}, policy, way.now)).reason ==
        "Your next try opens on Monday, 2 March, at 14:05.");
}

TEST_CASE("a kiosk whose clock was never set keeps nobody waiting: the student asks, and the teacher opens") {
  Policy policy = noSteps();
  policy.unlock.is = pack::Reassess::Unlock::automatic;
  policy.wait.is = kTwoDays;
  Way way;
  way.policy = policy;
  way.started(kFirst, 1).notYet(kFirst);  // no wall time
  CHECK(way.refusal(WantStart{}) == Refusal::clockUnsure);
  CHECK(way.next() == NextStep::ask);
  way.want(WantAsk{});
  CHECK(way.refusal(WantStart{}) == Refusal::askedAlready);
  way.want(WantUnlock{way.deed(), kGrant});
  CHECK(way.may(WantStart{}));
}

TEST_CASE("the teacher can waive a wait, or unlock before its end when they say so") {
  Policy policy = noSteps();
  policy.wait.is = kTwoDays;
  Way way;
  way.policy = policy;
  way.now.wallMs = at(3, 2, 9);
  way.started(kFirst, 1).notYet(kFirst);
  const auto refusal = std::get<Refused>(decide(way.journey, WantUnlock{}, policy, way.now));
  CHECK(refusal.why == Refusal::waitNotOver);
  CHECK(refusal.reason == "The wait before the next try ends on Wednesday, 4 March.");
  Way unlocked = way;
  unlocked.want(WantUnlock{unlocked.deed(), kGrant, false, true});
  CHECK(unlocked.may(WantStart{}));

  way.want(WantWaive{way.deed()});
  CHECK(way.refusal(WantWaive{way.deed()}) == Refusal::noWait);
  way.want(WantUnlock{way.deed(), kGrant});
  CHECK(way.may(WantStart{}));
  // It was waived for that "not yet" alone.
  way.started(kSecond, 2, kGrant).notYet(kSecond);
  CHECK(way.refusal(WantUnlock{}) == Refusal::waitNotOver);
}

TEST_CASE("a waived wait opens what is unlocked automatically") {
  Policy policy = noSteps();
  policy.unlock.is = pack::Reassess::Unlock::automatic;
  policy.wait.is = kFourHours;
  Way way;
  way.policy = policy;
  way.now.wallMs = at(3, 2, 9);
  way.started(kFirst, 1).notYet(kFirst);
  way.want(WantWaive{way.deed()});
  CHECK(way.may(WantStart{}));
}

TEST_CASE("a summative check starts in its time, is finished whenever it takes, and the teacher can open it besides") {
  Policy policy = noSteps();
  policy.window.is = Window{at(3, 6, 10), at(3, 6, 11)};
  Way way;
  way.policy = policy;
  way.now.wallMs = at(3, 6, 10) - 1;
  CHECK(way.refusal(WantStart{}) == Refusal::tooEarly);
  CHECK(std::get<Refused>(decide(way.journey, WantStart{}, policy, way.now)).reason ==
        "This check opens on Friday, 6 March, at 10:00.");
  Way absent = way;
  way.now.wallMs = at(3, 6, 10);
  way.want(WantStart{kFirst});
  way.now.wallMs = at(3, 6, 12);
  CHECK(way.want(WantStart{}).resume == kFirst);
  way.want(WantHandIn{kFirst, {true, false, {}}});

  absent.now.wallMs = at(3, 6, 11);
  CHECK(absent.refusal(WantStart{}) == Refusal::tooLate);
  absent.want(WantUnlock{absent.deed(), kGrant});
  CHECK(absent.want(WantStart{kFirst}).grant == kGrant);
}

TEST_CASE("a set time is not decided by a clock that was never set; the teacher opens the check") {
  Policy policy = noSteps();
  policy.window.is = Window{at(3, 6, 10), {}};
  Way way;
  way.policy = policy;
  CHECK(way.refusal(WantStart{}) == Refusal::clockUnsure);
  CHECK(way.refusal(WantAsk{}) == Refusal::clockUnsure);
  way.want(WantUnlock{way.deed(), kGrant});
  CHECK(way.may(WantStart{}));
}
