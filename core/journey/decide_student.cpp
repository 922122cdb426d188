// What else a student wants: to stop for now, hand in, reflect, revise, ask.

#include "core/journey/decide_inside.h"

namespace cz::journey {
namespace {

/// Why nothing more can be done with an attempt at this kiosk, or nothing.
std::optional<Refused> whyNotOpen(const Deciding& deciding, const AttemptId& id) {
  const Attempt* attempt = deciding.journey.find(id);
  if (attempt == nullptr || !attempt->start) return refused(Refusal::notOpen);
  if (attempt->isHandedIn()) return refused(Refusal::handedInAlready);
  if (attempt->isVoid()) return refused(Refusal::voidNow);
  if (attempt->owner() != deciding.journey.student) return refused(Refusal::notOpen);
  if (!deciding.isHere(*attempt)) return refused(Refusal::goOnElsewhere);
  return std::nullopt;
}

}  // namespace

Decision Deciding::operator()(const WantPause& want) const {
  if (auto why = whyNotOpen(*this, want.attempt)) return *why;
  return allowed(Paused{{}, want.attempt, want.atBell});
}

Decision Deciding::operator()(const WantHandIn& want) const {
  if (auto why = whyNotOpen(*this, want.attempt)) return *why;
  return allowed(HandedIn{{}, want.attempt, want.outcome, now.wallMs});
}

Decision Deciding::operator()(const WantReflect& /*want*/) const {
  if (!isNotYet() || !policy.reflect.is) return refused(Refusal::nothingToReflect);
  if (doneAfterLast(journey).reflected) return refused(Refusal::reflectedAlready);
  return allowed(Reflected{{}, journey.last()->id});
}

Decision Deciding::operator()(const WantRevise& /*want*/) const {
  if (!isNotYet() || !policy.revise.is) return refused(Refusal::nothingToRevise);
  if (!mustRevise(journey, policy)) return refused(Refusal::revisedAlready);
  if (auto first = whyStepsFirst(); first->why != Refusal::reviseFirst) return *first;
  return allowed(Revised{{}, journey.last()->id});
}

/// Only where a teacher's unlock is what is missing: otherwise the request would wait for nothing.
Decision Deciding::operator()(const WantAsk& /*want*/) const {
  if (const Attempt* open = journey.open(now.seat))
    return refused(isHere(*open) ? Refusal::goOnFirst : Refusal::goOnElsewhere);
  auto why = whyNoStart();
  if (!why) return refused(Refusal::startNow);
  switch (why->why) {
    case Refusal::askFirst:
    case Refusal::noTriesLeft:
    case Refusal::clockUnsure:
    case Refusal::tooLate: break;
    default: return *why;
  }
  const Attempt* last = journey.last();
  if (last == nullptr) return *why;  // the time set for a first try is not kept by asking; the teacher opens it
  if (doneAfterLast(journey).asked) return refused(Refusal::askedAlready);
  return allowed(Asked{{}, last->id});
}

/// What a teacher reads out opens what a teacher's press would open.
Decision Deciding::operator()(const WantUseCode& want) const {
  if (auto why = whyNoUnlock(false)) return *why;
  const Attempt* last = journey.last();
  Allowed unlock = allowed(CodeUsed{{}, want.grant, last == nullptr ? AttemptId() : last->id});
  unlock.number = journey.nextNumber();
  return unlock;
}

}  // namespace cz::journey
