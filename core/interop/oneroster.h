#pragma once
// Reading a school's lists: OneRoster 1.1 and 1.2 and Microsoft School Data Sync v1, v2 and v2.1, as a zip,
// an unpacked folder, or single CSV files. Columns are found by their names, never by their places.

#include <filesystem>
#include <vector>

#include "core/base/result.h"
#include "core/roster/import.h"

namespace cz::interop {

/// Reads all paths as one list: zips, folders and CSV files may be mixed. Only the columns that a kiosk needs
/// are kept; passwords, e-mails, birth dates and addresses are not read. Students only: other roles are left out.
/// Faulty lines are in `Incoming::refused`. An error (with file and line where there is one) means that nothing
/// can be used: an unreadable or unsafe file, an encoding that isn't UTF-8, or no list of students at all.
Result<roster::Incoming> readRoster(const std::vector<std::filesystem::path>& paths);

}  // namespace cz::interop
