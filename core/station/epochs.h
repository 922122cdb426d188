#pragma once
// The keys under which kiosks send what their leaves say (records/key_epoch.h). A kiosk seals each of them to its
// station; they are opened when they are needed and kept nowhere in the clear.

#include <cstdint>
#include <vector>

#include "core/ledger/slice.h"
#include "core/records/log_archive.h"

namespace cz::station {

class Station;

/// Opens the payloads of a slice of this log, with keys that its own leaves or earlier ones bring. Gives the leaves
/// whose payload stays closed. Nothing of it is believed yet: what a leaf commits to is for the archive to see.
Result<std::vector<std::uint64_t>> openSlice(Station& station, const LogId& log, ledger::Slice& slice);

/// Draws the fact which leaf of a log brings which key.
Result<void> noteEpoch(store::Database& db, const LogId& log, const ledger::Leaf& leaf);

}  // namespace cz::station
