// A student's journey from the rows of facts. Every happening says by itself where it stands, so the order in which the
// rows are read doesn't matter (journey.h).

#include "core/records/facts.h"

namespace cz::records {
namespace {

using journey::Deed;
using journey::DeedId;
using journey::Journey;
using journey::Outcome;
using journey::Stamp;

void add(Journey& journey, const journey::Happening& happening) {
  journey = journey::evolve(std::move(journey), happening);
}

Result<void> addAttempts(store::Database& database, const LogId& log, Journey& journey, const CheckId& check) {
  CZ_TRY(row, database.query("SELECT id, number, grant_id, start_leaf, done_leaf, mastered, waiting FROM attempt "
                             "WHERE student = ?1 AND check_id = ?2",
                             journey.student, check));
  for (;;) {
    CZ_TRY(there, row.step());
    if (!there) return {};
    const AttemptId id(row.text(0));
    const auto leaf = static_cast<std::uint64_t>(row.integer(3));
    add(journey,
        journey::Started{
            Stamp{log, leaf}, journey.student, id, static_cast<int>(row.integer(1)), GrantId(row.text(2)), {}, 0});
    if (row.isNull(4)) continue;
    const Stamp at{log, static_cast<std::uint64_t>(row.integer(4))};
    add(journey, journey::HandedIn{at, id, Outcome{row.integer(5) != 0, row.integer(6) > 0, {}}, std::nullopt});
  }
}

Result<void> addRequests(store::Database& database, const LogId& log, Journey& journey, const CheckId& check) {
  CZ_TRY(row, database.query("SELECT leaf, attempt FROM asking WHERE student = ?1 AND check_id = ?2", journey.student,
                             check));
  for (;;) {
    CZ_TRY(there, row.step());
    if (!there) return {};
    add(journey, journey::Asked{Stamp{log, static_cast<std::uint64_t>(row.integer(0))}, AttemptId(row.text(1))});
  }
}

/// All marks of an attempt are in one downlog, so their places there number the decisions.
Result<void> addMarks(store::Database& database, Journey& journey, const CheckId& check) {
  CZ_TRY(row, database.query("SELECT m.attempt, m.mastered, m.waiting, m.leaf FROM marked m JOIN attempt a ON a.id = "
                             "m.attempt WHERE a.student = ?1 AND a.check_id = ?2",
                             journey.student, check));
  for (;;) {
    CZ_TRY(there, row.step());
    if (!there) return {};
    add(journey, journey::Marked{Deed{static_cast<std::uint64_t>(row.integer(3)), {}}, AttemptId(row.text(0)),
                                 Outcome{row.integer(1) != 0, row.integer(2) > 0, {}}});
  }
}

Result<void> addGrants(store::Database& database, Journey& journey, const CheckId& check) {
  CZ_TRY(row, database.query("SELECT id FROM granted WHERE student = ?1 AND check_id = ?2", journey.student, check));
  for (;;) {
    CZ_TRY(there, row.step());
    if (!there) return {};
    add(journey, journey::Unlocked{Deed{0, DeedId(row.text(0))}, GrantId(row.text(0))});
  }
}

}  // namespace

Result<journey::Journey> Facts::journey(const StudentId& student, const CheckId& check) {
  Journey journey;
  journey.student = student;
  CZ_CHECK(addAttempts(*database_, log_, journey, check));
  CZ_CHECK(addRequests(*database_, log_, journey, check));
  CZ_CHECK(addMarks(*database_, journey, check));
  CZ_CHECK(addGrants(*database_, journey, check));
  return journey;
}

}  // namespace cz::records
