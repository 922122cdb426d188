// A code that the teacher reads out: the request for it, and its use.

#include <algorithm>

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

std::vector<records::CodeAction> Desk::Runner::codesFor(const journey::Journey& journey,
                                                        const pack::Check& check) const {
  using records::CodeAction;
  std::vector<CodeAction> deeds;
  if (!desk.records_->downlog()) return deeds;
  const journey::Policy rules = policy(journey.student, check);
  const journey::Moment now = desk.records_->now();
  const auto may = [&](const journey::Command& command) {
    return std::holds_alternative<journey::Allowed>(journey::decide(journey, command, rules, now));
  };
  if (journey::nextStep(journey, rules, now) == journey::NextStep::showRevision) deeds.push_back(CodeAction::confirm);
  if (journey::waitsForUnlock(journey, rules, now)) {
    deeds.push_back(CodeAction::unlock);
    if (journey.last() != nullptr) deeds.push_back(CodeAction::sameForm);
  }
  const journey::Attempt* open = journey.open(now.seat);
  const bool timed = check.limitMinutes > 0 && open != nullptr && open->holder() == now.seat;
  if (timed && may(journey::WantGiveTime{{}, open->id, records::kCodeTimeMs})) deeds.push_back(CodeAction::moreTime);
  // One that the teacher ended counts after whatever is written here; who may start another try waits for nothing.
  const bool unlocked = journey.standing() == journey::Standing::unlocked;
  if (!unlocked && !journey.excused.value && may(journey::WantExcuse{{}, true, "by a code"}))
    deeds.push_back(CodeAction::excuse);
  return deeds;
}

bool Desk::Runner::waitsForCode(const journey::Journey& journey, const pack::Check& check) const {
  const auto deeds = codesFor(journey, check);
  return std::any_of(deeds.begin(), deeds.end(),
                     [](records::CodeAction one) { return records::opensATry(one) || records::confirmsRevision(one); });
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
  const auto deeds = codesFor(lesson.journey, *lesson.found.check);
  view.confirms = std::find(deeds.begin(), deeds.end(), records::CodeAction::confirm) != deeds.end();
  return view;
}

Desk::Runner::Answer Desk::Runner::operator()(const app::OpenCode& effect) const {
  CZ_TRY(opened, lesson(effect.student, effect.check));
  // Unlocked by the network in the meantime, or mastered: the cover says so.
  if (codesFor(opened.journey, *opened.found.check).empty())
    return (*this)(app::OpenCover{effect.student, effect.check});
  CZ_TRY(door, desk.records_->codeDoor(effect.student, effect.check));
  return only(app::CodeLoaded{codeView(opened, door)});
}

Desk::Runner::Answer Desk::Runner::operator()(const app::TypeCode& effect) const {
  CZ_TRY(opened, lesson(effect.student, effect.check));
  const auto deeds = codesFor(opened.journey, *opened.found.check);
  if (deeds.empty()) return (*this)(app::OpenCover{effect.student, effect.check});
  CZ_TRY(tried, desk.records_->tryCode(effect.student, effect.check, effect.digits, deeds));
  if (tried.outcome == records::CodeTried::Outcome::right) return (*this)(app::OpenCover{effect.student, effect.check});
  app::CodeView view = codeView(opened, tried.door);
  view.said = saidOf(tried.outcome);
  return only(app::CodeLoaded{std::move(view)});
}

}  // namespace cz::desk
