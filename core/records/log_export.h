#pragma once
// Logs of a kiosk's or a station's database as files for whoever wants to verify them.

#include <string>
#include <vector>

#include "core/ledger/verify.h"
#include "core/store/database.h"

namespace cz::records {

struct StoredLog {
  std::string name;  ///< as this device calls it: "up", or the log's id
  std::string id;
  ledger::Role role = ledger::Role::up;
  std::uint64_t size = 0;
};

/// notFound: the database keeps no logs at all.
Result<std::vector<StoredLog>> storedLogs(store::Database& database);
/// `name`: name or id of a log. notFound otherwise.
Result<ledger::LogFile> exportLog(store::Database& database, const std::string& name);

}  // namespace cz::records
