#include "core/station/daemon/student_rows.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/station/days.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using nlohmann::ordered_json;

/// How a table is told. A value named "when" is a time in milliseconds, all others are texts.
struct Told {
  const char* table;
  const char* heading;
  std::vector<const char*> names;
  const char* sql;  ///< those values of the student ?1, oldest first
};

// A code opens a door and is not told; nor is a mark here that is signed: it stands with its try.
const std::array<Told, 10> kTold = {{
    {"code_issued",
     "codes that were made",
     {"check", "request", "when"},
     "SELECT check_id, request, at_ms FROM code_issued WHERE student = ?1 ORDER BY rowid"},
    {"grade_entry",
     "gradebook",
     {"unit", "column", "what", "points", "reason", "when"},
     "SELECT unit, col, CASE kind WHEN 0 THEN 'points entered' WHEN 1 THEN 'points set by the teacher' ELSE "
     "'setting taken back' END, value, reason, at_ms FROM grade_entry WHERE student = ?1 ORDER BY seq"},
    {"group_met",
     "gone through with the teacher",
     {"about", "after try", "when"},
     "SELECT about, coalesce((SELECT CAST(number AS TEXT) FROM attempt WHERE id = group_met.attempt), ''), at_ms FROM "
     "group_met "
     "WHERE student = ?1 ORDER BY rowid"},
    {"hold",
     "held, so that nothing is erased",
     {"because", "when"},
     "SELECT reason, at_ms FROM hold WHERE student = ?1"},
    {"desk_deed",
     "saved at the marking desk",
     {"place", "what", "when"},
     "SELECT slot, CASE mark WHEN 0 THEN 'a draft' ELSE 'a mark' END, at_ms FROM desk_deed WHERE student = ?1 ORDER "
     "BY seq"},
    {"desk_level",
     "levels chosen at the marking desk",
     {"check", "place", "marker", "criterion", "level", "words of the criterion", "stands"},
     "SELECT check_id, slot, CAST(marker AS TEXT), criterion, CAST(level + 1 AS TEXT), words, CASE gone WHEN 0 THEN "
     "'yes' ELSE 'no, another came in its place' END FROM desk_level WHERE student = ?1 ORDER BY rowid"},
    {"desk_words",
     "words that no mark carries yet",
     {"place", "marker", "words"},
     "SELECT slot, CAST(marker AS TEXT), words FROM desk_words WHERE student = ?1 ORDER BY rowid"},
    {"desk_second",
     "to be marked by two people",
     {"place"},
     "SELECT slot FROM desk_second WHERE student = ?1 AND gone = 0 ORDER BY rowid"},
    {"desk_skip",
     "put off while marking",
     {"place", "criterion"},
     "SELECT slot, criterion FROM desk_skip WHERE student = ?1 ORDER BY seq"},
    {"desk_saying",
     "comments that this student was the first to get",
     {"check", "words"},
     "SELECT check_id, words FROM desk_saying WHERE student = ?1 ORDER BY rowid"},
}};

}  // namespace

Result<void> addRowsAbout(Station& station, const StudentId& student, const std::string& table, ordered_json& out) {
  const auto told = std::find_if(kTold.begin(), kTold.end(), [&](const Told& one) { return table == one.table; });
  if (told == kTold.end()) return Error{Fault::notFound, "Nobody has said how the table " + table + " is told.", table};
  ordered_json all = ordered_json::array();
  CZ_TRY(row, station.db().query(told->sql, student));
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) break;
    ordered_json one;
    int column = 0;
    for (const std::string name : told->names) {
      one[name] = name == "when" ? minuteOf(row.integer(column)) : row.text(column);
      ++column;
    }
    all.push_back(std::move(one));
  }
  if (!all.empty()) out[told->heading] = std::move(all);
  return {};
}

}  // namespace cz::station
