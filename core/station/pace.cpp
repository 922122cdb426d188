#include "core/station/pace.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/station/progress.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr int kMostDays = 60;
constexpr int kYear = 400;  // no unit is longer; a day that was mistyped must not make this count for ever

/// School days from the first one to today, both counted; 0 before the first one.
int schoolDaysUntil(journey::Day first, journey::Day today, const journey::Calendar& calendar) {
  int count = 0;
  for (journey::Day day = std::max(first, today - kYear); day <= today; ++day) count += calendar.isSchoolDay(day);
  return count;
}

std::string paceNoted(const std::string& inClass, const std::string& unit, const std::optional<UnitPace>& pace) {
  const std::string whose = " the pace of “" + unit + "” for " + inClass;
  if (!pace) return "Took away" + whose + ".";
  return "Set" + whose + ": from " + journey::nameOf(pace->first) + " on, " +
         counted(static_cast<std::size_t>(pace->days), "school day", "school days") + " for each lesson.";
}

}  // namespace

std::optional<int> lessonToday(const UnitPace& pace, int lessons, journey::Day today,
                               const journey::Calendar& calendar) {
  const int day = schoolDaysUntil(pace.first, today, calendar);
  if (day == 0 || pace.days < 1) return std::nullopt;
  return std::min((day - 1) / pace.days, lessons);
}

PaceState paceOf(const UnitPace& pace, int done, int lessons, journey::Day today, const journey::Calendar& calendar) {
  using Is = PaceState::Is;
  const auto now = lessonToday(pace, lessons, today, calendar);
  if (!now) return {done > 0 ? Is::ahead : Is::onPace, 0};
  if (done >= lessons) return {*now < lessons ? Is::ahead : Is::onPace, 0};
  const int late = schoolDaysUntil(pace.first, today, calendar) - (done + 1) * pace.days;
  if (late > 0) return {Is::behind, late};
  return {done > *now + 1 ? Is::ahead : Is::onPace, 0};
}

std::optional<journey::Day> dueDay(const UnitPace& pace, int lesson, const journey::Calendar& calendar) {
  const int count = (lesson + 1) * pace.days;
  return calendar.schoolDayAfter(pace.first - 1, count);
}

Result<std::optional<UnitPace>> paceFor(Station& station, const ClassId& inClass, const std::string& unit) {
  CZ_TRY(row, station.db().query("SELECT first_day, days FROM pace WHERE class = ?1 AND unit = ?2", inClass, unit));
  CZ_TRY(there, row.step());
  if (!there) return std::optional<UnitPace>();
  return std::optional(UnitPace{static_cast<journey::Day>(row.integer(0)), static_cast<int>(row.integer(1))});
}

Result<void> setPace(Station& station, const ClassId& inClass, const std::string& unit,
                     const std::optional<UnitPace>& pace) {
  const Progress known = progressOf(station, inClass.text, unit);
  const auto picked = [](const std::vector<Pick>& picks, const std::string& id) {
    return std::any_of(picks.begin(), picks.end(), [&](const Pick& one) { return one.on && one.id == id; });
  };
  if (!picked(known.classes, inClass.text) || !picked(known.units, unit))
    return Error{Fault::input, "There is no such class or unit any more. Load the page again.", ""};
  if (pace && (pace->days < 1 || pace->days > kMostDays))
    return Error{Fault::input, "A lesson has from 1 to 60 school days.", ""};
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  if (pace)
    CZ_CHECK(station.db().run("INSERT OR REPLACE INTO pace(class, unit, first_day, days) VALUES(?1, ?2, ?3, ?4)",
                              inClass, unit, pace->first, pace->days));
  else
    CZ_CHECK(station.db().run("DELETE FROM pace WHERE class = ?1 AND unit = ?2", inClass, unit));
  CZ_CHECK(note(station, transaction, "pace", paceNoted(titleOn(known.classes), titleOn(known.units), pace)));
  return transaction.commit();
}

}  // namespace cz::station
