#pragma once
// How fast a station takes in what kiosks signed, beside the usual way of signing each record by itself.

#include <cstdint>

#include "core/base/result.h"

namespace cz::tools {

struct LedgerBench {
  std::uint64_t leaves = 0;
  double ingestPerSecond = 0;   ///< verified, with payloads, and committed for good in messages of a thousand leaves
  double eachPerSecond = 0;     ///< the baseline: a signature checked and a row written for each, as often committed
  double openMs = 0;            ///< a kiosk with this log is switched on: all checks of it
  double examinePerSecond = 0;  ///< an archive is verified again as a whole
};

/// A log of a school year of one kiosk (trust: 4), of five rounds the middle one. Works in a temporary folder.
Result<LedgerBench> benchLedger();

}  // namespace cz::tools
