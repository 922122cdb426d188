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
  CZ_TRY(row, database.query("SELECT id, number, grant_id, start_leaf, done_leaf, mastered, waiting FROM attempt "
                             "WHERE student = ?1 AND check_id = ?2",
                             student, check));
  for (;;) {
    CZ_TRY(there, row.step());
    if (!there) return {};
    const AttemptId id(row.text(0));
    happened[static_cast<std::uint64_t>(row.integer(3))] =
        journey::Started{id, static_cast<int>(row.integer(1)), GrantId(row.text(2))};
    if (!row.isNull(4))
      happened[static_cast<std::uint64_t>(row.integer(4))] =
          journey::HandedIn{id, row.integer(5) != 0, row.integer(6) > 0};
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

/// What the newest mark of each attempt decided.
Result<std::map<AttemptId, journey::Marked>> markedOf(store::Database& database, const StudentId& student,
                                                      const CheckId& check) {
  CZ_TRY(row, database.query("SELECT m.attempt, m.mastered, m.waiting FROM marked m JOIN attempt a ON a.id = m.attempt "
                             "WHERE a.student = ?1 AND a.check_id = ?2 ORDER BY m.leaf",
                             student, check));
  std::map<AttemptId, journey::Marked> marks;
  for (;;) {
    CZ_TRY(there, row.step());
    if (!there) return marks;
    const AttemptId attempt(row.text(0));
    marks[attempt] = {attempt, row.integer(1) != 0, row.integer(2) > 0};
  }
}

}  // namespace

Result<journey::Journey> Facts::journey(const StudentId& student, const CheckId& check) {
  InOrder happened;
  CZ_CHECK(addAttempts(*database_, student, check, happened));
  CZ_CHECK(addRequests(*database_, student, check, happened));
  journey::Journey journey;
  // Marks before requests: who asked had seen the marks.
  CZ_TRY(marks, markedOf(*database_, student, check));
  for (const auto& [leaf, happening] : happened) {
    journey = journey::evolve(std::move(journey), happening);
    const auto* done = std::get_if<journey::HandedIn>(&happening);
    if (done == nullptr) continue;
    if (const auto marked = marks.find(done->attempt); marked != marks.end())
      journey = journey::evolve(std::move(journey), marked->second);
  }
  CZ_TRY(grant,
         database_->query("SELECT id FROM granted WHERE student = ?1 AND check_id = ?2 ORDER BY leaf", student, check));
  for (;;) {
    CZ_TRY(there, grant.step());
    if (!there) return journey;
    journey = journey::evolve(std::move(journey), journey::Unlocked{GrantId(grant.text(0))});
  }
}

}  // namespace cz::records
