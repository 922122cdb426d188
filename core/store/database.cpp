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
  if (inside_) sqlite3_close_v2(inside_->db);
}

Result<Statement> Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(inside_->db, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
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
