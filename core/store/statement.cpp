#include "core/store/statement.h"

#include <sqlite3.h>

#include "core/store/inside.h"

namespace cz::store {
namespace {

/// Binding fails only for a place that the SQL doesn't have, which is a bug, or without memory: then `step` says so.
void bound(DatabaseInside& database, sqlite3_stmt* statement, int code) {
  if (code == SQLITE_OK) return;
  if (code == SQLITE_NOMEM || code == SQLITE_TOOBIG) {
    database.unbound.emplace(statement, code);
    return;
  }
  std::fprintf(stderr, "impossible: a value could not be bound: %s\n", sqlite3_errstr(code));
  std::abort();
}

}  // namespace

void Statement::GiveBack::operator()(sqlite3_stmt* statement) const { database->putIdle(statement); }

void Statement::bind(int at, std::int64_t value) {
  bound(*database_, statement_.get(), sqlite3_bind_int64(statement_.get(), at, value));
}

void Statement::bind(int at, std::string_view text) {
  bound(*database_, statement_.get(),
        sqlite3_bind_text64(statement_.get(), at, text.empty() ? "" : text.data(), text.size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8));
}

void Statement::bind(int at, ByteView blob) {
  if (blob.empty()) return bound(*database_, statement_.get(), sqlite3_bind_zeroblob(statement_.get(), at, 0));
  bound(*database_, statement_.get(),
        sqlite3_bind_blob64(statement_.get(), at, blob.data(), blob.size(), SQLITE_TRANSIENT));
}

void Statement::bind(int at, std::nullopt_t) {
  bound(*database_, statement_.get(), sqlite3_bind_null(statement_.get(), at));
}

Result<bool> Statement::step() {
  const bool writes = sqlite3_stmt_readonly(statement_.get()) == 0;
  if (writes && database_->broken) return *database_->broken;
  if (const auto lacks = database_->unbound.find(statement_.get()); lacks != database_->unbound.end())
    return database_->failed(lacks->second, sqlite3_sql(statement_.get()));
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return database_->failed(code, sqlite3_sql(statement_.get()));
}

Result<void> Statement::run() {
  for (;;) {
    CZ_TRY(row, step());
    if (!row) break;
  }
  reset();
  return {};
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::string Statement::text(int column) const {
  const auto* text = sqlite3_column_text(statement_.get(), column);
  if (text == nullptr) return {};
  return {reinterpret_cast<const char*>(text),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

Bytes Statement::blob(int column) const {
  const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_.get(), column));
  if (bytes == nullptr) return {};
  return {bytes, bytes + sqlite3_column_bytes(statement_.get(), column)};
}

bool Statement::isNull(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

}  // namespace cz::store
