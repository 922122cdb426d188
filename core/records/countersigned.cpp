#include "core/records/countersigned.h"

#include "core/ledger/cosignature.h"
#include "core/records/log_rows.h"

namespace cz::records {
namespace {

constexpr std::int64_t kSecondMs = 1000;

Result<std::optional<std::int64_t>> whenSigned(const std::string& note, const crypto::Identity& witness) {
  CZ_TRY(parsed, ledger::parseNote(note));
  return ledger::cosignedAt(parsed, witness);
}

/// What is kept beside a log; nothing also where it is by the one that was there before this witness.
Result<std::optional<Countersigned>> keptIn(const LogRow& row, const crypto::Identity& witness) {
  if (row.peerNote.empty()) return std::optional<Countersigned>();
  CZ_TRY(checkpoint, ledger::openCheckpoint(row.peerNote, row.key));
  CZ_TRY(seconds, whenSigned(row.peerNote, witness));
  if (!seconds) return std::optional<Countersigned>();
  return std::optional(Countersigned{checkpoint.size, *seconds, row.peerNote});
}

}  // namespace

Result<std::string> countersign(store::Database& database, const ledger::LogKey& log, const crypto::DeviceKeys& keys,
                                std::int64_t wallMs) {
  if (database.inTransaction())
    return Error{Fault::refused, "Nothing is countersigned before it is saved.", "countersign inside a transaction"};
  CZ_TRY(row, LogRows(database).findOf(log));
  if (!row || row->size() == 0) return std::string();
  return ledger::cosigned(row->note, wallMs / kSecondMs, keys);
}

Result<void> keepCountersigned(store::Database& database, const ledger::LogKey& log, const std::string& note,
                               const crypto::Identity& witness) {
  LogRows rows(database);
  CZ_TRY(row, rows.findOf(log));
  if (!row) return Error{Fault::notFound, "There is no such log.", log.id().text};
  CZ_TRY(checkpoint, ledger::openCheckpoint(note, log));
  CZ_TRY(seconds, whenSigned(note, witness));
  if (!seconds) return Error{Fault::input, "This checkpoint is not countersigned by the other side.", ""};
  CZ_TRY(kept, keptIn(*row, witness));
  if (checkpoint.size > row->size() || (kept && kept->size >= checkpoint.size)) return {};
  CZ_TRY(root, rows.rootAt(*row, checkpoint.size));
  return root == checkpoint.root ? rows.setPeerNote(row->id, note) : Result<void>();
}

Result<std::optional<Countersigned>> countersigned(store::Database& database, const ledger::LogKey& log,
                                                   const crypto::Identity& witness) {
  CZ_TRY(row, LogRows(database).findOf(log));
  return row ? keptIn(*row, witness) : Result<std::optional<Countersigned>>(std::nullopt);
}

}  // namespace cz::records
