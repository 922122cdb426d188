#pragma once
// Roster, packs and room that the station named, taken into use, whichever way they came.

#include <optional>
#include <string>
#include <vector>

#include "core/sync/messages.h"
#include "kiosk/desk/desk.h"

namespace cz::desk {

/// Nothing: stays as it is. The parcels must be among the blobs. True when something is in use now that wasn't before.
Result<bool> useParcels(Desk& desk, const std::optional<sync::ParcelRef>& roster,
                        const std::optional<std::vector<sync::ParcelRef>>& packs);
/// True when it has another name now. An empty one changes nothing.
Result<bool> useRoom(Desk& desk, const std::string& room);

records::RosterApplied rosterOf(const sync::ParcelRef& ref);
std::vector<records::PackApplied> packsOf(const std::vector<sync::ParcelRef>& refs);

}  // namespace cz::desk
