// What a teacher wants of the next try: unlock, waive, confirm, excuse, help.

#include "core/base/text.h"
#include "core/journey/decide_inside.h"

namespace cz::journey {
namespace {

constexpr int kMostFactor = 10;
constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kMostMs = 24 * 60 * kMinuteMs;

}  // namespace

/// A first try needs an unlock only where a set time would not let it start. A kiosk whose clock was not set can't tell
/// whether it would (case O-25), and the station can't see that: so one is given wherever there is a set time.
std::optional<Refused> Deciding::whyNoUnlock(bool waive) const {
  if (journey.mastered()) return refused(Refusal::nothingToUnlock);
  if (journey.open() != nullptr) return refused(Refusal::tryIsOpen);
  if (journey.waiting()) return refused(Refusal::markFirst);
  if (!journey.openGrants().empty()) return refused(Refusal::unlockedAlready);
  const bool first = journey.last() == nullptr;
  if (first && !policy.window.is && !whyNoStart()) return refused(Refusal::firstNeedsNone);
  if (!first && !waive) {
    const WaitState wait = waitAfterLast(journey, policy, now.wallMs);
    const bool waits = policy.unlock.is != pack::Reassess::Unlock::always && wait.is == WaitState::Is::running;
    if (waits) return refusedUntil(Refusal::waitNotOver, wait.opensMs, policy.calendar);
  }
  return std::nullopt;
}

Decision Deciding::operator()(const WantUnlock& want) const {
  if (auto why = whyNoUnlock(want.waive)) return *why;
  const Attempt* last = journey.last();
  Allowed unlock = allowed(Unlocked{want.by, want.grant, want.sameForm, last == nullptr ? AttemptId() : last->id});
  unlock.number = journey.nextNumber();
  return unlock;
}

Decision Deciding::operator()(const WantWaive& want) const {
  const bool waits = isNotYet() && policy.unlock.is != pack::Reassess::Unlock::always &&
                     waitAfterLast(journey, policy, now.wallMs).is != WaitState::Is::over;
  if (!waits) return refused(Refusal::noWait);
  return allowed(Waived{want.by, journey.last()->id});
}

Decision Deciding::operator()(const WantConfirm& want) const {
  if (!isNotYet() || !policy.revise.is) return refused(Refusal::nothingToConfirm);
  if (!mustRevise(journey, policy)) return refused(Refusal::confirmedAlready);
  return allowed(Confirmed{want.by, journey.last()->id});
}

Decision Deciding::operator()(const WantExcuse& want) const {
  if (trim(want.reason).empty()) return refused(Refusal::reasonNeeded);
  if (!want.on && !journey.isExcused()) return refused(Refusal::notExcused);
  if (want.on && journey.isExcused()) return refused(Refusal::excusedAlready);
  if (want.on && journey.mastered()) return refused(Refusal::nothingToExcuse);
  const bool answers = want.on && journey.last() != nullptr && journey.asks();
  return allowed(Excused{want.by, want.on, answers ? journey.last()->id : AttemptId()});
}

Decision Deciding::operator()(const WantAccommodate& want) const {
  const Exact& factor = want.help.timeFactor;
  if (factor < Exact(1) || factor > Exact(kMostFactor)) return refused(Refusal::badFactor);
  return allowed(Accommodated{want.by, want.help});
}

Decision Deciding::operator()(const WantGiveTime& want) const {
  if (want.ms < kMinuteMs || want.ms > kMostMs) return refused(Refusal::badTime);
  const Attempt* attempt = journey.find(want.attempt);
  if (attempt == nullptr || !attempt->start || attempt->owner() != journey.student)
    return refused(Refusal::noSuchAttempt);
  if (attempt->isVoid()) return refused(Refusal::voidAlready);
  if (attempt->isHandedIn()) return refused(Refusal::handedInAlready);
  return allowed(TimeGiven{want.by, want.attempt, want.ms});
}

}  // namespace cz::journey
