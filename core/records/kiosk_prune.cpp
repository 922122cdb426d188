// What the station holds for good need not lie here for ever (trust: 2.12): the copies that are sealed to it go, and so
// does what this kiosk never asks its log again. Leaves, trees and signatures stay as they are.

#include <algorithm>

#include "core/records/kiosk_inside.h"
#include "core/records/log_rows.h"
#include "core/records/payload_elsewhere.h"
#include "core/records/payload_prune.h"

namespace cz::records {
namespace {

using ledger::LeafType;

constexpr std::uint64_t kStep = 500;           ///< leaves looked at together
constexpr const char* kDownPruned = "pruned";  ///< setting: how far the downlog was looked through

Result<std::vector<std::uint64_t>> sealedBefore(store::Database& database, std::int64_t log, std::uint64_t end) {
  CZ_TRY(row, database.query("SELECT idx FROM own_sealed WHERE log = ?1 AND idx < ?2 ORDER BY idx", log, end));
  std::vector<std::uint64_t> all;
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return all;
    all.push_back(static_cast<std::uint64_t>(row.integer(0)));
  }
}

/// The attempt that was left or gone on with, with no other form; empty: the leaf says something else.
AttemptId plainTurnOf(LeafType type, ByteView payload) {
  if (type != LeafType::attemptPause && type != LeafType::attemptResume) return {};
  const auto turn = decodeAttemptTurn(payload);
  return turn && !turn->form ? turn->attempt : AttemptId();
}

}  // namespace

/// Where an open attempt was left is asked for until it is handed in; news for the station are nobody's here.
Result<bool> KioskRecords::Inside::isUnasked(ledger::LeafType type, ByteView payload) {
  switch (type) {
    case LeafType::rosterApplied:
    case LeafType::packApplied:
    case LeafType::fault:
    case LeafType::signin:
    case LeafType::signinFail:
    case LeafType::offlineMiss: return true;
    default: break;
  }
  const AttemptId attempt = plainTurnOf(type, payload);
  if (attempt.empty()) return false;
  CZ_TRY(fact, facts.attempt(attempt));
  return fact && fact->doneLeaf.has_value();
}

Result<void> KioskRecords::Inside::pruneOwn(std::uint64_t before) {
  LogRows rows(database, &seal);
  CZ_TRY(log, rows.find(kUplog));
  const std::uint64_t end = std::min(before, log->peerSize);  // never what the station has not said that it holds
  CZ_TRY(sealed, sealedBefore(database, log->id, end));
  for (const std::uint64_t index : sealed) {
    CZ_TRY(leaves, rows.leaves(log->id, index, index + 1));
    CZ_TRY(leaf, ledger::decodeLeaf(leaves.front()));
    CZ_TRY(payloads, rows.payloads(log->id, index, index + 1));
    const Bytes trace = payloads.front().known();
    CZ_CHECK(rows.dropPayloads(log->id, std::span(&index, 1)));
    CZ_TRY(gone, isUnasked(leaf.type, trace));
    if (gone)
      CZ_CHECK(facts.forgetStep({}, index));
    else
      CZ_CHECK(rows.putPayload(log->id, KeptPayload{index, std::nullopt, trace, std::nullopt}));
  }
  return {};
}

/// Of what was told of other kiosks: where attempts were left that are handed in, and marks that a later one replaced.
Result<bool> KioskRecords::Inside::isSuperseded(const Elsewhere& told, std::uint64_t leaf) {
  if (told.type != LeafType::mark) return isUnasked(told.type, told.payload);
  const auto mark = decodeMarkGiven(told.payload);
  if (!mark) return false;
  CZ_TRY(newest, facts.marksAt(mark->attempt));
  return std::none_of(newest.begin(), newest.end(),
                      [&](const Facts::MarkedAt& at) { return !at.own && at.leaf == leaf; });
}

Result<void> KioskRecords::Inside::pruneDown(std::uint64_t before) {
  LogRows rows(database, &seal);
  CZ_TRY(log, rows.find(down->id().text));
  std::uint64_t at = 0;
  CZ_TRY(kept, setting(kDownPruned));
  if (kept) {
    CZ_TRY(until, decodePruneBefore(*kept));
    if (until.down <= log->size()) at = until.down;  // else it is of the log of a station before this one
  }
  const std::uint64_t end = std::min(before, log->size());
  for (; at < end; at = std::min(end, at + kStep)) {
    const std::uint64_t to = std::min(end, at + kStep);
    CZ_TRY(leaves, rows.leaves(log->id, at, to));
    CZ_TRY(payloads, rows.payloads(log->id, at, to));
    for (const KeptPayload& payload : payloads) {
      CZ_TRY(leaf, ledger::decodeLeaf(leaves[static_cast<std::size_t>(payload.index - at)]));
      if (leaf.type != LeafType::elsewhere) continue;
      const auto told = decodeElsewhere(payload.known());
      if (!told) continue;
      CZ_TRY(gone, isSuperseded(*told, pastLeaves() + payload.index));
      if (!gone) continue;
      CZ_CHECK(rows.dropPayloads(log->id, std::span(&payload.index, 1)));
      if (told->type != LeafType::mark) CZ_CHECK(facts.forgetStep(told->log, told->index));
    }
  }
  return putSetting(kDownPruned, encode(PruneBefore{0, end}));
}

Result<void> KioskRecords::Inside::prune(const ArchivedLeaf& leaf) {
  if (leaf.leaf.type != LeafType::pruneBefore || !leaf.payload) return {};
  const auto before = decodePruneBefore(*leaf.payload);
  if (!before) return {};
  CZ_CHECK(forgetDrawn());
  CZ_CHECK(pruneOwn(before->own));
  return pruneDown(before->down);
}

}  // namespace cz::records
