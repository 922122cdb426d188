#pragma once
// What lies between a "not yet" and the next try: reflect, revise, ask, wait.

#include "core/journey/calendar.h"
#include "core/journey/journey.h"
#include "core/journey/policy.h"

namespace cz::journey {

/// What was done after the last try. What was done after one of its rivals counts too: nobody does a step twice because
/// two kiosks couldn't hear each other.
struct Done {
  bool reflected = false;
  bool revised = false;    ///< the student says so
  bool confirmed = false;  ///< a teacher says so
  bool asked = false;
  bool waived = false;
};
Done doneAfterLast(const Journey& journey);

bool mustReflect(const Journey& journey, const Policy& policy);
/// Confirmed by whom the policy names; a teacher's word is always good.
bool mustRevise(const Journey& journey, const Policy& policy);

/// The wait after the last try. `nowMs`: since 1970; nothing when the clock can't be trusted.
WaitState waitAfterLast(const Journey& journey, const Policy& policy, std::optional<std::int64_t> nowMs);

}  // namespace cz::journey
