// The opening ceremony (trust: 2.9), step by step and in this order. The order is what makes a commit that was
// confirmed before a failed sync come true or go away before anything is believed.

#include <sqlite3.h>

#include "core/store/database.h"
#include "core/store/inside.h"
#include "core/store/torn.h"

namespace cz::store {
namespace {

namespace fs = std::filesystem;

Result<std::int64_t> numberOf(Database& database, std::string_view pragma) {
  CZ_TRY(statement, database.prepare(pragma));
  CZ_TRY(row, statement.step());
  return row ? statement.integer(0) : 0;
}

Error foreign(const fs::path& file, const Schema& schema) {
  return {Fault::refused,
          "The file " + file.string() + " is no " + schema.name + ". Give the right file, or move it away.", ""};
}

/// Our files are in WAL mode from their first page on. One that isn't has a changed header, and a journal beside it
/// would be passed over in silence.
Result<void> expectWal(Database& database, const fs::path& file) {
  CZ_TRY(journal, database.prepare("PRAGMA journal_mode"));
  CZ_TRY(row, journal.step());
  if (row && journal.text(0) == "wal") return {};
  return faultOf(nullptr, SQLITE_CORRUPT, file.string(), "journal_mode: " + journal.text(0));
}

/// Whose file is it? Reads only, and takes the file for this process alone: the lock comes with the first read.
Result<void> claim(Database& database, const fs::path& file, const Schema& schema) {
  CZ_CHECK(database.runScript("PRAGMA locking_mode=EXCLUSIVE"));
  CZ_TRY(kind, numberOf(database, "PRAGMA application_id"));
  CZ_TRY(version, numberOf(database, "PRAGMA user_version"));
  CZ_TRY(tables, numberOf(database, "SELECT count(*) FROM sqlite_schema"));
  const bool fresh = kind == 0 && version == 0 && tables == 0;
  if (!fresh && kind != schema.applicationId) return foreign(file, schema);
  if (!fresh) CZ_CHECK(expectWal(database, file));
  if (version > static_cast<std::int64_t>(schema.steps.size()))
    return Error{Fault::refused,
                 "The " + schema.name + " " + file.string() +
                     " was written by a newer Checkzone. Install that version; this one leaves it alone.",
                 "version " + std::to_string(version)};
  return {};
}

/// The settings that make a commit last, and reading strict. What SQLite makes of journal_mode is checked: on a file
/// system that can't do it, it would silently stay with another.
Result<void> beSafe(Database& database) {
  CZ_TRY(journal, database.prepare("PRAGMA journal_mode=WAL"));
  CZ_TRY(row, journal.step());
  if (!row || journal.text(0) != "wal")
    return Error{Fault::io, "This disk can't keep a safe journal. Use a folder on the machine's own disk.", ""};
  journal.reset();
  return database.runScript(
      "PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA secure_delete=ON;"
      "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;");
}

Result<void> examine(Database& database, const fs::path& file) {
  CZ_TRY(check, database.prepare("PRAGMA quick_check(1)"));
  CZ_TRY(row, check.step());
  if (row && check.text(0) == "ok") return {};
  return faultOf(nullptr, SQLITE_CORRUPT, file.string(), "quick_check: " + check.text(0));
}

}  // namespace

Result<Database> Database::connect(const std::string& name, int flags, const fs::path& file) {
  auto inside = std::make_unique<DatabaseInside>();
  inside->file = file.string();
  const int code =
      sqlite3_open_v2(name.c_str(), &inside->db, flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, nullptr);
  Database database(std::move(inside));
  if (code != SQLITE_OK) return faultOf(database.inside_->db, code, file.string(), "open");
  sqlite3_db_config(database.inside_->db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  // Closing would otherwise move the journal into a file that was just found damaged. Opening does it, after a look.
  sqlite3_db_config(database.inside_->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  return database;
}

Result<Database> Database::open(const fs::path& file, const Schema& schema) {
  CZ_TRY(database, connect(file.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, file));
  CZ_CHECK(claim(database, file, schema));
  CZ_CHECK(beSafe(database));
  CZ_CHECK(examine(database, file));
  keepTornEnd(file);  // nobody else has it open now, and the checkpoint empties the journal
  CZ_CHECK(database.runScript("PRAGMA wal_checkpoint(TRUNCATE)"));
  CZ_CHECK(migrate(database, schema));
  return database;
}

Result<Database> Database::openReadOnly(const fs::path& file) {
  CZ_TRY(database, connect(file.string(), SQLITE_OPEN_READONLY, file));
  CZ_CHECK(database.runScript("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA query_only=ON;"));
  CZ_CHECK(examine(database, file));
  return database;
}

}  // namespace cz::store
