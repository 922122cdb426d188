#pragma once
// The keys of kiosks' epochs, sealed once more: to the present recovery sheet, where a kiosk sealed them to an earlier
// one or to none. They go into the kiosk's downlog, so that they come back with the kiosk when this station is lost.

#include <string>
#include <vector>

#include "core/ledger/leaf.h"
#include "core/records/key_epoch.h"
#include "core/station/kiosks.h"
#include "core/store/transaction.h"

namespace cz::station {

class Station;

/// Writes what is due for this kiosk. Outside of any transaction.
Result<void> sealAgain(Station& station, const Kiosk& kiosk);

/// What such a leaf says.
Bytes encodeSealedAgain(const std::vector<records::KeyEpoch>& epochs);
/// Keeps it for the log of the kiosk that gave it back. What can't be read is passed over.
Result<void> takeSealedAgain(Station& station, store::Transaction& transaction, const LogId& log, ByteView payload);

/// Seats whose kiosk still seals to a sheet before the present one.
Result<std::vector<std::string>> onEarlierSheet(Station& station);

}  // namespace cz::station
