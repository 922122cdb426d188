#pragma once
// What of the Progress page is shown, in which order, and how it stands to the unit's pace.

#include <optional>

#include "core/station/pace.h"
#include "core/station/progress.h"

namespace cz::station {

/// Which students are shown.
enum class ShowOnly { everybody, waitingForMe, notYet, behind };
/// In which order.
enum class SortBy { name, behindFirst, fewestFirst, mostFirst };

/// The words in addresses: "everybody", "waiting", "not-yet", "behind"; unknown ones mean the first.
ShowOnly showOnlyNamed(const std::string& name);
/// "name", "behind", "fewest", "most".
SortBy sortByNamed(const std::string& name);
std::string wordFor(ShowOnly show);
std::string wordFor(SortBy sort);

struct ProgressView {
  Progress progress;              ///< its rows as they are to be shown
  std::vector<PaceState> states;  ///< of the rows; empty without a pace
  std::optional<UnitPace> pace;
  std::optional<int> now;                        ///< the lesson of today, see lessonToday
  std::vector<std::optional<journey::Day>> due;  ///< of the lessons; empty without a pace
  ShowOnly show = ShowOnly::everybody;
  SortBy sort = SortBy::name;
  std::size_t leftOut = 0;  ///< students of the class whom `show` leaves out
};

/// Whether something of the row waits for the teacher: a mark, an unlock.
bool waitsForTeacher(const ProgressRow& row);
/// Lessons that are mastered or excused.
int lessonsDone(const ProgressRow& row);

/// `view.progress` as it is for the class; the rest is filled in here. Pure.
void arrange(ProgressView& view, journey::Day today, const journey::Calendar& calendar);

Result<ProgressView> progressViewOf(Station& station, const std::string& classId, const std::string& unitId,
                                    ShowOnly show, SortBy sort);

}  // namespace cz::station
