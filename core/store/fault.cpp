#include "core/store/fault.h"

#include <sqlite3.h>

namespace cz::store {
namespace {

int primary(int code) { return code & 0xff; }

std::string sentence(int code, const std::string& file) {
  switch (primary(code)) {
    case SQLITE_FULL:
      return "The disk is full, so nothing more can be saved in " + file + ". Make room and start again.";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "The file " + file +
             " is damaged. It is left as it is: put it aside for whoever can examine it, and restore a backup.";
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "Another program has " + file + " open. Stop it first, or use its own pages.";
    case SQLITE_CANTOPEN: return "The file " + file + " can't be opened. Check that the folder exists and is yours.";
    case SQLITE_READONLY:
    case SQLITE_PERM: return "The file " + file + " can't be written. Check who owns it and its folder.";
    case SQLITE_NOMEM: return "There is not enough memory to work with " + file + ".";
    case SQLITE_CONSTRAINT: return "This contradicts what " + file + " holds already.";
    default: return "The disk failed while working with " + file + ". Restart the machine; what was saved is kept.";
  }
}

Fault kind(int code) {
  switch (primary(code)) {
    case SQLITE_FULL: return Fault::full;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return Fault::corrupt;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return Fault::refused;
    case SQLITE_CONSTRAINT: return Fault::input;
    default: return Fault::io;
  }
}

}  // namespace

Error faultOf(sqlite3* db, int code, const std::string& file, std::string_view doing) {
  std::string detail(doing);
  detail += std::string(": ") + sqlite3_errstr(code) + " (" + std::to_string(code) + ")";
  if (db != nullptr) detail += std::string(": ") + sqlite3_errmsg(db);
  return {kind(code), sentence(code, file), detail};
}

bool endsSession(int code) {
  const int kind = primary(code);
  return kind == SQLITE_IOERR || kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB;
}

}  // namespace cz::store
