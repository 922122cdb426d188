#pragma once
// From SQLite's result codes to our faults. Inside this room only.

#include <string>
#include <string_view>

#include "core/base/result.h"

struct sqlite3;

namespace cz::store {

/// What `code` means for the person at the machine. `doing` says what was tried, for the log; `db` may be null.
Error faultOf(sqlite3* db, int code, const std::string& file, std::string_view doing);

/// Whether nothing may be written any more after this error (rule B): the disk failed, or the file is damaged.
bool endsSession(int code);

}  // namespace cz::store
