#pragma once
// What a regrade changed, as the student is told. Pure.

#include "core/records/payload_journey.h"
#include "kiosk/app/views.h"

namespace cz::desk {

/// `regrade`: a decision with a regrade. `number`: of the try.
app::ChangedView changedOf(const records::TeachersDecision& regrade, const std::string& title, int number);

/// The result after it, where the pack of the try is gone: what the decision itself says.
scoring::CheckResult asDecided(scoring::CheckResult result, const records::Regrade& regrade);

}  // namespace cz::desk
