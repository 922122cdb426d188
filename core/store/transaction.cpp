#include "core/store/transaction.h"

#include <sqlite3.h>

#include "core/store/database.h"
#include "core/store/inside.h"

namespace cz::store {

Result<Transaction> Transaction::begin(Database& database) {
  if (database.broken()) return *database.broken();
  CZ_CHECK(database.runScript("BEGIN IMMEDIATE"));
  return Transaction(database);
}

Transaction::~Transaction() {
  if (database_ != nullptr && database_->inTransaction())
    sqlite3_exec(database_->inside_->db, "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Transaction::commit() {
  DatabaseInside& inside = *database_->inside_;
  if (inside.broken) return *inside.broken;
  const int code = sqlite3_exec(inside.db, "COMMIT", nullptr, nullptr, nullptr);
  if (code == SQLITE_OK) {
    database_ = nullptr;
    return {};
  }
  // Whether a failed commit reached the disk is unknown, so nothing may build on it (rule B). A full disk counts, too.
  const Error error = inside.failed(code, "COMMIT");
  if (!inside.broken) inside.broken = error;
  return error;
}

}  // namespace cz::store
