#include "core/journey/calendar.h"

#include <algorithm>
#include <chrono>

namespace cz::journey {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kHourMs = 60 * kMinuteMs;
constexpr std::int64_t kDayMs = 24 * kHourMs;
constexpr int kFarthest = 731;  ///< days that are searched for a school day
constexpr const char* kWeekdays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr const char* kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                   "July",    "August",   "September", "October", "November", "December"};

std::int64_t floorDiv(std::int64_t over, std::int64_t under) { return over / under - (over % under < 0 ? 1 : 0); }

std::int64_t offsetAt(const Calendar& calendar, std::int64_t ms) {
  if (calendar.offsets.empty()) return 0;
  int minutes = calendar.offsets.front().minutes;
  for (const auto& offset : calendar.offsets)
    if (offset.fromMs <= ms) minutes = offset.minutes;
  return minutes * kMinuteMs;
}

}  // namespace

std::optional<Day> dayOf(int year, int month, int day) {
  const bool inRange = year >= 1970 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  if (!inRange) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return static_cast<Day>(std::chrono::sys_days{date}.time_since_epoch().count());
}

std::string nameOf(Day day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  return std::string(kWeekdays[weekdayOf(day)]) + ", " + std::to_string(static_cast<unsigned>(date.day())) + " " +
         kMonths[static_cast<unsigned>(date.month()) - 1];
}

int weekdayOf(Day day) {
  return static_cast<int>((day % 7 + 7 + 3) % 7);  // 1 January 1970 was a Thursday
}

bool Calendar::isSchoolDay(Day day) const {
  if (extraDays.contains(day)) return true;
  return schoolDays[static_cast<std::size_t>(weekdayOf(day))] && !holidays.contains(day);
}

WallTime Calendar::at(std::int64_t ms) const {
  const std::int64_t local = ms + offsetAt(*this, ms);
  const std::int64_t day = floorDiv(local, kDayMs);
  return {static_cast<Day>(day), static_cast<int>((local - day * kDayMs) / kMinuteMs)};
}

std::int64_t Calendar::startOf(Day day) const {
  const std::int64_t midnight = day * kDayMs;
  // The offset that holds then: that of the earliest moment which shows this day.
  std::optional<std::int64_t> earliest;
  for (const std::int64_t guess : {midnight - 14 * kHourMs, midnight, midnight + 14 * kHourMs}) {
    const std::int64_t start = midnight - offsetAt(*this, guess);
    if (at(start).day == day && (!earliest || start < *earliest)) earliest = start;
  }
  return earliest.value_or(midnight - offsetAt(*this, midnight));
}

std::optional<Day> Calendar::schoolDayAfter(Day day, int count) const {
  if (count == 0) return day;
  for (Day later = day + 1; later <= day + kFarthest; ++later) {
    if (isSchoolDay(later)) --count;
    if (count == 0) return later;
  }
  return std::nullopt;
}

std::optional<int> Calendar::minutesToBell(std::int64_t ms) const {
  const WallTime now = at(ms);
  if (!isSchoolDay(now.day)) return std::nullopt;
  const auto bell = std::lower_bound(bells.begin(), bells.end(), now.minute);
  if (bell == bells.end()) return std::nullopt;
  return *bell - now.minute;
}

WaitState waitState(const pack::Wait& wait, std::optional<std::int64_t> doneMs, std::optional<std::int64_t> nowMs,
                    const Calendar& calendar) {
  if (wait.count == 0) return {};
  if (!doneMs || !nowMs || *nowMs < *doneMs) return {WaitState::Is::unknown, 0};
  std::int64_t opensMs = *doneMs + wait.count * kHourMs;
  if (wait.unit == pack::Wait::Unit::schoolDays) {
    const auto day = calendar.schoolDayAfter(calendar.at(*doneMs).day, wait.count);
    if (!day) return {WaitState::Is::unknown, 0};
    opensMs = calendar.startOf(*day);
  }
  if (*nowMs >= opensMs) return {};
  return {WaitState::Is::running, opensMs};
}

}  // namespace cz::journey
