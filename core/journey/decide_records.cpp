// What a teacher sets right in the record: take a try out, choose, correct, hand over, regrade. Everything that was is
// kept; the new decision lies beside it, with its reason.

#include <algorithm>

#include "core/base/text.h"
#include "core/journey/decide_inside.h"

namespace cz::journey {
namespace {

const Attempt* ownAttempt(const Journey& journey, const AttemptId& id) {
  const Attempt* attempt = journey.find(id);
  const bool own = attempt != nullptr && attempt->start && attempt->owner() == journey.student;
  return own ? attempt : nullptr;
}

bool counts(const Journey& journey, const Attempt* attempt) {
  const auto count = journey.counting();
  return std::find(count.begin(), count.end(), attempt) != count.end();
}

}  // namespace

Decision Deciding::operator()(const WantVoid& want) const {
  if (trim(want.reason).empty()) return refused(Refusal::reasonNeeded);
  const Attempt* attempt = ownAttempt(journey, want.attempt);
  if (attempt == nullptr) return refused(Refusal::noSuchAttempt);
  if (attempt->isVoid() == want.on) return refused(want.on ? Refusal::voidAlready : Refusal::notVoid);
  return allowed(Voided{want.by, want.attempt, want.on});
}

Decision Deciding::operator()(const WantChoose& want) const {
  if (trim(want.reason).empty()) return refused(Refusal::reasonNeeded);
  const Attempt* attempt = ownAttempt(journey, want.attempt);
  if (attempt == nullptr) return refused(Refusal::noSuchAttempt);
  if (attempt->isVoid()) return refused(Refusal::voidAlready);
  if (!attempt->isHandedIn()) return refused(Refusal::notHandedIn);
  bool hasRival = false;
  for (const Attempt* other : journey.attempts())
    hasRival = hasRival || (!other->isVoid() && areRivals(journey, *attempt, *other));
  if (!hasRival) return refused(Refusal::noRival);
  if (attempt->chosen.number > 0 && counts(journey, attempt)) return refused(Refusal::chosenAlready);
  return allowed(Chosen{want.by, want.attempt});
}

/// Only what was handed in: who sits at an open attempt under a wrong name hands it in, or it is taken out.
Decision Deciding::operator()(const WantCorrect& want) const {
  if (trim(want.reason).empty()) return refused(Refusal::reasonNeeded);
  const Attempt* attempt = ownAttempt(journey, want.attempt);
  if (attempt == nullptr) return refused(Refusal::noSuchAttempt);
  if (!attempt->isHandedIn()) return refused(Refusal::notHandedIn);
  if (want.to == journey.student) return refused(Refusal::theirsAlready);
  return allowed(Corrected{want.by, want.attempt, want.to});
}

Decision Deciding::operator()(const WantHandOver& want) const {
  const Attempt* attempt = ownAttempt(journey, want.attempt);
  if (attempt == nullptr) return refused(Refusal::noSuchAttempt);
  if (attempt->isVoid()) return refused(Refusal::voidAlready);
  // Who went on at two kiosks that couldn't hear of each other may have handed in at both: the teacher says which
  // counts.
  const bool isOther = attempt->handIns.size() > 1 && attempt->handIns.contains(want.to);
  if (attempt->isHandedIn() && !isOther) return refused(Refusal::handedInAlready);
  if (attempt->holder() == want.to) return refused(Refusal::thereAlready);
  return allowed(HandedOver{want.by, want.attempt, want.to});
}

/// Also of a try that was taken out: it may be brought back.
Decision Deciding::operator()(const WantRegrade& want) const {
  const Attempt* attempt = ownAttempt(journey, want.attempt);
  if (attempt == nullptr) return refused(Refusal::noSuchAttempt);
  if (!attempt->isHandedIn()) return refused(Refusal::notHandedIn);
  const bool lowers = attempt->isMastered() && !want.outcome.mastered;
  if (lowers && trim(want.reason).empty()) return refused(Refusal::reasonNeeded);
  return allowed(Regraded{want.by, want.attempt, want.outcome});
}

}  // namespace cz::journey
