#pragma once
// The rows in which a station keeps payloads, open: one of its own for a payload that came alone, one for all that came
// together (payload_run.h). A row without salt is such a run. Rows of a log never overlap: what belongs between the
// first and the last of a run is in it. Inside this room only.

#include <optional>
#include <span>
#include <vector>

#include "core/records/log_rows.h"
#include "core/records/payload_run.h"

namespace cz::records {

/// `database` must outlive it. Every deed may give corrupt: a row is not what was written.
class OpenPayloads {
 public:
  explicit OpenPayloads(store::Database& database) : database_(&database) {}

  /// LogRows::putPayloads.
  Result<ManyPayloads> put(std::int64_t log, ManyPayloads payloads);
  /// LogRows::dropPayloads.
  Result<void> drop(std::int64_t log, std::span<const std::uint64_t> indices);
  /// Deletes those of leaf `size` and after it.
  Result<void> cutTo(std::int64_t log, std::uint64_t size);
  /// Of leaves from … to − 1, in order; those that are there.
  Result<std::vector<ledger::OpenPayload>> read(std::int64_t log, std::uint64_t from, std::uint64_t to);

 private:
  struct Row {
    std::uint64_t first = 0;
    Bytes salt;
    Bytes body;
    std::vector<PayloadView> payloads;  ///< views into salt and body; empty: there is no such row
    bool reaches(std::uint64_t index) const { return !payloads.empty() && payloads.back().index >= index; }
  };
  /// The row that begins at a leaf or nearest before it.
  Result<Row> rowAt(std::int64_t log, std::uint64_t index);
  Result<Row> rowFrom(std::int64_t log, const store::Statement& statement);
  /// Where the next row after a leaf begins; INT64_MAX: there is none.
  Result<std::uint64_t> nextAfter(std::int64_t log, std::uint64_t index);
  Result<void> write(std::int64_t log, std::span<const PayloadView> payloads);
  /// The row holds these instead.
  Result<void> rewrite(std::int64_t log, const Row& row, std::span<const PayloadView> payloads);

  store::Database* database_;
};

}  // namespace cz::records
