#pragma once
// Where the station keeps something about a student beside the logs.

#include <array>

namespace cz::station {

/// Tables that name a student in a column `student` and are not drawn from the logs: codes that were made, points and
/// overrides, who was met about what, holds, what was chosen at the marking desk. All of it goes when the student is
/// erased (erase.h) and is given out when somebody asks for what is kept.
inline constexpr std::array<const char*, 10> kTablesAboutStudents = {
    "code_issued", "grade_entry", "group_met",   "hold",      "desk_deed",
    "desk_level",  "desk_words",  "desk_second", "desk_skip", "desk_saying"};

}  // namespace cz::station
