// Journeys and grants, from the tables of facts.

#include "core/base/text.h"
#include "core/station/facts.h"
#include "core/store/database.h"

namespace cz::station {
namespace {

constexpr std::pair<std::string_view, std::string_view> kTables[] = {
    {"attempt",
     "id log student check_id number grant_id pack start_index start_ms done_index done_ms arrival state mastered "
     "shown missed "
     "kiosk_mastered differs other_seed marks_missing"},
    {"mark", "attempt slot given"},
    {"place", "attempt position slot verdict points of read_as kiosk_verdict kiosk_points"},
    {"ask", "log idx attempt student check_id words"},
    {"reopened", "log idx attempt"},
    {"grants", "id student check_id"},
    {"oddity", "log idx what"}};

Result<std::vector<GrantId>> grantsFor(store::Database& db, const StudentId& student, const CheckId& check) {
  CZ_TRY(row, db.query("SELECT id FROM grants WHERE student = ?1 AND check_id = ?2 ORDER BY id", student, check));
  std::vector<GrantId> grants;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return grants;
    grants.emplace_back(row.text(0));
  }
}

Result<bool> wasAskedAfter(store::Database& db, const AttemptId& attempt) {
  CZ_TRY(row, db.query("SELECT 1 FROM ask WHERE attempt = ?1 LIMIT 1", attempt));
  return row.step();
}

}  // namespace

Result<journey::Journey> Facts::journeyOf(const StudentId& student, const CheckId& check) const {
  CZ_TRY(attempts, attemptsOf(student, check));
  CZ_TRY(grants, grantsFor(db_, student, check));
  journey::Journey journey;
  journey.student = student;
  const auto add = [&](const journey::Happening& one) { journey = journey::evolve(std::move(journey), one); };
  for (const AttemptFact& attempt : attempts) {
    const journey::Stamp start{attempt.log, attempt.startLeaf};
    add(journey::Started{start, student, attempt.id, attempt.number, attempt.grant, {}, 0});
    if (!attempt.doneLeaf) continue;
    const journey::Stamp done{attempt.log, *attempt.doneLeaf};
    const journey::Outcome outcome{attempt.mastered, attempt.marksMissing > 0, attempt.missed};
    add(journey::HandedIn{done, attempt.id, outcome,
                          attempt.doneMs > 0 ? std::optional(attempt.doneMs) : std::nullopt});
    CZ_TRY(asked, wasAskedAfter(db_, attempt.id));
    if (asked) add(journey::Asked{{}, attempt.id});
  }
  for (const GrantId& grant : grants) add(journey::Unlocked{journey::Deed{0, journey::DeedId(grant.text)}, grant});
  return journey;
}

Result<std::vector<records::Grant>> Facts::unspentGrants() const {
  CZ_TRY(row, db_.query("SELECT id, student, check_id FROM grants g WHERE NOT EXISTS"
                        "(SELECT 1 FROM attempt WHERE attempt.grant_id = g.id) ORDER BY id"));
  std::vector<records::Grant> grants;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return grants;
    grants.push_back(
        {GrantId(row.text(0)), StudentId(row.text(1)), CheckId(row.text(2)), records::Grant::Action::unlock});
  }
}

Result<std::string> Facts::asText() const {
  std::string text;
  for (const auto& [table, columns] : kTables) {
    std::string line = "'" + std::string(table) + "'";
    for (const std::string& column : split(columns, ' ')) line += " || ' ' || quote(" + column + ")";
    CZ_TRY(row, db_.query("SELECT " + line + " FROM " + std::string(table) + " ORDER BY 1"));
    for (;;) {
      CZ_TRY(more, row.step());
      if (!more) break;
      text += row.text(0) + "\n";
    }
  }
  return text;
}

}  // namespace cz::station
