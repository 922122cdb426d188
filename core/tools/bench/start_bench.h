#pragma once
// How long a kiosk at the end of a school year takes from its file to its first screen, and what it keeps; before and
// after the station told it what it need not keep (records: prune.before).

#include <cstdint>

#include "core/base/result.h"
#include "core/pack/model.h"

namespace cz::tools {

struct Start {
  double openMs = 0;  ///< all checks of the logs, and all that is drawn from them
  double mib = 0;     ///< of the file, as far as it is in use
};

struct StartBench {
  std::uint64_t leaves = 0;
  Start whole, pruned;
};

/// A log of a school year of one kiosk (trust: 4): tries of `check` by a thousand students. Works in a temporary
/// folder; with TMPDIR in memory it is not the disk that is measured.
Result<StartBench> benchStart(const pack::Check& check);

}  // namespace cz::tools
