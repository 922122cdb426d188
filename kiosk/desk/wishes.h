#pragma once
// Students who want to go on here with a try that is open at another seat, while the station is out of reach: the next
// stick carries their wishes. Kept among this kiosk's settings; one that was fulfilled, refused or overtaken is
// dropped.

#include <string>
#include <utility>
#include <vector>

#include "core/sync/messages.h"
#include "kiosk/desk/desk.h"

namespace cz::desk {

/// Those of tries that are still open elsewhere, as far as is known here; the others are dropped.
Result<std::vector<sync::MoveWish>> wishes(Desk& desk);
/// A second one for the same try takes the place of the first. The oldest goes when there are too many.
Result<void> keepWish(Desk& desk, const sync::MoveWish& wish);
/// What the station refused is wished no more.
Result<void> dropWishes(Desk& desk, const std::vector<std::pair<AttemptId, std::string>>& refused);
/// The station is in reach: whoever still wants it asks there. Whether there were any.
Result<bool> dropAllWishes(Desk& desk);

}  // namespace cz::desk
