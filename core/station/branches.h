#pragma once
// Two kiosks that run with copies of one disk write one log in two ways (trust: 2.6). One way is held; of the other one
// nothing is lost: once somebody has looked at it, it counts beside the first, as a log of a name of its own. What both
// have in common counts once.

#include "core/base/result.h"
#include "core/ledger/slice.h"
#include "core/station/kiosks.h"

namespace cz::station {

class Station;

/// Whether all of it counts beside the log already.
Result<bool> countsBeside(Station& station, const Kiosk& kiosk, const ledger::Slice& way);

/// From now on it does. `way`: leaves from where both agree still, or before, to its end. Outside of any transaction.
/// refused: it is not signed so.
Result<void> countBeside(Station& station, const Kiosk& kiosk, const ledger::Slice& way);

}  // namespace cz::station
