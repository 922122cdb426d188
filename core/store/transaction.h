#pragma once
// All or nothing.

#include "core/base/result.h"

namespace cz::store {

class Database;

/// BEGIN IMMEDIATE at the start; rolled back at the end of its life unless committed. One at a time per database.
/// Functions that write take a Transaction& to say that somebody else decides when it is committed.
class Transaction {
 public:
  static Result<Transaction> begin(Database& database);
  Transaction(Transaction&& other) noexcept : database_(other.database_) { other.database_ = nullptr; }
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  /// When this returns good, everything is on the disk (rule A). After an error nothing of it is, and a disk that
  /// failed has ended the session.
  Result<void> commit();
  Database& database() const { return *database_; }

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;  // null once committed or moved from
};

}  // namespace cz::store
