#include "core/journey/attempt.h"

namespace cz::journey {

const Attempt::HandIn* Attempt::handIn() const {
  if (handIns.empty()) return nullptr;
  const auto held = start ? handIns.find(holder()) : handIns.end();
  return held != handIns.end() ? &held->second : &handIns.begin()->second;
}

std::optional<Outcome> Attempt::outcome() const {
  const HandIn* counts = handIn();
  if (counts == nullptr) return std::nullopt;
  const bool isUpToDate = mark.value && (!regraded.value || mark.value->regrade >= regraded.by.number);
  if (isUpToDate) return mark.value->outcome;
  return regraded.valueOr(counts->outcome);
}

bool Attempt::isMastered() const {
  const auto came = outcome();
  return came && came->mastered;
}

bool Attempt::isWaiting() const {
  const auto came = outcome();
  return came && came->waiting && !came->mastered;
}

bool Attempt::wasLeftAtBell() const {
  if (!start) return false;
  const auto here = turns.find(holder());
  if (here != turns.end()) return here->second.paused && here->second.atBell;
  // Handed over, and not yet gone on with: as it was left before.
  const auto before = turns.find(start->at.log);
  return before != turns.end() && before->second.paused && before->second.atBell;
}

std::int64_t Attempt::givenMs() const {
  std::int64_t sum = 0;
  for (const auto& [deed, ms] : given) sum += ms;
  return sum;
}

}  // namespace cz::journey
