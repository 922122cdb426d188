#pragma once
// How a database file got its tables: numbered steps that are never edited once released, only added to.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace cz::store {

class Database;

/// What kind of file it is and how to make it. Step i (from 0) brings version i to version i + 1; PRAGMA user_version
/// holds the version, PRAGMA application_id the kind.
struct Schema {
  std::int32_t applicationId = 0;
  std::string name;                     ///< for messages: "kiosk database"
  std::vector<std::string_view> steps;  ///< SQL texts that outlive the Schema (see cz_sql in CMakeLists.txt)
};

/// Runs the steps that are missing, each in a transaction of its own.
/// refused: the file is newer than `schema`; nothing is changed.
Result<void> migrate(Database& database, const Schema& schema);

}  // namespace cz::store
