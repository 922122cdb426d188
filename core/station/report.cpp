#include "core/station/report.h"

#include <algorithm>

#include "core/station/progress.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using journey::Standing;

bool isThere(Standing standing) { return standing == Standing::mastered || standing == Standing::excused; }

/// What comes next in a lesson that is open and not there yet.
std::string stepOf(Standing standing, const std::string& title, int number) {
  const std::string check = "“" + title + "”";
  const std::string nth = "try " + std::to_string(number);
  switch (standing) {
    case Standing::ready: return "Practice, then take the check " + check + ".";
    case Standing::taking: return "Finish the check " + check + ", which is begun.";
    case Standing::waiting: return "The teacher marks the check " + check + ".";
    case Standing::notYet: return "Look back at " + check + ", do what is named above, then ask for " + nth + ".";
    case Standing::asked: return "The teacher decides about " + nth + " of " + check + ".";
    case Standing::unlocked: return "Take " + nth + " of " + check + ": it is open.";
    case Standing::mastered:
    case Standing::excused: break;
  }
  return "";
}

class Writer {
 public:
  Writer(Station& station, const FoundUnit& found, Report report)
      : station_(station), unit_(*found.unit), report_(std::move(report)) {}

  Result<Report> write() {
    bool open = true;
    for (const pack::Lesson& lesson : unit_.lessons) {
      CZ_TRY(journey, station_.facts().journeyOf(report_.student, lesson.check));
      CZ_CHECK(add(lesson, journey, open));
      open = !unit_.inOrder || journey.opensNext();
    }
    report_.lessons = static_cast<int>(unit_.lessons.size());
    if (report_.next.empty())
      report_.next.emplace_back(report_.mastered == report_.lessons ? "Everything of this unit is there."
                                                                    : "The next lesson opens with the one before it.");
    return std::move(report_);
  }

 private:
  /// Skills of a check that is not there yet: as its newest try that was judged shows them.
  Result<void> add(const pack::Lesson& lesson, const journey::Journey& journey, bool open) {
    const Standing standing = journey.standing();
    const FoundCheck found = station_.packs().findCheck(lesson.check);
    report_.mastered += isThere(standing);
    if (!isThere(standing) && (open || journey.tries() > 0)) {
      const std::string step = stepOf(standing, lesson.title, journey.nextNumber());
      if (!step.empty()) report_.next.push_back(step);
    }
    if (!found || standing == Standing::excused) return {};
    if (standing == Standing::mastered) {
      for (const pack::Skill& skill : found.check->skills) report_.can.push_back({skill.can, lesson.title, ""});
      return {};
    }
    const journey::Attempt* last = journey.last();
    if (last == nullptr || standing == Standing::waiting) return {};
    CZ_TRY(fact, station_.facts().attempt(last->id));
    if (!fact || !fact->doneLeaf || fact->state != AttemptFact::State::scored) return {};
    for (const pack::Skill& skill : found.check->skills) {
      const bool missed = std::find(fact->missed.begin(), fact->missed.end(), skill.id) != fact->missed.end();
      (missed ? report_.notYet : report_.can).push_back({skill.can, lesson.title, missed ? skill.revise : ""});
    }
    return {};
  }

  Station& station_;
  const pack::Unit& unit_;
  Report report_;
};

}  // namespace

Result<Report> reportOf(Station& station, const StudentId& student, const std::string& unit) {
  const FoundUnit found = station.packs().findUnit(unit);
  const auto who = station.rosters().nameOf(student);
  if (!found || !who) return Error{Fault::notFound, "There is no such student or unit any more.", ""};
  Report report;
  report.student = student;
  report.who = *who;
  report.unit = found.unit->title;
  return Writer(station, found, std::move(report)).write();
}

Result<std::vector<Report>> reportsOf(Station& station, const ClassId& inClass, const std::string& unit) {
  CZ_TRY(roster, station.rosters().load());
  std::vector<Report> reports;
  for (const roster::Student& student : roster.students) {
    const auto& classes = student.classes;
    if (!student.active || std::find(classes.begin(), classes.end(), inClass) == classes.end()) continue;
    CZ_TRY(report, reportOf(station, student.id, unit));
    reports.push_back(std::move(report));
  }
  std::stable_sort(reports.begin(), reports.end(), [](const Report& a, const Report& b) { return a.who < b.who; });
  return reports;
}

}  // namespace cz::station
