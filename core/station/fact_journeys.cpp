// Journeys and grants, from the tables of facts.

#include <map>

#include "core/base/text.h"
#include "core/journey/whole.h"
#include "core/records/payload_code.h"
#include "core/station/facts.h"
#include "core/station/score_again.h"
#include "core/store/database.h"

namespace cz::station {
namespace {

constexpr std::pair<std::string_view, std::string_view> kTables[] = {
    {"attempt",
     "id log student check_id number grant_id pack start_index start_ms done_index done_ms arrival state mastered "
     "shown missed "
     "kiosk_mastered differs other_seed marks_missing holder done_log only_skills help_deeds factor"},
    {"hand_in", "attempt log idx done_ms"},
    {"mark", "attempt slot given"},
    {"place", "attempt position slot verdict points of read_as kiosk_verdict kiosk_points"},
    {"ask", "log idx attempt student check_id words"},
    {"reopened", "log idx attempt"},
    {"reformed", "log idx attempt"},
    {"grants", "id student check_id number same_form after_try"},
    {"step", "log idx attempt kind answers"},
    {"decided", "id number type student check_id attempt to_student reason payload"},
    {"code_used", "log idx student check_id request action grant_id at_ms attempt"},
    {"moment", "log idx boot mono_ms wall_ms clock"},
    {"mark_here", "log idx attempt slot given"},
    {"oddity", "log idx what"}};

using Happenings = std::vector<journey::Happening>;
constexpr ledger::LeafType kRegraded = ledger::LeafType::attemptRegraded;

/// The station's own judgement, with marks and regrades.
journey::Outcome outcomeOf(const AttemptFact& attempt) {
  return {attempt.mastered, attempt.marksMissing > 0, attempt.missed};
}

Result<void> addGrants(store::Database& db, const StudentId& student, const CheckId& check, Happenings& all) {
  CZ_TRY(row, db.query("SELECT id, number, same_form, after_try FROM grants WHERE student = ?1 AND check_id = ?2 ORDER "
                       "BY id",
                       student, check));
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return {};
    const journey::Deed by{static_cast<std::uint64_t>(row.integer(1)), journey::DeedId(row.text(0))};
    all.emplace_back(journey::Unlocked{by, GrantId(row.text(0)), row.integer(2) != 0, AttemptId(row.text(3))});
  }
}

using records::CodeAction;

/// Happenings of rows of code_used: log, idx, grant_id, attempt, action.
Result<void> addCoded(store::Statement row, Happenings& all) {
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return {};
    const records::CodeUsed used{
        {}, {}, {}, static_cast<CodeAction>(row.integer(4)), GrantId(row.text(2)), AttemptId(row.text(3))};
    const journey::Stamp at{LogId(row.text(0)), static_cast<std::uint64_t>(row.integer(1))};
    if (const auto happened = records::happeningOf(used, at)) all.push_back(*happened);
  }
}

/// What was done by code or by the teacher at a kiosk, whether or not this station made the code: what happened at the
/// kiosk is what happened. A code that was not made here is an alarm (alarms.cpp).
Result<void> addCodes(store::Database& db, const StudentId& student, const CheckId& check, Happenings& all) {
  CZ_TRY(row, db.query("SELECT log, idx, grant_id, attempt, action FROM code_used WHERE student = ?1 AND check_id = ?2 "
                       "AND action <> ?3 ORDER BY log, idx",
                       student, check, static_cast<int>(CodeAction::moreTime)));
  return addCoded(std::move(row), all);
}

/// More time is the try's, whoever turns out to have taken it.
Result<void> addTime(store::Database& db, const AttemptId& attempt, Happenings& all) {
  CZ_TRY(row, db.query("SELECT log, idx, grant_id, attempt, action FROM code_used WHERE attempt = ?1 AND action = ?2 "
                       "ORDER BY log, idx",
                       attempt, static_cast<int>(CodeAction::moreTime)));
  return addCoded(std::move(row), all);
}

/// The teacher at the kiosk where it was begun, or goes on, took it out. The deed has no number: what this station
/// decides about the try counts after it.
Result<void> addRelease(store::Database& db, const AttemptFact& attempt, Happenings& all) {
  CZ_TRY(row, db.query("SELECT grant_id FROM code_used WHERE attempt = ?1 AND log IN (?2, ?4) AND action = ?3 "
                       "ORDER BY log, idx",
                       attempt.id, attempt.log, static_cast<int>(CodeAction::teacherRelease), attempt.holder));
  CZ_TRY(found, row.step());
  if (found) all.emplace_back(journey::Voided{{0, journey::DeedId(row.text(0))}, attempt.id, true});
  return {};
}

/// About the student's way as a whole, or about one of these attempts.
Result<void> addDecisions(store::Database& db, const StudentId& student, const CheckId& check,
                          const std::map<AttemptId, journey::Outcome>& attempts, Happenings& all) {
  CZ_TRY(row, db.query("SELECT type, payload, attempt FROM decided WHERE check_id = ?2 AND (attempt <> '' OR student = "
                       "?1) ORDER BY id",
                       student, check));
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return {};
    const AttemptId attempt(row.text(2));
    if (!attempt.empty() && !attempts.contains(attempt)) continue;
    CZ_TRY(decision, records::decodeTeachersDecision(static_cast<ledger::LeafType>(row.integer(0)), row.blob(1)));
    // Marks that came since count, too.
    if (auto* regraded = std::get_if<journey::Regraded>(&decision.what)) regraded->outcome = attempts.at(attempt);
    std::visit([&](const auto& what) { all.emplace_back(what); }, decision.what);
  }
}

Result<void> addSteps(store::Database& db, const AttemptId& attempt, Happenings& all) {
  CZ_TRY(row, db.query("SELECT log, idx, kind FROM step WHERE attempt = ?1 ORDER BY log, idx", attempt));
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return {};
    const journey::Stamp at{LogId(row.text(0)), static_cast<std::uint64_t>(row.integer(1))};
    all.push_back(records::happeningOf(static_cast<records::Step::Kind>(row.integer(2)), attempt, at));
  }
}

/// What the leaves of one attempt say. Its result is the station's own, with the marks.
void addAttempt(const AttemptFact& attempt, Happenings& all) {
  all.emplace_back(journey::Started{{attempt.log, attempt.startLeaf},
                                    attempt.startedBy,
                                    attempt.id,
                                    attempt.number,
                                    attempt.grant,
                                    attempt.only,
                                    attempt.deeds,
                                    attempt.timeFactor});
  if (!attempt.doneLeaf) return;
  const auto doneMs = attempt.doneMs > 0 ? std::optional(attempt.doneMs) : std::nullopt;
  all.emplace_back(journey::HandedIn{{attempt.doneLog, *attempt.doneLeaf}, attempt.id, outcomeOf(attempt), doneMs});
}

/// Of another hand-in of the attempt what its kiosk found stands.
Result<void> addOtherHandIns(store::Database& db, const Facts& facts, const AttemptFact& attempt, Happenings& all) {
  if (attempt.handIns < 2) return {};
  CZ_TRY(handIns, facts.handInsOf(attempt));
  for (const HandInFact& one : handIns) {
    if (one.log == attempt.doneLog) continue;
    CZ_TRY(done, doneAt(db, one));
    journey::Outcome outcome{done.result.mastered, done.result.waiting > 0, missedIn(done.result)};
    const auto doneMs = one.doneMs > 0 ? std::optional(one.doneMs) : std::nullopt;
    all.emplace_back(journey::HandedIn{{one.log, one.leaf}, attempt.id, std::move(outcome), doneMs});
  }
  return {};
}

Result<bool> wasAskedAfter(store::Database& db, const AttemptId& attempt) {
  CZ_TRY(row, db.query("SELECT 1 FROM ask WHERE attempt = ?1 LIMIT 1", attempt));
  return row.step();
}

}  // namespace

Result<journey::Journey> Facts::journeyOf(const StudentId& student, const CheckId& check) const {
  CZ_TRY(attempts, onTheWayOf(student, check));
  Happenings all;
  std::map<AttemptId, journey::Outcome> known;
  for (const AttemptFact& attempt : attempts) {
    known.emplace(attempt.id, outcomeOf(attempt));
    addAttempt(attempt, all);
    CZ_CHECK(addOtherHandIns(db_, *this, attempt, all));
    CZ_CHECK(addSteps(db_, attempt.id, all));
    CZ_CHECK(addRelease(db_, attempt, all));
    CZ_CHECK(addTime(db_, attempt.id, all));
    CZ_TRY(asked, wasAskedAfter(db_, attempt.id));
    if (asked) all.emplace_back(journey::Asked{{}, attempt.id});
  }
  CZ_CHECK(addGrants(db_, student, check, all));
  CZ_CHECK(addCodes(db_, student, check, all));
  CZ_CHECK(addDecisions(db_, student, check, known, all));
  journey::Journey journey;
  journey.student = student;
  for (const journey::Happening& one : all) journey = journey::evolve(std::move(journey), one);
  return journey;
}

Result<CameTo> Facts::cameTo(const AttemptFact& attempt) const {
  if (!attempt.mastered) return CameTo::notYet;
  if (attempt.only.empty()) return CameTo::mastered;
  CZ_TRY(journey, journeyOf(attempt.student, attempt.check));
  const journey::Attempt* known = journey.find(attempt.id);
  const bool all = known == nullptr || !known->start || journey::mastersAll(journey, *known);
  return all ? CameTo::mastered : CameTo::partly;
}

namespace {

Result<std::vector<records::TeachersDecision>> decisionsIn(store::Statement row) {
  std::vector<records::TeachersDecision> all;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return all;
    CZ_TRY(one, records::decodeTeachersDecision(static_cast<ledger::LeafType>(row.integer(0)), row.blob(1)));
    all.push_back(std::move(one));
  }
}

}  // namespace

Result<std::vector<records::TeachersDecision>> Facts::decisions() const {
  CZ_TRY(row, db_.query("SELECT type, payload FROM decided ORDER BY number, id"));
  return decisionsIn(std::move(row));
}

Result<std::vector<records::TeachersDecision>> Facts::decisionsOn(const StudentId& student,
                                                                  const CheckId& check) const {
  CZ_TRY(row, db_.query("SELECT type, payload FROM decided WHERE check_id = ?2 AND (student = ?1 OR attempt IN (SELECT "
                        "attempt FROM decided WHERE check_id = ?2 AND to_student = ?1)) ORDER BY number, id",
                        student, check));
  return decisionsIn(std::move(row));
}

Result<std::vector<records::TeachersDecision>> Facts::regradesOf(const AttemptId& attempt) const {
  CZ_TRY(row, db_.query("SELECT type, payload FROM decided WHERE type = ?1 AND attempt = ?2 ORDER BY number, id",
                        static_cast<int>(kRegraded), attempt));
  return decisionsIn(std::move(row));
}

Result<std::vector<records::TeachersDecision>> Facts::regradesOf(const CheckId& check) const {
  CZ_TRY(row, db_.query("SELECT type, payload FROM decided WHERE type = ?1 AND check_id = ?2 ORDER BY number, id",
                        static_cast<int>(kRegraded), check));
  return decisionsIn(std::move(row));
}

Result<std::vector<std::string>> Facts::reflectionAfter(const AttemptId& attempt) const {
  CZ_TRY(row, db_.query("SELECT answers FROM step WHERE attempt = ?1 AND kind = 0 ORDER BY log, idx LIMIT 1", attempt));
  CZ_TRY(found, row.step());
  if (!found) return std::vector<std::string>();
  return split(row.text(0), '\n');
}

Result<std::vector<records::Grant>> Facts::grants() const {
  CZ_TRY(row, db_.query("SELECT id, student, check_id, number, same_form, after_try FROM grants ORDER BY id"));
  std::vector<records::Grant> grants;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return grants;
    using Action = records::Grant::Action;
    grants.push_back({GrantId(row.text(0)), StudentId(row.text(1)), CheckId(row.text(2)),
                      row.integer(4) != 0 ? Action::sameForm : Action::unlock,
                      static_cast<std::uint64_t>(row.integer(3)), AttemptId(row.text(5))});
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
