// Hand-ins of attempts. More than one only where somebody went on at two kiosks that couldn't hear of each other: both
// are kept, and the one of the kiosk where the attempt was to go on counts, as in journey::Attempt.

#include <algorithm>

#include "core/ledger/sure_time.h"
#include "core/station/fact_writer.h"
#include "core/station/score_again.h"
#include "core/store/database.h"

namespace cz::station {
namespace {

constexpr const char* kNotItsOwn =
    "A kiosk signed the hand-in of an attempt that another kiosk started. It is kept in the log and not counted.";

/// Of all kiosks, in the order of logs.
Result<std::vector<HandInFact>> allOf(store::Database& db, const AttemptId& attempt) {
  CZ_TRY(row, db.query("SELECT log, idx, done_ms FROM hand_in WHERE attempt = ?1 ORDER BY log", attempt));
  std::vector<HandInFact> all;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return all;
    all.push_back({LogId(row.text(0)), static_cast<std::uint64_t>(row.integer(1)), row.integer(2)});
  }
}

/// Until its pack is here and the station judges itself, what the kiosk says stands: also that it waits for marks.
Result<void> count(store::Database& db, const AttemptId& attempt, const HandInFact& handIn) {
  CZ_TRY(done, doneAt(db, handIn));
  return db.run(
      "UPDATE attempt SET done_log = ?2, done_index = ?3, done_ms = ?4, state = 1, mastered = ?5, kiosk_mastered = ?5, "
      "shown = ?6, marks_missing = ?7, missed = ?8, arrival = (SELECT seq FROM arrival WHERE arrival.log = ?2 AND "
      "first <= ?3 AND size > ?3) WHERE id = "
      "?1",
      attempt, handIn.log, handIn.leaf, handIn.doneMs, done.result.mastered, done.result.shown, done.result.waiting,
      idsOf(missedIn(done.result)));
}

}  // namespace

namespace {

/// A kiosk's business is also what it wrote another way (branches.h).
Result<void> addBranches(store::Database& db, Holding& holding) {
  for (const LogId& log : std::set<LogId>(holding.all)) {
    CZ_TRY(row, db.query("SELECT name FROM branch WHERE log = ?1", log));
    for (;;) {
      CZ_TRY(more, row.step());
      if (!more) break;
      holding.all.insert(LogId(row.text(0)));
    }
  }
  return {};
}

}  // namespace

Result<Holding> holdingOf(store::Database& db, const AttemptId& attempt, const LogId& start) {
  Holding holding{start, {start}};
  journey::Deed newest;
  CZ_TRY(row, db.query("SELECT payload FROM decided WHERE attempt = ?1 AND type = ?2", attempt,
                       static_cast<int>(ledger::LeafType::attemptHandedOver)));
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) break;
    CZ_TRY(decision, records::decodeTeachersDecision(ledger::LeafType::attemptHandedOver, row.blob(0)));
    const LogId& to = std::get<journey::HandedOver>(decision.what).to;
    holding.all.insert(to);
    if (decision.by() <= newest) continue;
    newest = decision.by();
    holding.holder = to;
  }
  CZ_CHECK(addBranches(db, holding));
  return holding;
}

Result<std::vector<HandInFact>> Facts::handInsOf(const AttemptFact& attempt) const {
  CZ_TRY(all, allOf(db_, attempt.id));
  if (all.empty()) return all;
  CZ_TRY(holding, holdingOf(db_, attempt.id, attempt.log));
  std::erase_if(all, [&](const HandInFact& one) { return !holding.all.contains(one.log); });
  return all;
}

// Handed in twice by one kiosk: the first one counts (case O-20).
Result<void> FactWriter::takeDone(const LogId& log, const Leaf& leaf) {
  const auto done = records::decodeAttemptDone(*leaf.payload);
  if (!done) return odd(log, leaf.leaf.index, "A kiosk signed a hand-in that can't be read: " + done.error().message);
  CZ_CHECK(db_.run("INSERT INTO attempt(id, log, holder) VALUES(?1, ?2, ?2) ON CONFLICT(id) DO NOTHING", done->attempt,
                   log));
  CZ_CHECK(db_.run(
      "INSERT INTO hand_in(attempt, log, idx, done_ms) VALUES(?1, ?2, ?3, ?4) ON CONFLICT(attempt, log) DO NOTHING",
      done->attempt, log, leaf.leaf.index, ledger::isSure(leaf.leaf.clock) ? leaf.leaf.wallMs : 0));
  return settle(done->attempt);
}

// What another kiosk handed in than where the attempt was to go on is no news of it: nothing is dropped in silence.
Result<void> FactWriter::sayWhoseItIs(const HandInFact& handIn, const Holding& holding) {
  if (!holding.all.contains(handIn.log)) return odd(handIn.log, handIn.leaf, kNotItsOwn);
  return db_.run("DELETE FROM oddity WHERE log = ?1 AND idx = ?2 AND what = ?3", handIn.log, handIn.leaf, kNotItsOwn);
}

Result<void> FactWriter::settle(const AttemptId& attempt) {
  LogId log, countedLog;
  bool started = false;
  {
    CZ_TRY(row, db_.query("SELECT log, start_index, done_log FROM attempt WHERE id = ?1", attempt));
    CZ_TRY(found, row.step());
    if (!found) return {};  // its start comes later
    log = LogId(row.text(0));
    started = !row.isNull(1);
    countedLog = LogId(row.text(2));
  }
  CZ_TRY(holding, holdingOf(db_, attempt, log));
  CZ_CHECK(db_.run("UPDATE attempt SET holder = ?2 WHERE id = ?1", attempt, holding.holder));
  CZ_TRY(all, allOf(db_, attempt));
  const HandInFact* counts = nullptr;
  for (const HandInFact& one : all) {
    if (started) CZ_CHECK(sayWhoseItIs(one, holding));
    const bool may = holding.all.contains(one.log);
    if (may && (counts == nullptr || one.log == holding.holder)) counts = &one;
  }
  if (counts == nullptr || counts->log == countedLog) return {};
  CZ_CHECK(count(db_, attempt, *counts));
  return judge(attempt);
}

}  // namespace cz::station
