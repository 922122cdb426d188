#include "core/station/students_page.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

std::vector<std::string> needsOf(const roster::Needs& needs) {
  std::vector<std::string> words;
  const Exact& time = needs.timeFactor;
  if (time != Exact(1)) words.push_back(time.toDecimal().value_or(time.toText()) + " × the time");
  if (needs.fewerChoices) words.emplace_back("fewer choices");
  return words;
}

StudentLine lineOf(Station& station, const roster::Roster& roster, const roster::Student& student) {
  StudentLine line;
  line.student = student.id;
  line.who = station.rosters().nameOf(student.id).value_or(student.shownName());
  const std::string legal = tidySpaces(student.givenName + " " + student.familyName);
  if (legal != student.shownName()) line.legal = legal;
  line.sourceId = student.sourceId.empty() ? student.username : student.sourceId;
  for (const roster::Class& one : roster.classes)
    if (std::find(student.classes.begin(), student.classes.end(), one.id) != student.classes.end())
      line.classes.push_back(one.title);
  line.hasPin = !student.pinHash.empty();
  line.needs = needsOf(student.needs);
  return line;
}

void byName(std::vector<StudentLine>& lines) {
  std::stable_sort(lines.begin(), lines.end(),
                   [](const StudentLine& a, const StudentLine& b) { return a.who < b.who; });
}

bool isInAny(const roster::Roster& roster, const roster::Student& student) {
  return std::any_of(roster.classes.begin(), roster.classes.end(), [&](const roster::Class& one) {
    return one.active && std::find(student.classes.begin(), student.classes.end(), one.id) != student.classes.end();
  });
}

}  // namespace

Result<StudentsPage> studentsPageOf(Station& station, const ClassId& inClass) {
  StudentsPage page;
  CZ_TRY(roster, station.rosters().load());
  const ClassId chosen = chooseClass(roster, page.classes, inClass);
  for (const roster::Student& student : roster.students) {
    const StudentLine line = lineOf(station, roster, student);
    if (!student.active) {
      page.gone.push_back(line);
      continue;
    }
    ++page.active;
    page.withoutPin += student.pinHash.empty();
    const auto& classes = student.classes;
    if (std::find(classes.begin(), classes.end(), chosen) != classes.end() && !chosen.empty())
      page.students.push_back(line);
    else if (!isInAny(roster, student))
      page.without.push_back(line);
  }
  for (auto* lines : {&page.students, &page.without, &page.gone}) byName(*lines);
  return page;
}

Result<roster::Plan> yearEndPlan(Station& station) {
  CZ_TRY(roster, station.rosters().load());
  roster::Plan plan;
  plan.classes = roster.classes;
  for (roster::Class& one : plan.classes) {
    if (one.active) plan.classChanges.push_back(one.title + " ends");
    one.active = false;
  }
  for (const roster::Student& student : roster.students) {
    if (!student.active) continue;
    ++plan.activeBefore;
    plan.missing.push_back({student.id, student.sourceId, student.shownName()});
  }
  return plan;
}

}  // namespace cz::station
