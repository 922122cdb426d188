#pragma once
// The pace of a unit: from which day on, and how many school days for each lesson. It judges nobody: it tells the
// teacher where the class would stand by today.

#include <optional>
#include <string>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/journey/calendar.h"

namespace cz::station {

class Station;

struct UnitPace {
  journey::Day first = 0;
  int days = 3;  ///< for each lesson; 1 to 60
  friend bool operator==(const UnitPace&, const UnitPace&) = default;
};

/// Where somebody stands.
struct PaceState {
  enum class Is { onPace, ahead, behind } is = Is::onPace;
  int days = 0;  ///< school days behind; 0 unless behind
  friend bool operator==(const PaceState&, const PaceState&) = default;
};

/// The lesson whose days today is among, from 0; the number of lessons when all of them are over; nothing before the
/// first day, or when the calendar knows no such days.
std::optional<int> lessonToday(const UnitPace& pace, int lessons, journey::Day today,
                               const journey::Calendar& calendar);

/// `done`: lessons that are mastered or excused. On pace: those of the days that are over are done. Ahead: more than
/// the one of today, too. Before the first day everybody is on pace, or ahead with any.
PaceState paceOf(const UnitPace& pace, int done, int lessons, journey::Day today, const journey::Calendar& calendar);

/// The last day of a lesson, from 0. Nothing: the calendar knows no such day.
std::optional<journey::Day> dueDay(const UnitPace& pace, int lesson, const journey::Calendar& calendar);

/// Nothing: none was set. `unit`: "pack/unit".
Result<std::optional<UnitPace>> paceFor(Station& station, const ClassId& inClass, const std::string& unit);
/// Nothing takes it away. input: the days are no number from 1 to 60, or no such class or unit.
Result<void> setPace(Station& station, const ClassId& inClass, const std::string& unit,
                     const std::optional<UnitPace>& pace);

}  // namespace cz::station
