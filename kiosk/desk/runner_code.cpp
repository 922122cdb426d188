// A code that the teacher reads out: the request for it, and its use.

#include "kiosk/desk/only.h"
#include "kiosk/desk/runner.h"

namespace cz::desk {
namespace {

using Said = app::CodeView::Said;

/// A teacher who sits at the station knows who calls: the first name is enough, and says less to who looks on.
std::string firstName(const std::string& name) { return name.substr(0, name.find(' ')); }

int secondsOf(std::int64_t ms) { return static_cast<int>((ms + 999) / 1000); }

Said saidOf(records::CodeTried::Outcome outcome) {
  if (outcome == records::CodeTried::Outcome::slip) return Said::slip;
  return outcome == records::CodeTried::Outcome::notRight ? Said::notRight : Said::nothing;
}

}  // namespace

std::optional<records::CodeAction> Desk::Runner::codeFor(const journey::Journey& journey,
                                                         const pack::Check& check) const {
  if (!desk.records_->downlog()) return std::nullopt;
  const journey::Policy rules = policy(journey.student, check);
  if (journey::nextStep(journey, rules, desk.records_->now()) == journey::NextStep::showRevision)
    return records::CodeAction::confirm;
  const bool unlock = journey::waitsForUnlock(journey, rules, desk.records_->now());
  return unlock ? std::optional(records::CodeAction::unlock) : std::nullopt;
}

app::CodeView Desk::Runner::codeView(const Lesson& lesson, const records::CodeDoor& door) const {
  app::CodeView view;
  view.student = lesson.journey.student;
  view.check = lesson.row.check;
  if (const auto* who = student(view.student)) view.name = firstName(who->name);
  view.title = lesson.found.check->title;
  view.request = door.request;
  view.triesLeft = door.triesLeft;
  view.waitSeconds = secondsOf(door.waitMs);
  view.onlyStation = door.onlyStation;
  view.confirms = codeFor(lesson.journey, *lesson.found.check) == records::CodeAction::confirm;
  return view;
}

Desk::Runner::Answer Desk::Runner::operator()(const app::OpenCode& effect) const {
  CZ_TRY(opened, lesson(effect.student, effect.check));
  // Unlocked or confirmed by the network in the meantime: the cover says so.
  if (!codeFor(opened.journey, *opened.found.check)) return (*this)(app::OpenCover{effect.student, effect.check});
  CZ_TRY(door, desk.records_->codeDoor(effect.student, effect.check));
  return only(app::CodeLoaded{codeView(opened, door)});
}

Desk::Runner::Answer Desk::Runner::operator()(const app::TypeCode& effect) const {
  CZ_TRY(opened, lesson(effect.student, effect.check));
  const auto action = codeFor(opened.journey, *opened.found.check);
  if (!action) return (*this)(app::OpenCover{effect.student, effect.check});
  CZ_TRY(tried, desk.records_->tryCode(effect.student, effect.check, effect.digits, *action));
  if (tried.outcome == records::CodeTried::Outcome::right) return (*this)(app::OpenCover{effect.student, effect.check});
  app::CodeView view = codeView(opened, tried.door);
  view.said = saidOf(tried.outcome);
  return only(app::CodeLoaded{std::move(view)});
}

}  // namespace cz::desk
