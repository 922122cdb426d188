#pragma once
// What the stations before have said, taken in from kiosks of a replaced one (sync: takeover.h): their downlogs, with
// the teacher's decisions in them, and the class list and packs that kiosks still have. This station asks, piece by
// piece; what came is kept over a restart.

#include <vector>

#include "core/base/result.h"
#include "core/station/downlogs.h"
#include "core/station/kiosks.h"
#include "core/sync/takeover.h"

namespace cz::station {

class Station;

/// Takes in what a kiosk brings and says what it should bring next; `request` of the answer is left to the caller. What
/// can't be true is dropped, with an alarm, and not asked for again.
Result<sync::PastReply> takePast(Station& station, const Kiosk& kiosk, const sync::Past& past);

/// Every decision in the logs of the stations before. Outside of any transaction.
Result<std::vector<Decided>> pastDeeds(Station& station);

}  // namespace cz::station
