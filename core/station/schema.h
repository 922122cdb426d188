#pragma once
// The station's database, step by step.

#include "core/store/migration.h"

namespace cz::station {

store::Schema schema();

/// SQL for an open station database, which takes in a lot at once: the journal moves into the file in steps of 16 MiB,
/// where SQLite would do it in steps of 4. What is committed is on the disk either way.
inline constexpr const char* kLargeSteps = "PRAGMA wal_autocheckpoint=4000";

}  // namespace cz::station
