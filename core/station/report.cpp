#include "core/station/report.h"

#include <algorithm>

#include "core/journey/decide.h"
#include "core/journey/whole.h"
#include "core/station/progress.h"
#include "core/station/rules.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using journey::Standing;

bool isThere(Standing standing) { return standing == Standing::mastered || standing == Standing::excused; }

/// How the next try opens once the student has looked back and revised: "ask for try 2".
std::string openingOf(const journey::Journey& journey, journey::Policy policy, std::int64_t nowMs) {
  policy.reflect.is = policy.revise.is = false;
  const std::string nth = "try " + std::to_string(journey.nextNumber());
  const journey::Moment now{nowMs, {}};
  switch (journey::nextStep(journey, policy, now)) {
    case journey::NextStep::start: return "take " + nth;
    case journey::NextStep::waitForTime: return "take " + nth + " as soon as it opens";
    default: return "ask for " + nth;
  }
}

/// What comes next in a lesson that is open and not there yet. `opening`: as above; `named`: skills to revise are.
std::string stepOf(const journey::Journey& journey, const std::string& title, const std::string& opening, bool named) {
  const std::string check = "“" + title + "”";
  const std::string nth = "try " + std::to_string(journey.nextNumber());
  const Standing standing = journey.standing();
  switch (standing) {
    case Standing::ready: return "Practice, then take the check " + check + ".";
    case Standing::taking: return "Finish the check " + check + ", which is begun.";
    case Standing::waiting: return "The teacher marks the check " + check + ".";
    case Standing::notYet:
      return "Look back at " + check + (named ? ", do what is named above, then " : ", then ") + opening + ".";
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
  Result<void> add(const pack::Lesson& lesson, const journey::Journey& journey, bool open) {
    const Standing standing = journey.standing();
    const FoundCheck found = station_.packs().findCheck(lesson.check);
    report_.mastered += isThere(standing);
    const std::size_t before = report_.notYet.size();
    if (found) CZ_CHECK(addSkills(lesson, *found.check, journey));
    if (isThere(standing) || (!open && journey.tries() == 0)) return {};
    std::string opening = "ask for try " + std::to_string(journey.nextNumber());
    if (found && standing == Standing::notYet) {
      CZ_TRY(policy, policyFor(station_, report_.student, *found.check));
      opening = openingOf(journey, std::move(policy), station_.clock().wallMs());
    }
    report_.next.push_back(stepOf(journey, lesson.title, opening, report_.notYet.size() > before));
    return {};
  }

  /// What tries that count say of them: of a skill that none was at, nothing. A check that is mastered names nothing
  /// that is missing.
  Result<void> addSkills(const pack::Lesson& lesson, const pack::Check& check, const journey::Journey& journey) {
    const Standing standing = journey.standing();
    if (standing == Standing::excused || standing == Standing::waiting || journey.last() == nullptr) return {};
    CZ_TRY(fact, station_.facts().attempt(journey.last()->id));
    if (!fact || fact->state != AttemptFact::State::scored) return {};
    const auto counting = journey.counting();
    for (const pack::Skill& skill : check.skills) {
      const journey::Shown shown = journey::shownOf(counting, skill.id);
      if (shown == journey::Shown::there) report_.can.push_back({skill.can, lesson.title, ""});
      if (shown == journey::Shown::missing && standing != Standing::mastered)
        report_.notYet.push_back({skill.can, lesson.title, skill.revise});
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
