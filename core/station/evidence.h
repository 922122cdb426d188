#pragma once
// That a kiosk's log went two ways, for whoever has to judge (ledger: fork_file.h).

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/station/kiosks.h"

namespace cz::station {

class Station;

struct ForkEvidence {
  std::string text;            ///< all that is proven, one behind the other; empty: nothing is
  std::size_t proven = 0;      ///< how many
  std::size_t suspicious = 0;  ///< refused, but the checkpoints that are here prove no fork
};

/// What is kept about the logs that this kiosk wrote for this station.
Result<ForkEvidence> evidenceAgainst(Station& station, const Kiosk& kiosk);

}  // namespace cz::station
