#pragma once
// What tables beside the logs keep about one student, in plain English.

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "core/base/ids.h"
#include "core/base/result.h"

namespace cz::station {

class Station;

/// Adds a list of what the table keeps, under a heading of its own; nothing where it keeps nothing. `table`: one of
/// kTablesAboutStudents. notFound: nobody has said how another one is told.
Result<void> addRowsAbout(Station& station, const StudentId& student, const std::string& table,
                          nlohmann::ordered_json& out);

}  // namespace cz::station
