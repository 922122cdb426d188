#include "core/station/progress.h"

#include <algorithm>

#include "core/station/station.h"

namespace cz::station {
namespace {

struct ChosenUnit {
  std::shared_ptr<const pack::Pack> pack;  // keeps the unit alive
  const pack::Unit* unit = nullptr;
};

std::string idOf(const pack::Pack& pack, const pack::Unit& unit) { return pack.id.text + "/" + unit.id.text; }

// Marks the wanted pick, or the first one; gives its place.
std::size_t choose(std::vector<Pick>& picks, const std::string& wanted) {
  const auto found = std::find_if(picks.begin(), picks.end(), [&](const Pick& pick) { return pick.id == wanted; });
  const auto chosen = found == picks.end() ? picks.begin() : found;
  if (chosen != picks.end()) chosen->on = true;
  return static_cast<std::size_t>(chosen - picks.begin());
}

ChosenUnit chooseUnit(Station& station, std::vector<Pick>& picks, const std::string& wanted) {
  std::vector<ChosenUnit> units;
  for (const auto& pack : station.packs().all())
    for (const pack::Unit& unit : pack->units) {
      units.push_back({pack, &unit});
      picks.push_back({idOf(*pack, unit), unit.title, false});
    }
  const std::size_t at = choose(picks, wanted);
  return at < units.size() ? units[at] : ChosenUnit{};
}

ClassId chooseClass(const roster::Roster& roster, std::vector<Pick>& picks, const std::string& wanted) {
  for (const roster::Class& each : roster.classes)
    if (each.active) picks.push_back({each.id.text, each.title, false});
  const std::size_t at = choose(picks, wanted);
  return at < picks.size() ? ClassId(picks[at].id) : ClassId();
}

ProgressCell cellOf(const journey::Journey& journey) {
  ProgressCell cell;
  cell.standing = journey.standing();
  cell.tries = journey.tries();
  cell.nextNumber = journey.nextNumber();
  const bool open = journey.open() != nullptr && !journey.mastered();
  const journey::Attempt* shown = open ? journey.open() : journey.last();
  if (shown != nullptr) cell.number = shown->start->number;
  return cell;
}

std::vector<ProgressCell> cellsOf(Station& station, const StudentId& student, const pack::Unit& unit) {
  std::vector<ProgressCell> cells;
  bool open = true;
  for (const pack::Lesson& lesson : unit.lessons) {
    const auto journey = station.facts().journeyOf(student, lesson.check);
    ProgressCell cell = journey ? cellOf(*journey) : ProgressCell{};
    cell.check = lesson.check;
    cell.ahead = !open && cell.tries == 0;
    open = !unit.inOrder || (journey && journey->opensNext());
    cells.push_back(cell);
  }
  return cells;
}

bool isIn(const roster::Student& student, const ClassId& chosen) {
  return student.active && std::find(student.classes.begin(), student.classes.end(), chosen) != student.classes.end();
}

}  // namespace

Progress progressOf(Station& station, const std::string& classId, const std::string& unitId) {
  Progress progress;
  const ChosenUnit chosen = chooseUnit(station, progress.units, unitId);
  const auto roster = station.rosters().load();
  if (!roster) return progress;
  const ClassId inClass = chooseClass(*roster, progress.classes, classId);
  if (chosen.unit == nullptr) return progress;
  progress.heading = chosen.unit->title;
  for (const pack::Lesson& lesson : chosen.unit->lessons) progress.lessons.push_back({lesson.number, lesson.title});
  for (const roster::Student& student : roster->students)
    if (isIn(student, inClass))
      progress.rows.push_back({student.id, station.rosters().nameOf(student.id).value_or(student.shownName()),
                               cellsOf(station, student.id, *chosen.unit)});
  std::stable_sort(progress.rows.begin(), progress.rows.end(),
                   [](const ProgressRow& a, const ProgressRow& b) { return a.who < b.who; });
  return progress;
}

}  // namespace cz::station
