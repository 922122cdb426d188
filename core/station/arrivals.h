#pragma once
// In which order leaves reached this station. Order across kiosks comes from here and never from clocks (trust: 2.10).

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/store/database.h"

namespace cz::station {

class FactWriter;

/// The leaves [first, size) of a log came in just now. Inside the caller's transaction.
Result<void> noteArrival(store::Database& db, const LogId& log, std::uint64_t first, std::uint64_t size,
                         std::int64_t nowMs);

/// Gives every archived leaf to the writer again, as they arrived. Inside the caller's transaction.
Result<void> replayArrivals(store::Database& db, FactWriter& writer);

}  // namespace cz::station
