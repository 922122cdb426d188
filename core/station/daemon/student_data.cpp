#include "core/station/daemon/student_data.h"

#include <nlohmann/json.hpp>

#include "core/station/about_student.h"
#include "core/station/daemon/look.h"
#include "core/station/daemon/pages.h"
#include "core/station/daemon/student_rows.h"
#include "core/station/days.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using nlohmann::ordered_json;

ordered_json itemOf(const ItemLine& item) {
  ordered_json out = {{"question", item.stem},
                      {"answer", item.response},
                      {"judged", lookOf(item.verdict).words},
                      {"points", item.points.toText()},
                      {"out of", item.of.toText()}};
  if (!item.readAs.empty()) out["read as"] = item.readAs;
  if (!item.says.empty()) out["told about it"] = item.says;
  if (!item.drawn.ink.empty()) {
    out["drawn lines"] = ordered_json::array();
    for (const auto& stroke : item.drawn.ink) {
      ordered_json line = ordered_json::array();
      for (const auto& point : stroke.spots) line.push_back({point.x, point.y});
      out["drawn lines"].push_back(std::move(line));
    }
  }
  return out;
}

ordered_json tryOf(const AttemptPart& attempt) {
  ordered_json out = {{"try", attempt.number},        {"when", whenWords(attempt.at, attempt.arrivedMs)},
                      {"at", attempt.seat},           {"handed in", attempt.handedIn},
                      {"mastered", attempt.mastered}, {"result", attempt.shown}};
  if (attempt.takenOut) out["taken out because"] = attempt.whyOut;
  if (!attempt.decided.empty()) out["decided"] = attempt.decided;
  if (!attempt.reflection.empty()) out["looking back"] = attempt.reflection;
  if (!attempt.receipt.empty()) out["receipt"] = attempt.receipt;
  if (!attempt.notes.empty()) out["notes"] = attempt.notes;
  out["questions"] = ordered_json::array();
  for (const ItemLine& item : attempt.items) out["questions"].push_back(itemOf(item));
  return out;
}

ordered_json checkOf(const CheckPart& part) {
  ordered_json out = {{"check", part.title}, {"state", lookOf(part.standing).words}, {"tries", ordered_json::array()}};
  if (part.standing == journey::Standing::asked) out["asked for another try"] = part.words;
  if (!part.codes.empty()) out["codes"] = part.codes;
  if (!part.whyExcused.empty()) out["excused because"] = part.whyExcused;
  // Who took it is another person's matter.
  for (const GivenAway& given : part.givenAway)
    out["begun under this name by another student"].push_back({{"try", given.number}, {"because", given.reason}});
  for (const AttemptPart& attempt : part.attempts) out["tries"].push_back(tryOf(attempt));
  return out;
}

Result<ordered_json> deedsAbout(Station& station, const StudentId& student) {
  ordered_json all = ordered_json::array();
  std::string before;
  for (;;) {
    CZ_TRY(page, auditPageOf(station, before, student));
    for (const AuditEntry& entry : page.entries)
      all.push_back({{"when", minuteOf(entry.atMs)}, {"what", entry.what.words}, {"from", entry.what.by}});
    if (page.older.empty()) return all;
    before = page.older;
  }
}

}  // namespace

Result<std::string> studentDataOf(Station& station, const StudentId& student) {
  const auto page = studentPageOf(station, student);
  if (!page) return Error{Fault::notFound, "Nothing here is about such a student.", student.text};
  CZ_TRY(roster, station.rosters().load());
  ordered_json out;
  out["what this is"] = "Everything that the Checkzone station of " + station.room() + " keeps about one student.";
  out["made"] = minuteOf(station.clock().wallMs());
  out["shown name"] = page->who;
  if (const roster::Student* known = roster.find(student)) {
    out["given name"] = known->givenName;
    out["preferred name"] = known->preferredName;
    out["family name"] = known->familyName;
    out["the school's id"] = known->sourceId;
    out["username"] = known->username;
    out["has a PIN"] = !known->pinHash.empty();
    out["time in checks"] =
        known->needs.timeFactor.toDecimal().value_or(known->needs.timeFactor.toText()) + " times the usual";
    out["fewer choices"] = known->needs.fewerChoices;
  }
  out["number in the records"] = student.text;
  out["classes"] = page->classes;
  out["in the school's list now"] = page->active;
  out["checks"] = ordered_json::array();
  for (const CheckPart& part : page->checks) out["checks"].push_back(checkOf(part));
  for (const std::string table : kTablesAboutStudents) CZ_CHECK(addRowsAbout(station, student, table, out));
  CZ_TRY(deeds, deedsAbout(station, student));
  out["what was done"] = std::move(deeds);
  return out.dump(1) + "\n";
}

}  // namespace cz::station
