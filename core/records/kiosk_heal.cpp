// When a disk went back in time: what the kiosk gives back to its station, and what it gets back from it.

#include <algorithm>

#include "core/records/kiosk_inside.h"

namespace cz::records {
namespace {

constexpr std::int64_t kWindowMs = std::int64_t{30} * 24 * 3'600'000;
constexpr int kMostRepairs = 2;  ///< in that window, this one included

/// How often this log says that it went two ways, in the 30 days before its newest leaf.
int repairsIn(const std::vector<ArchivedLeaf>& leaves, std::int64_t nowMs) {
  return static_cast<int>(std::count_if(leaves.begin(), leaves.end(), [&](const ArchivedLeaf& leaf) {
    return leaf.leaf.type == ledger::LeafType::rebase && leaf.leaf.wallMs > nowMs - kWindowMs;
  }));
}

Error copied() {
  return {Fault::refused,
          "This kiosk's disk went back in time more than once in 30 days, as when two kiosks run with copies of one "
          "disk. Nothing is changed and nothing is lost; have IT give each kiosk a data folder of its own.",
          ""};
}

/// An attempt that was open on what came back has no saved answers here: the student finds its items empty.
Result<void> openAnew(store::Database& database, const KioskSeal& seal, Facts& facts) {
  CZ_TRY(open, facts.openAttempts());
  for (const AttemptFact& attempt : open) {
    CZ_TRY(row, database.query("SELECT 1 FROM scratch WHERE attempt = ?1", attempt.id));
    CZ_TRY(there, row.step());
    if (!there) CZ_CHECK(saveScratch(database, seal, attempt.id, {}));
  }
  return {};
}

}  // namespace

Result<ledger::Slice> KioskRecords::downReturn(std::uint64_t from, std::size_t most) {
  if (!inside_->down) return Error{Fault::refused, "This kiosk has no station yet.", ""};
  return inside_->archive.part(inside_->down->id(), from, most);
}

std::optional<SheetKnown> KioskRecords::recoverySheet() const { return inside_->sheet; }
bool KioskRecords::isRetired() const { return inside_->retired; }

Result<Healed> KioskRecords::takeBackOwn(const ledger::Slice& theirs) {
  Inside& in = *inside_;
  CZ_TRY(transaction, in.begin());
  CZ_CHECK(in.ensureEpoch(transaction));  // what is written about it is for the station, too
  CZ_TRY(back, in.up->takeBack(transaction, theirs));
  Healed healed;
  healed.earlier = back.state == TakenBack::State::earlier;
  healed.why = back.reason;
  healed.done = !healed.earlier && back.state != TakenBack::State::refused;
  if (back.state != TakenBack::State::rebased && back.state != TakenBack::State::wentOn) return healed;
  for (const CutLeaf& leaf : back.again) CZ_CHECK(in.up->appendMoved(transaction, leaf));
  CZ_TRY(all, in.archive.read(LogId(kUplog), 0));
  if (repairsIn(all, in.clock.wallMs()) > kMostRepairs) return copied();
  CZ_CHECK(in.drawFacts());
  CZ_CHECK(openAnew(in.database, in.seal, in.facts));
  CZ_CHECK(transaction.commit());
  in.boot = all.back().leaf.boot;
  healed.taken = back.leaves.size();
  healed.again = back.again.size();
  return healed;
}

}  // namespace cz::records
