// A copy of the whole database at one moment, by SQLite's own backup: pages keep their places.

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include "core/store/database.h"
#include "core/store/inside.h"

namespace cz::store {
namespace {

struct Close {
  void operator()(sqlite3* db) const { sqlite3_close(db); }
};

/// An empty file for its owner alone.
bool makeFile(const std::filesystem::path& file) {
  ::unlink(file.c_str());
  const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  return made >= 0 && ::close(made) == 0;
}

int copyAll(sqlite3* from, sqlite3* to) {
  sqlite3_backup* backup = sqlite3_backup_init(to, "main", from, "main");
  if (backup == nullptr) return sqlite3_errcode(to);
  const int stepped = sqlite3_backup_step(backup, -1);
  const int finished = sqlite3_backup_finish(backup);
  return stepped == SQLITE_DONE ? finished : stepped;
}

}  // namespace

Result<void> Database::copyTo(const std::filesystem::path& file) {
  if (inTransaction())
    return Error{Fault::refused, "Nothing is copied before it is saved.", "copyTo inside a transaction"};
  sqlite3* opened = nullptr;
  int code = makeFile(file)
                 ? sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr)
                 : SQLITE_CANTOPEN;
  const std::unique_ptr<sqlite3, Close> to(opened);
  if (code == SQLITE_OK) code = copyAll(inside_->db, to.get());
  if (code == SQLITE_OK) return {};
  const Error error = faultOf(to.get(), code, file.string(), "copy");
  ::unlink(file.c_str());
  return error;
}

Result<void> Database::settle() { return runScript("PRAGMA wal_checkpoint(TRUNCATE)"); }

}  // namespace cz::store
