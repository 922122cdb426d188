#include "core/journey/steps.h"

namespace cz::journey {
namespace {

void add(Done& done, const Attempt& attempt) {
  done.reflected |= attempt.reflected;
  done.revised |= attempt.revised;
  done.confirmed |= attempt.confirmed;
  done.asked |= attempt.asked;
  done.waived |= attempt.waived;
}

}  // namespace

Done doneAfterLast(const Journey& journey) {
  Done done;
  const Attempt* last = journey.last();
  if (last == nullptr) return done;
  for (const Attempt* attempt : journey.attempts())
    if (attempt == last || areRivals(journey, *attempt, *last)) add(done, *attempt);
  return done;
}

bool mustReflect(const Journey& journey, const Policy& policy) {
  return journey.last() != nullptr && policy.reflect.is && !doneAfterLast(journey).reflected;
}

bool mustRevise(const Journey& journey, const Policy& policy) {
  if (journey.last() == nullptr || !policy.revise.is) return false;
  const Done done = doneAfterLast(journey);
  const bool studentsWord = policy.confirm.is == pack::Reassess::Confirm::student && done.revised;
  return !studentsWord && !done.confirmed;
}

WaitState waitAfterLast(const Journey& journey, const Policy& policy, std::optional<std::int64_t> nowMs) {
  const Attempt* last = journey.last();
  if (last == nullptr || doneAfterLast(journey).waived) return {};
  return waitState(policy.wait.is, last->handIn()->wallMs, nowMs, policy.calendar);
}

}  // namespace cz::journey
