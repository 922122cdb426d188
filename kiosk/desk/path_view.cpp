#include "kiosk/desk/path_view.h"

#include <algorithm>

#include "core/journey/steps.h"

namespace cz::desk {
namespace {

app::Standing shownStanding(journey::Standing standing, bool ahead) {
  switch (standing) {
    case journey::Standing::ready: return ahead ? app::Standing::ahead : app::Standing::ready;
    case journey::Standing::taking: return app::Standing::taking;
    case journey::Standing::waiting: return app::Standing::waiting;
    case journey::Standing::notYet: return app::Standing::notYet;
    case journey::Standing::asked: return app::Standing::asked;
    case journey::Standing::unlocked: return app::Standing::unlocked;
    case journey::Standing::excused: return app::Standing::ready;  // the row says that it needn't be taken
    case journey::Standing::mastered: return app::Standing::mastered;
  }
  return app::Standing::ahead;
}

/// `opensAfter`: title of the lesson that must come first; empty: none.
app::LessonRow rowOf(const pack::Lesson& lesson, const pack::Check& check, const journey::Journey& journey,
                     const journey::Policy& policy, const std::string& opensAfter, const journey::Moment& now) {
  app::LessonRow row;
  row.number = lesson.number;
  row.title = lesson.title;
  row.check = check.id;
  row.standing = shownStanding(journey.standing(), !opensAfter.empty());
  const journey::Attempt* open = journey.open(now.seat);
  const bool mastered = row.standing == app::Standing::mastered;
  if (open != nullptr && open->holder() != now.seat && !mastered) row.standing = app::Standing::elsewhere;
  row.tries = journey.tries();
  row.triesLeft = journey::triesLeft(journey, policy);
  row.itemCount = check.itemCount();
  row.minutes = check.minutes;
  if (row.standing == app::Standing::ahead) row.line = "opens when " + opensAfter + " is mastered";
  if (open != nullptr && mastered) row.line = "A try is still open. It is kept, and you need not go on with it";
  if (journey.standing() == journey::Standing::excused) row.line = "You need not take this check";
  if (journey.last() == nullptr) return row;
  row.next = nextStepOf(journey, policy, now);
  row.opens = opensWhen(journey, policy, now);
  return row;
}

Result<app::UnitView> unitOf(const pack::Pack& pack, const pack::Unit& unit, const JourneyOf& journeyOf,
                             const PolicyOf& policyOf, const journey::Moment& now) {
  app::UnitView view{unit.title, {}};
  std::string opensAfter;
  for (const auto& lesson : unit.lessons) {
    const auto* check = pack.findCheck(lesson.check);
    if (check == nullptr) continue;  // the reader refuses such a pack
    CZ_TRY(journey, journeyOf(check->id));
    view.lessons.push_back(rowOf(lesson, *check, journey, policyOf(*check), opensAfter, now));
    opensAfter = unit.inOrder && !journey.opensNext() ? lesson.title : "";
  }
  return view;
}

}  // namespace

app::NextStep nextStepOf(const journey::Journey& journey, const journey::Policy& policy, const journey::Moment& now) {
  if (journey.mastered()) return app::NextStep::goOn;
  if (journey.waiting()) return app::NextStep::waiting;
  switch (journey::nextStep(journey, policy, now)) {
    case journey::NextStep::start:
    case journey::NextStep::goOn: return app::NextStep::tryAgain;
    case journey::NextStep::reflect: return app::NextStep::reflect;
    case journey::NextStep::revise: return app::NextStep::revise;
    case journey::NextStep::showRevision: return app::NextStep::showRevision;
    case journey::NextStep::waitForTime: return app::NextStep::wait;
    case journey::NextStep::ask:
      return journey::triesLeft(journey, policy) == 0 ? app::NextStep::teacher : app::NextStep::ask;
    default: break;
  }
  return journey.standing() == journey::Standing::asked ? app::NextStep::asked : app::NextStep::teacher;
}

std::string opensWhen(const journey::Journey& journey, const journey::Policy& policy, const journey::Moment& now) {
  const app::NextStep next = nextStepOf(journey, policy, now);
  const journey::WaitState wait = journey::waitAfterLast(journey, policy, now.wallMs);
  const bool waits = app::isUpToTeacher(next) && wait.is == journey::WaitState::Is::running;
  if (waits) return journey::momentIn(policy.calendar, wait.opensMs);
  if (next != app::NextStep::wait) return {};
  const auto& window = policy.window.is;
  const bool tooEarly = window && now.wallMs && *now.wallMs < window->fromMs;  // it is asked for before the wait is
  return journey::momentIn(policy.calendar, tooEarly ? window->fromMs : wait.opensMs);
}

Result<std::vector<app::UnitView>> unitsOf(const Library& library, const JourneyOf& journeyOf, const PolicyOf& policyOf,
                                           const journey::Moment& now) {
  std::vector<app::UnitView> units;
  for (const auto& shelved : library.packs())
    for (const auto& unit : shelved->pack.units) {
      CZ_TRY(view, unitOf(shelved->pack, unit, journeyOf, policyOf, now));
      units.push_back(std::move(view));
    }
  return units;
}

app::CoverView coverOf(const StudentId& student, const pack::Check& check, const journey::Journey& journey,
                       const journey::Policy& policy, const app::LessonRow& row, const journey::Moment& now) {
  app::CoverView cover;
  cover.student = student;
  cover.check = check.id;
  cover.title = check.title;
  cover.language = check.language;
  for (const auto& skill : check.skills) cover.cans.push_back(skill.can);
  cover.itemCount = check.itemCount();
  cover.minutes = check.minutes;
  cover.tools = check.tools;
  cover.mastery = check.mastery;
  cover.unlock = policy.unlock.is;
  cover.standing = row.standing;
  cover.next = row.next;
  cover.opens = row.opens;
  cover.tryNumber = journey.open() != nullptr ? journey.open()->start->number : journey.nextNumber();
  // After this one. A try that was taken out has a number and doesn't count.
  if (const auto left = journey::triesLeft(journey, policy))
    cover.triesLeft = std::max(0, *left - (journey.open() != nullptr ? 0 : 1));
  const auto start = journey::decide(journey, journey::WantStart{}, policy, now);
  cover.canStart = std::holds_alternative<journey::Allowed>(start) && row.standing != app::Standing::ahead;
  if (const auto* refused = std::get_if<journey::Refused>(&start)) cover.why = refused->reason;
  if (row.standing == app::Standing::ahead) cover.why = "This check " + row.line + ".";
  if (row.standing == app::Standing::elsewhere) {
    cover.elsewhere = journey.open(now.seat)->id;
    cover.why.clear();  // the screen has words of its own for it
  }
  cover.canAsk = std::holds_alternative<journey::Allowed>(journey::decide(journey, journey::WantAsk{}, policy, now));
  return cover;
}

app::ReflectionView reflectionOf(const pack::Check& check, const journey::Journey& journey) {
  const journey::Attempt& last = *journey.last();
  app::ReflectionView view{journey.student, last.id, check.id, check.title, last.start->number, {}, {}};
  for (const auto& one : reviseOf(check, last.outcome()->missed)) view.missing.push_back(one.can);
  return view;
}

app::RevisionView revisionOf(const pack::Check& check, const journey::Journey& journey, const journey::Policy& policy) {
  const journey::Attempt& last = *journey.last();
  const bool byTeacher = policy.confirm.is == pack::Reassess::Confirm::teacher;
  return {journey.student,    last.id,
          check.id,           check.title,
          last.start->number, reviseOf(check, last.outcome()->missed),
          byTeacher,          check.language};
}

std::vector<app::ReviseView> reviseOf(const pack::Check& check, const std::vector<SkillId>& missed) {
  std::vector<app::ReviseView> revise;
  for (const auto& skill : check.skills)
    if (std::find(missed.begin(), missed.end(), skill.id) != missed.end())
      revise.push_back({skill.can, skill.revise, skill.id});
  return revise;
}

}  // namespace cz::desk
