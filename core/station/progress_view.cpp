#include "core/station/progress_view.h"

#include <algorithm>
#include <array>

#include "core/station/station.h"

namespace cz::station {
namespace {

using journey::Standing;

constexpr std::array<const char*, 4> kShows = {"everybody", "waiting", "not-yet", "behind"};
constexpr std::array<const char*, 4> kSorts = {"name", "behind", "fewest", "most"};

std::size_t placeIn(const std::array<const char*, 4>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? 0 : static_cast<std::size_t>(found - names.begin());
}

bool isNotYet(const ProgressRow& row) {
  return std::any_of(row.cells.begin(), row.cells.end(), [](const ProgressCell& cell) {
    return cell.standing == Standing::notYet || cell.standing == Standing::asked || cell.standing == Standing::unlocked;
  });
}

struct Placed {
  ProgressRow row;
  PaceState state;
};

bool isShown(const Placed& one, ShowOnly show) {
  switch (show) {
    case ShowOnly::everybody: return true;
    case ShowOnly::waitingForMe: return waitsForTeacher(one.row);
    case ShowOnly::notYet: return isNotYet(one.row);
    case ShowOnly::behind: return one.state.is == PaceState::Is::behind;
  }
  return true;
}

/// Those of one rank stay in the order of their names.
int rankOf(const Placed& one, SortBy sort) {
  switch (sort) {
    case SortBy::name: return 0;
    case SortBy::behindFirst: return -one.state.days;
    case SortBy::fewestFirst: return lessonsDone(one.row);
    case SortBy::mostFirst: return -lessonsDone(one.row);
  }
  return 0;
}

}  // namespace

ShowOnly showOnlyNamed(const std::string& name) { return static_cast<ShowOnly>(placeIn(kShows, name)); }
SortBy sortByNamed(const std::string& name) { return static_cast<SortBy>(placeIn(kSorts, name)); }
std::string wordFor(ShowOnly show) { return kShows.at(static_cast<std::size_t>(show)); }
std::string wordFor(SortBy sort) { return kSorts.at(static_cast<std::size_t>(sort)); }

bool waitsForTeacher(const ProgressRow& row) {
  return std::any_of(row.cells.begin(), row.cells.end(), [](const ProgressCell& cell) {
    return cell.standing == Standing::waiting || cell.standing == Standing::asked;
  });
}

int lessonsDone(const ProgressRow& row) {
  return static_cast<int>(std::count_if(row.cells.begin(), row.cells.end(), [](const ProgressCell& cell) {
    return cell.standing == Standing::mastered || cell.standing == Standing::excused;
  }));
}

void arrange(ProgressView& view, journey::Day today, const journey::Calendar& calendar) {
  const int lessons = static_cast<int>(view.progress.lessons.size());
  std::vector<Placed> placed;
  for (ProgressRow& row : view.progress.rows) {
    const PaceState state = view.pace ? paceOf(*view.pace, lessonsDone(row), lessons, today, calendar) : PaceState{};
    placed.push_back({std::move(row), state});
  }
  const std::size_t all = placed.size();
  std::erase_if(placed, [&](const Placed& one) { return !isShown(one, view.show); });
  std::stable_sort(placed.begin(), placed.end(),
                   [&](const Placed& a, const Placed& b) { return rankOf(a, view.sort) < rankOf(b, view.sort); });
  view.leftOut = all - placed.size();
  view.progress.rows.clear();
  for (Placed& one : placed) {
    view.progress.rows.push_back(std::move(one.row));
    if (view.pace) view.states.push_back(one.state);
  }
  if (!view.pace) return;
  view.now = lessonToday(*view.pace, lessons, today, calendar);
  for (int lesson = 0; lesson < lessons; ++lesson) view.due.push_back(dueDay(*view.pace, lesson, calendar));
}

Result<ProgressView> progressViewOf(Station& station, const std::string& classId, const std::string& unitId,
                                    ShowOnly show, SortBy sort) {
  ProgressView view;
  view.progress = progressOf(station, classId, unitId);
  view.show = show;
  view.sort = sort;
  CZ_TRY(pace, paceFor(station, ClassId(chosen(view.progress.classes)), chosen(view.progress.units)));
  CZ_TRY(book, station.rosters().rules());
  view.pace = pace;
  arrange(view, book.calendar.at(station.clock().wallMs()).day, book.calendar);
  return view;
}

}  // namespace cz::station
