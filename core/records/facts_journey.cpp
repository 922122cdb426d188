// A student's journey from the rows of facts. Own happenings come in the order of the log; the station's come after
// them: what a grant does to a journey doesn't depend on when it was heard (see journey.h), so the order needs no
// clock.

#include <map>

#include "core/records/facts.h"

namespace cz::records {
namespace {

using journey::Happening;

/// By leaf: an attempt gives two happenings, a request one.
using InOrder = std::map<std::uint64_t, Happening>;

Result<void> addAttempts(store::Database& database, const StudentId& student, const CheckId& check, InOrder& happened) {
  CZ_TRY(row, database.query("SELECT id, number, grant_id, start_leaf, done_leaf, mastered FROM attempt "
                             "WHERE student = ?1 AND check_id = ?2",
                             student, check));
  for (;;) {
    CZ_TRY(there, row.step());
    if (!there) return {};
    const AttemptId id(row.text(0));
    happened[static_cast<std::uint64_t>(row.integer(3))] =
        journey::Started{id, static_cast<int>(row.integer(1)), GrantId(row.text(2))};
    if (!row.isNull(4))
      happened[static_cast<std::uint64_t>(row.integer(4))] = journey::HandedIn{id, row.integer(5) != 0};
  }
}

Result<void> addRequests(store::Database& database, const StudentId& student, const CheckId& check, InOrder& happened) {
  CZ_TRY(row, database.query("SELECT leaf, attempt FROM asking WHERE student = ?1 AND check_id = ?2", student, check));
  for (;;) {
    CZ_TRY(there, row.step());
    if (!there) return {};
    happened[static_cast<std::uint64_t>(row.integer(0))] = journey::Asked{AttemptId(row.text(1))};
  }
}

}  // namespace

Result<journey::Journey> Facts::journey(const StudentId& student, const CheckId& check) {
  InOrder happened;
  CZ_CHECK(addAttempts(*database_, student, check, happened));
  CZ_CHECK(addRequests(*database_, student, check, happened));
  journey::Journey journey;
  for (const auto& [leaf, happening] : happened) journey = journey::evolve(std::move(journey), happening);
  CZ_TRY(grant,
         database_->query("SELECT id FROM granted WHERE student = ?1 AND check_id = ?2 ORDER BY leaf", student, check));
  for (;;) {
    CZ_TRY(there, grant.step());
    if (!there) return journey;
    journey = journey::evolve(std::move(journey), journey::Unlocked{GrantId(grant.text(0))});
  }
}

}  // namespace cz::records
