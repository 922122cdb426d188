#include "core/store/database.h"

#include <sqlite3.h>

#include "core/store/inside.h"

namespace cz::store {

Database::Database(std::unique_ptr<DatabaseInside> inside) : inside_(std::move(inside)) {}
Database::Database(Database&&) noexcept = default;

Database& Database::operator=(Database&& other) noexcept {
  std::swap(inside_, other.inside_);
  return *this;
}

Database::~Database() {
  if (!inside_) return;
  inside_->forgetIdle();
  sqlite3_close_v2(inside_->db);
}

sqlite3_stmt* DatabaseInside::takeIdle(std::string_view sql) {
  const auto found = idle.find(sql);
  return found == idle.end() ? nullptr : idle.extract(found).mapped();
}

void DatabaseInside::putIdle(sqlite3_stmt* statement) {
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  unbound.erase(statement);
  if (idle.size() == kMostIdle) forgetIdle();
  idle.emplace(sqlite3_sql(statement), statement);
}

void DatabaseInside::forgetIdle() {
  for (const auto& [sql, statement] : idle) sqlite3_finalize(statement);
  idle.clear();
}

Result<Statement> Database::prepare(std::string_view sql) {
  if (sqlite3_stmt* used = inside_->takeIdle(sql)) return Statement(used, *inside_);
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(inside_->db, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                      &statement, nullptr);
  if (code != SQLITE_OK) return inside_->failed(code, sql);
  return Statement(statement, *inside_);
}

Result<void> Database::runScript(std::string_view sql) {
  if (inside_->broken) return *inside_->broken;
  const std::string text(sql);
  const int code = sqlite3_exec(inside_->db, text.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return inside_->failed(code, sql.substr(0, 200));
  return {};
}

std::int64_t Database::lastRowId() const { return sqlite3_last_insert_rowid(inside_->db); }
std::int64_t Database::changes() const { return sqlite3_changes(inside_->db); }
bool Database::inTransaction() const { return sqlite3_get_autocommit(inside_->db) == 0; }
const std::optional<Error>& Database::broken() const { return inside_->broken; }

}  // namespace cz::store
