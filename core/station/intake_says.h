#pragma once
// What a person should know about what a kiosk's log says: alarms, and what makes them end. In the transaction that
// takes it in.

#include <cstdint>
#include <vector>

#include "core/records/log_archive.h"
#include "core/station/kiosks.h"

namespace cz::station {

class Station;

/// About one leaf that came in.
Result<void> sayOf(Station& station, const Kiosk& kiosk, const records::ArchivedLeaf& leaf);

/// About a part of a log as a whole: refused, damaged, or not to be read here. `closed`: leaves whose words are sealed
/// to a key that is not this station's. `explained`: why it does not fit is known.
Result<void> sayWhatIsWrong(Station& station, const Kiosk& kiosk, const records::Received& received,
                            const std::vector<std::uint64_t>& closed, bool explained);

}  // namespace cz::station
