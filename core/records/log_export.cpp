#include "core/records/log_export.h"

#include "core/ledger/cosignature.h"
#include "core/records/log_rows.h"

namespace cz::records {
namespace {

Result<std::vector<LogRow>> allRows(store::Database& database) {
  CZ_TRY(table, database.query("SELECT 1 FROM sqlite_schema WHERE name = 'log'"));
  CZ_TRY(there, table.step());
  if (there) return LogRows(database).all();
  return Error{Fault::notFound, "This database keeps no logs. Give the database of a kiosk or of a station.", ""};
}

/// A kiosk's payloads can be read by its station only.
Result<bool> liesSealed(store::Database& database) {
  CZ_TRY(table, database.query("SELECT 1 FROM sqlite_schema WHERE name = 'own_sealed'"));
  return table.step();
}

/// The checkpoint of a whole log as the other side countersigned it, when that is the newest one.
Result<void> addWitness(const LogRow& row, const std::vector<LogRow>& all, ledger::LogFile& file) {
  if (row.peerNote.empty()) return {};
  CZ_TRY(checkpoint, ledger::openCheckpoint(row.peerNote, row.key));
  if (checkpoint.size != row.size()) return {};
  CZ_TRY(note, ledger::parseNote(row.peerNote));
  for (const LogRow& other : all) {
    CZ_TRY(seconds, ledger::cosignedAt(note, other.key.identity));
    if (!seconds || other.key.identity == row.key.identity) continue;
    file.slice.note = row.peerNote;
    file.witness = other.key.identity;
    return {};
  }
  return {};
}

}  // namespace

Result<std::vector<StoredLog>> storedLogs(store::Database& database) {
  CZ_TRY(rows, allRows(database));
  std::vector<StoredLog> logs;
  for (const LogRow& row : rows) logs.push_back({row.name, row.key.id().text, row.key.role, row.size()});
  return logs;
}

Result<ledger::LogFile> exportLog(store::Database& database, const std::string& name) {
  CZ_TRY(all, allRows(database));
  for (const LogRow& row : all) {
    if (row.name != name && row.key.id().text != name) continue;
    LogRows rows(database);
    CZ_TRY(leaves, rows.leaves(row.id, 0, row.size()));
    CZ_TRY(sealed, liesSealed(database));
    ledger::LogFile file{row.key, {0, std::move(leaves), {}, row.note}, true};
    CZ_CHECK(addWitness(row, all, file));
    if (sealed) return file;
    CZ_TRY(payloads, rows.payloads(row.id, 0, row.size()));
    addPayloads(file.slice, std::move(payloads));
    return file;
  }
  return Error{Fault::notFound, "There is no log \"" + name + "\" in this database.", ""};
}

}  // namespace cz::records
