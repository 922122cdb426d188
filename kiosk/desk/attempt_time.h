#pragma once
// How the time of an attempt stands, from the rules and what was spent. Pure.

#include "core/journey/decide.h"
#include "core/journey/time_account.h"
#include "core/roster/roster.h"
#include "kiosk/app/views.h"

namespace cz::desk {

journey::Accommodation helpOf(const roster::Needs& needs);

/// `attempt` is one of the journey's. `now.wallMs` tells the bell; without it no bell is known.
app::TimeView timeOf(const journey::Journey& journey, const journey::Attempt& attempt, const pack::Check& check,
                     const journey::Policy& policy, const roster::Needs& needs, const journey::TimeAccount& spent,
                     const journey::Moment& now);

/// Whole minutes that a new attempt would have, cut; 0 = no limit.
int limitFor(const journey::Journey& journey, const pack::Check& check, const roster::Needs& needs);

}  // namespace cz::desk
