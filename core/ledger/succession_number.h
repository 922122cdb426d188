#pragma once
// The number of the statement that comes next.

#include <cstdint>
#include <vector>

#include "core/ledger/succession.h"

namespace cz::ledger {

/// `all`: those that a kiosk has accepted; `station`: the one that it knows now. One more than the statements that led
/// there one after the other; where people have pressed, counting begins anew, as the station knows nothing of before.
std::uint64_t nextNumber(const std::vector<SignedSuccession>& all, const crypto::Identity& station);

}  // namespace cz::ledger
