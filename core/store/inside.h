#pragma once
// What a Database and its Statements share. Inside this room only.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/store/fault.h"

struct sqlite3;
struct sqlite3_stmt;

namespace cz::store {

struct DatabaseInside {
  sqlite3* db = nullptr;
  std::string file;             ///< as the person named it, for messages
  std::optional<Error> broken;  ///< set once, never cleared
  /// Statements that nobody uses now, by their text: making one takes longer than running most of them.
  std::multimap<std::string, sqlite3_stmt*, std::less<>> idle;

  /// Statements that lack a value for want of memory, and why: they must not run.
  std::map<sqlite3_stmt*, int> unbound;

  static constexpr std::size_t kMostIdle = 100;

  /// One of this text that was used before; null: there is none.
  sqlite3_stmt* takeIdle(std::string_view sql);
  /// Keeps it for later, without what was bound to it.
  void putIdle(sqlite3_stmt* statement);
  void forgetIdle();

  /// The error of `code`, remembered when it ends the session.
  Error failed(int code, std::string_view doing) {
    Error error = faultOf(db, code, file, doing);
    if (endsSession(code) && !broken) broken = error;
    return error;
  }
};

}  // namespace cz::store
