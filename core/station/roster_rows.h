#pragma once
// The roster as rows of the station's database.

#include "core/roster/roster.h"

namespace cz::store {
class Database;
}

namespace cz::station {

Result<roster::Roster> loadRoster(store::Database& db);
/// Replaces what was there. Inside the caller's transaction.
Result<void> saveRoster(store::Database& db, const roster::Roster& roster);

}  // namespace cz::station
