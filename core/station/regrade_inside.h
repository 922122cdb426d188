#pragma once
// What the parts of regrading share. For regrade*.cpp only.

#include "core/station/facts.h"
#include "core/station/regrade.h"

namespace cz::station {

/// A plan for some tries of the check.
Result<RegradePlan> planFor(Station& station, const HowToRegrade& how, const std::vector<AttemptFact>& attempts);

/// Of which check an action was. notFound: there was none.
Result<CheckId> checkOf(Station& station, const journey::DeedId& action);

}  // namespace cz::station
