#include "core/station/progress.h"

#include <algorithm>

#include "core/station/station.h"

namespace cz::station {
namespace {

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
  const FoundUnit found = chooseUnit(station.packs(), progress.units, unitId);
  const auto roster = station.rosters().load();
  if (!roster) return progress;
  const ClassId inClass = chooseClass(*roster, progress.classes, ClassId(classId));
  if (!found) return progress;
  progress.heading = found.unit->title;
  for (const pack::Lesson& lesson : found.unit->lessons) progress.lessons.push_back({lesson.number, lesson.title});
  for (const roster::Student& student : roster->students)
    if (isIn(student, inClass))
      progress.rows.push_back({student.id, station.rosters().nameOf(student.id).value_or(student.shownName()),
                               cellsOf(station, student.id, *found.unit)});
  std::stable_sort(progress.rows.begin(), progress.rows.end(),
                   [](const ProgressRow& a, const ProgressRow& b) { return a.who < b.who; });
  return progress;
}

}  // namespace cz::station
