#pragma once
// When there is school: days, holidays, bells. A pure value; every time is given to it. It is asked about the day and
// minute on the wall of the classroom, which follow from milliseconds since 1970 by the offsets that it holds.

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/pack/model.h"

namespace cz::journey {

/// Days since 1 January 1970 on the classroom's wall.
using Day = std::int32_t;

/// The day of a date of the common calendar; nothing when there is no such date.
std::optional<Day> dayOf(int year, int month, int day);
/// "Monday, 2 March".
std::string nameOf(Day day);
/// 0 = Monday.
int weekdayOf(Day day);

/// A moment on the classroom's wall.
struct WallTime {
  Day day = 0;
  int minute = 0;  ///< of the day, 0 to 1,439
  friend auto operator<=>(const WallTime&, const WallTime&) = default;
};

struct Calendar {
  /// From a moment on, so many minutes are added to universal time.
  struct Offset {
    std::int64_t fromMs = 0;
    int minutes = 0;
    friend bool operator==(const Offset&, const Offset&) = default;
  };

  std::array<bool, 7> schoolDays{true, true, true, true, true, false, false};  ///< Monday first
  std::set<Day> holidays;       ///< no school, although it is a school day of the week
  std::set<Day> extraDays;      ///< school all the same
  std::vector<int> bells;       ///< minutes of the day at which lessons end, ascending
  std::vector<Offset> offsets;  ///< ascending; before the first one: as the first one; none: universal time

  bool isSchoolDay(Day day) const;
  WallTime at(std::int64_t ms) const;
  /// The first moment of a day, since 1970.
  std::int64_t startOf(Day day) const;
  /// The `count`-th school day after `day`; `count` 0 is `day` itself. Nothing when there is none within two years.
  std::optional<Day> schoolDayAfter(Day day, int count) const;
  /// Whole minutes until the next bell of the day; 0 at the bell. Nothing after the last one, or on a day without
  /// school.
  std::optional<int> minutesToBell(std::int64_t ms) const;

  friend bool operator==(const Calendar&, const Calendar&) = default;
};

/// How a wait stands.
struct WaitState {
  /// unknown: a clock can't be trusted (case O-25), or the calendar knows no such school day. Then no clock decides:
  /// the student asks, and the teacher's unlock opens the next try. Nobody waits for ever.
  enum class Is { over, running, unknown } is = Is::over;
  std::int64_t opensMs = 0;  ///< running: since 1970
  friend bool operator==(const WaitState&, const WaitState&) = default;
};

/// `doneMs`, `nowMs`: since 1970, or nothing when that clock was not set. A try that seems to lie ahead of now shows
/// that one of the clocks is wrong.
WaitState waitState(const pack::Wait& wait, std::optional<std::int64_t> doneMs, std::optional<std::int64_t> nowMs,
                    const Calendar& calendar);

}  // namespace cz::journey
