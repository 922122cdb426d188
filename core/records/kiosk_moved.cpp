// An attempt that goes on at another kiosk than the one where it began (payload_state.h).

#include <algorithm>

#include "core/records/kiosk_inside.h"
#include "core/records/payload_journey.h"
#include "core/records/payload_state.h"

namespace cz::records {
namespace {

AttemptState stateOf(const AttemptId& attempt, const Scratch& scratch) {
  AttemptState state;
  state.attempt = attempt;
  state.responses = scratch.responses;
  state.place = scratch.place;
  state.flagged = scratch.flagged;
  state.seen = scratch.seen;
  state.workedMs = std::max<std::int64_t>(0, scratch.time.workedMs);
  state.awayMs = std::max<std::int64_t>(0, scratch.time.awayMs);
  state.outageMs = std::max<std::int64_t>(0, scratch.time.outageMs);
  return state;
}

Scratch scratchOf(AttemptState state) {
  Scratch scratch;
  scratch.responses = std::move(state.responses);
  scratch.place = state.place;
  scratch.flagged = std::move(state.flagged);
  scratch.seen = std::move(state.seen);
  scratch.time.workedMs = state.workedMs;
  scratch.time.awayMs = state.awayMs;
  scratch.time.outageMs = state.outageMs;
  scratch.came = Scratch::Came{state.atBell, state.whole, std::move(state.form)};
  return scratch;
}

}  // namespace

/// Answers that were given here before the attempt was away, and of which nobody heard, stay where it brings none.
Result<void> KioskRecords::Inside::takeOver(const ArchivedLeaf& leaf) {
  auto state = decodeAttemptState(*leaf.payload);
  if (!state) return {};  // of a newer program: the attempt can't go on here, and the student is told
  const AttemptId attempt = state->attempt;
  Scratch scratch = scratchOf(*std::move(state));
  if (const auto before = loadScratch(database, seal, attempt); before && !before->came && !scratch.came->form)
    for (const auto& [slot, response] : before->responses) scratch.responses.try_emplace(slot, response);
  CZ_CHECK(saveScratch(database, seal, attempt, scratch));
  if (living && living->first == attempt) living.reset();
  return archive.drop(down->id(), leaf.leaf.index);
}

/// What is handed over begins empty here, until what was answered so far comes: a restored station may have lost that.
Result<void> KioskRecords::Inside::goOnHere(const ArchivedLeaf& leaf) {
  if (leaf.leaf.type == ledger::LeafType::attemptState) return takeOver(leaf);
  if (leaf.leaf.type != ledger::LeafType::attemptHandedOver) return {};
  const auto decision = decodeTeachersDecision(leaf.leaf.type, *leaf.payload);
  if (!decision || std::get<journey::HandedOver>(decision->what).to != up->key().id()) return {};
  CZ_TRY(fact, facts.attempt(decision->attempt()));
  if (fact && fact->doneLeaf) return {};  // of two hand-ins, which counts
  CZ_TRY(row, database.query("SELECT 1 FROM scratch WHERE attempt = ?1", decision->attempt()));
  CZ_TRY(there, row.step());
  if (there) return {};
  Scratch scratch;
  scratch.came = Scratch::Came{false, false, {}};
  return saveScratch(database, seal, decision->attempt(), scratch);
}

Result<std::vector<KioskRecords::OpenState>> KioskRecords::openStates() {
  std::vector<AttemptId> kept;
  {
    CZ_TRY(row, inside_->database.query("SELECT attempt FROM scratch ORDER BY attempt"));
    for (;;) {
      CZ_TRY(more, row.step());
      if (!more) break;
      kept.emplace_back(row.text(0));
    }
  }
  std::vector<OpenState> states;
  for (const AttemptId& attempt : kept) {
    CZ_TRY(state, inside_->openState(attempt));
    if (state) states.push_back(*std::move(state));
  }
  return states;
}

Result<std::optional<KioskRecords::OpenState>> KioskRecords::Inside::openState(const AttemptId& attempt) {
  CZ_TRY(fact, facts.attempt(attempt));
  const auto scratch = loadScratch(database, seal, attempt);
  if (!fact || !scratch) return std::optional<OpenState>();
  const bool goesOn = fact->isHere() && !fact->doneLeaf;
  // What came, and was not gone on with, the station knows.
  if (scratch->came) return goesOn ? std::nullopt : std::optional(OpenState{attempt, {}, true});
  AttemptState state = stateOf(attempt, *scratch);
  CZ_TRY(way, facts.journey(fact->student, fact->check));
  if (const journey::Attempt* known = way.find(attempt))
    if (const auto turn = known->turns.find(up->key().id()); turn != known->turns.end())
      state.atBell = turn->second.paused && turn->second.atBell;
  CZ_TRY(form, formFilledHere(*fact));
  state.form = std::move(form);
  return std::optional(OpenState{attempt, encode(state), !goesOn});
}

/// The form as this kiosk filled it last; nothing: it never did.
Result<std::optional<form::Form>> KioskRecords::Inside::formFilledHere(const AttemptFact& fact) {
  CZ_TRY(reformed, facts.reformed(fact.id));
  std::optional<Facts::Reformed> newest;
  for (const Facts::Reformed& one : reformed)
    if (one.log.empty()) newest = one;
  if (!newest) return std::optional<form::Form>();
  CZ_TRY(form, formAt(*newest));
  return std::optional<form::Form>(std::move(form));
}

Result<void> KioskRecords::letGo(const AttemptId& attempt) {
  Inside& in = *inside_;
  CZ_TRY(fact, in.facts.attempt(attempt));
  if (!fact || (fact->isHere() && !fact->doneLeaf)) return {};
  CZ_TRY(transaction, in.begin());
  CZ_CHECK(in.database.run("DELETE FROM scratch WHERE attempt = ?1", attempt));
  if (in.living && in.living->first == attempt) in.living.reset();
  return transaction.commit();
}

Result<Hash> KioskRecords::packOf(const AttemptId& attempt) {
  CZ_TRY(fact, inside_->facts.attempt(attempt));
  if (!fact) return Error{Fault::notFound, "There is no such try.", attempt.text};
  CZ_TRY(start, inside_->startOf(*fact));
  return start.pack;
}

Result<std::string> KioskRecords::seatOf(const AttemptId& attempt) {
  CZ_TRY(fact, inside_->facts.attempt(attempt));
  if (!fact || fact->isHere()) return std::string();
  return inside_->facts.seatOf(fact->holder);
}

}  // namespace cz::records
