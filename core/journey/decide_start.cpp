// Whether a try may start, and as what.

#include "core/journey/decide_inside.h"
#include "core/journey/whole.h"

namespace cz::journey {
namespace {

using Unlock = pack::Reassess::Unlock;

std::uint64_t newestDeed(const Journey& journey) {
  return journey.help.empty() ? 0 : journey.help.rbegin()->first.number;
}

}  // namespace

bool Deciding::isNotYet() const {
  return journey.open() == nullptr && !journey.mastered() && !journey.waiting() && journey.last() != nullptr;
}

std::optional<Refused> Deciding::whyOutsideWindow() const {
  if (!policy.window.is) return std::nullopt;
  if (!now.wallMs) return refused(Refusal::clockUnsure);
  const Window& window = *policy.window.is;
  if (*now.wallMs < window.fromMs) return refusedUntil(Refusal::tooEarly, window.fromMs, policy.calendar);
  if (window.untilMs && *now.wallMs >= *window.untilMs) return refused(Refusal::tooLate);
  return std::nullopt;
}

std::optional<Refused> Deciding::whyStepsFirst() const {
  if (mustReflect(journey, policy)) return refused(Refusal::reflectFirst);
  if (!mustRevise(journey, policy)) return std::nullopt;
  const bool byTeacher = policy.confirm.is == pack::Reassess::Confirm::teacher;
  return refused(byTeacher ? Refusal::teacherConfirms : Refusal::reviseFirst);
}

/// A teacher's unlock opens a try whatever clocks and counts say; it doesn't replace reflection and revision.
std::optional<Refused> Deciding::whyNoStart() const {
  if (journey.mastered()) return refused(Refusal::masteredAlready);
  if (journey.waiting()) return refused(Refusal::waitingForMarks);
  if (auto steps = whyStepsFirst()) return steps;
  if (!journey.openGrants().empty()) return std::nullopt;
  const Refusal orAsked = doneAfterLast(journey).asked ? Refusal::askedAlready : Refusal::askFirst;
  if (policy.tries.is > 0 && journey.tries() >= policy.tries.is)
    return refused(orAsked == Refusal::askFirst ? Refusal::noTriesLeft : orAsked);
  if (auto outside = whyOutsideWindow()) return outside;
  if (journey.last() == nullptr || policy.unlock.is == Unlock::always) return std::nullopt;
  if (policy.unlock.is == Unlock::teacher) return refused(orAsked);
  const WaitState wait = waitAfterLast(journey, policy, now.wallMs);
  if (wait.is == WaitState::Is::over) return std::nullopt;
  if (wait.is == WaitState::Is::running) return refusedUntil(Refusal::waitRunning, wait.opensMs, policy.calendar);
  return refused(orAsked == Refusal::askedAlready ? orAsked : Refusal::clockUnsure);
}

Decision Deciding::operator()(const WantStart& want) const {
  if (const Attempt* open = journey.open(now.seat)) {
    if (!isHere(*open)) return refused(Refusal::goOnElsewhere);
    Allowed goOn = allowed(Resumed{{}, open->id});
    goOn.number = open->start->number;
    goOn.resume = open->id;
    goOn.afterBell = open->wasLeftAtBell();
    return goOn;
  }
  if (auto why = whyNoStart()) return *why;
  Allowed start;
  start.number = journey.nextNumber();
  start.form = policy.form.is;
  const auto grants = journey.openGrants();
  if (!grants.empty()) {
    start.grant = grants.front();
    if (journey.grants.at(start.grant).sameForm) start.form = pack::Reassess::FormRule::same;
  }
  const Attempt* last = journey.last();
  const bool missedOnly =
      policy.retake.is == pack::Reassess::Retake::missed && start.form == pack::Reassess::FormRule::unseen;
  if (last != nullptr && missedOnly && othersAreShown(journey.counting(), last->outcome()->missed))
    start.only = last->outcome()->missed;
  start.leaves.push_back(
      Started{{}, journey.student, want.fresh, start.number, start.grant, start.only, newestDeed(journey)});
  return start;
}

}  // namespace cz::journey
