#pragma once
// What a teacher should know about and can't see elsewhere, as sentences.

#include <string>
#include <vector>

#include "core/base/result.h"

namespace cz::station {

class Station;

/// Refused logs, codes that were not made here, unlocks that were used twice, results and forms that are not as they
/// should be, leaves that say nothing readable, kiosks that have not called since a restore, a backup that is overdue.
/// At most twenty, and then how many more.
Result<std::vector<std::string>> alarmsOf(Station& station);

}  // namespace cz::station
