#pragma once
// What a Database and its Statements share. Inside this room only.

#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/store/fault.h"

struct sqlite3;

namespace cz::store {

struct DatabaseInside {
  sqlite3* db = nullptr;
  std::string file;             ///< as the person named it, for messages
  std::optional<Error> broken;  ///< set once, never cleared

  /// The error of `code`, remembered when it ends the session.
  Error failed(int code, std::string_view doing) {
    Error error = faultOf(db, code, file, doing);
    if (endsSession(code) && !broken) broken = error;
    return error;
  }
};

}  // namespace cz::store
