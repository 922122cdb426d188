#pragma once
// A kiosk that was lost, stolen or replaced is taken out of use (trust: 2.2). Nobody can sign in there once it hears of
// it, it is told nothing more, and what its log held by then counts. What it sends later is kept aside (aside.h):
// whoever has the kiosk could have made it up.

#include <cstdint>
#include <optional>

#include "core/records/payload_recovery.h"
#include "core/station/kiosks.h"
#include "core/store/transaction.h"

namespace cz::station {

class Station;

/// Takes it out, and tells every kiosk's downlog. For good: to be used again it is set up anew. There is a new pairing
/// token from now on. refused: it is out
/// already.
Result<void> retire(Station& station, const Hash& kiosk);

/// The same, when a downlog that came back says so; harmless when it is known.
Result<void> rememberRetired(Station& station, store::Transaction& transaction, const records::Retired& retired,
                             std::int64_t atMs);

/// Writes it into the kiosk's own downlog, should that have been lost in a restore. Outside of any transaction.
Result<void> tellThatItIsOut(Station& station, const Kiosk& kiosk);

/// When it was taken out, by the station's clock; nothing: it is in use.
Result<std::optional<std::int64_t>> retiredAt(Station& station, const Hash& kiosk);

}  // namespace cz::station
