#pragma once
// Rows of the log tables, read and written; no judgement of what is in them but `examine`. Inside this room only.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/ledger/checkpoint.h"
#include "core/ledger/leaf.h"
#include "core/ledger/slice.h"
#include "core/ledger/tree.h"
#include "core/store/database.h"

namespace cz::records {

/// One row of `log`.
struct LogRow {
  std::int64_t id = 0;
  std::string name;
  ledger::LogKey key;
  std::uint64_t boot = 0;
  ledger::Frontier frontier;
  std::string note;
  std::uint64_t peerSize = 0;

  std::uint64_t size() const { return frontier.size(); }
};

class LogRows {
 public:
  /// `database` must outlive it.
  explicit LogRows(store::Database& database) : database_(&database) {}

  Result<std::optional<LogRow>> find(const std::string& name);
  Result<LogRow> get(std::int64_t id);
  Result<std::vector<LogRow>> all();  ///< in order of their making
  Result<std::int64_t> insert(const LogRow& row);
  /// Size, boot, frontier and note.
  Result<void> update(const LogRow& row);
  Result<void> setPeerSize(std::int64_t id, std::uint64_t size);

  Result<void> putLeaves(std::int64_t log, std::uint64_t first, const std::vector<Bytes>& leaves);
  /// Leaves from … to − 1. corrupt: one is missing.
  Result<std::vector<Bytes>> leaves(std::int64_t log, std::uint64_t from, std::uint64_t to);

  /// Forgets the leaves from `size` on, and their payloads.
  Result<void> cutTo(std::int64_t log, std::uint64_t size);

  Result<void> putPayload(std::int64_t log, const ledger::OpenPayload& payload);
  Result<bool> hasPayload(std::int64_t log, std::uint64_t index);
  /// Of leaves from … to − 1, in order; those that are there.
  Result<std::vector<ledger::OpenPayload>> payloads(std::int64_t log, std::uint64_t from, std::uint64_t to);

  /// Whether leaves, tree, checkpoint and payloads of a log agree, all of it. corrupt: names the first that doesn't.
  /// Gives the leaves, for whoever goes on with them.
  Result<std::vector<ledger::Leaf>> examine(const LogRow& row);

 private:
  Error damage(std::int64_t log, const std::string& where);

  store::Database* database_;
};

/// Leaves as one run of bytes: each after its length in four bytes.
Bytes packed(const std::vector<Bytes>& leaves);
Result<std::vector<Bytes>> unpacked(ByteView bytes);

/// Keeps a way that a log does not go, with why. At most a hundred a log; the same again is no news.
Result<void> putEvidence(store::Database& database, const LogRow& row, const std::string& reason,
                         const ledger::Slice& other);

bool fits(const ledger::Leaf& leaf, const ledger::OpenPayload& payload);

/// "The log up in this file is damaged at leaf 3 …"
Error damaged(const std::string& log, const std::string& where);

}  // namespace cz::records
