// Rollback repair (trust: 2.6). Nothing that was signed is lost: what the copy holds comes back, and what was written
// since is kept as evidence and written again behind it.

#include <algorithm>

#include "core/ledger/cbor.h"
#include "core/ledger/verify.h"
#include "core/records/kiosk_seal.h"
#include "core/records/log_rows.h"
#include "core/records/own_log.h"
#include "core/records/payload_recovery.h"

namespace cz::records {
namespace {

using State = TakenBack::State;
using ledger::LeafType;

TakenBack refused(const std::string& why) {
  TakenBack result;
  result.state = State::refused;
  result.reason = why;
  return result;
}

/// Leaves that say something beyond the life of the log itself.
bool saysSomething(LeafType type) {
  return type != LeafType::genesis && type != LeafType::boot && type != LeafType::enrolled &&
         type != LeafType::rebase && type != LeafType::clockStep;
}

/// Leaves with the payloads that fit them.
std::vector<ArchivedLeaf> withPayloads(std::uint64_t from, const std::vector<ledger::Leaf>& leaves,
                                       const std::vector<ledger::OpenPayload>& payloads) {
  std::vector<ArchivedLeaf> all;
  for (const ledger::Leaf& leaf : leaves) all.push_back({leaf, std::nullopt});
  for (const ledger::OpenPayload& payload : payloads) {
    if (payload.index < from || payload.index - from >= all.size()) continue;
    ArchivedLeaf& place = all[static_cast<std::size_t>(payload.index - from)];
    if (fits(place.leaf, payload)) place.payload = payload.body;
  }
  return all;
}

/// One copy on its way back into one log.
class Return {
 public:
  Return(store::Database& database, const KioskSeal* seal, LogRow row, const ledger::Slice& theirs)
      : database_(database), seal_(seal), rows_(database, seal), row_(std::move(row)), theirs_(theirs) {}

  /// Nothing: go on with `parts` and `take`.
  Result<std::optional<TakenBack>> believe() {
    using Answer = std::optional<TakenBack>;
    const auto checkpoint = ledger::openCheckpoint(theirs_.note, row_.key);
    if (!checkpoint) return Answer(refused(checkpoint.error().message));
    if (checkpoint->size != theirs_.from + theirs_.leaves.size())
      return Answer(refused("The checkpoint does not end where the leaves end."));
    auto decoded = ledger::decodeLeaves(theirs_.from, theirs_.leaves, 0);
    if (!decoded) return Answer(refused(decoded.error().message));
    decoded_ = std::move(*decoded);
    if (theirs_.from > row_.size()) return Answer(askEarlier());
    CZ_TRY(before, rows_.leaves(row_.id, 0, theirs_.from));
    grown_ = ledger::frontierOf(before);
    for (const Bytes& leaf : theirs_.leaves) grown_.append(ledger::leafHash(leaf));
    if (grown_.root() == checkpoint->root) return Answer();
    return Answer(theirs_.from == 0 ? refused("The checkpoint contradicts its own leaves.") : askEarlier());
  }

  /// Finds how many leaves both have, and takes over the rest.
  Result<TakenBack> take() {
    CZ_TRY(held, rows_.leaves(row_.id, theirs_.from, row_.size()));
    const auto differ = std::mismatch(held.begin(), held.end(), theirs_.leaves.begin(), theirs_.leaves.end());
    const auto common = static_cast<std::size_t>(differ.first - held.begin());
    TakenBack result;
    result.base = theirs_.from + common;
    if (common == theirs_.leaves.size()) return result;
    result.state = common == held.size() ? State::wentOn : State::rebased;
    if (result.state == State::rebased) CZ_CHECK(cutOff(result, held));
    CZ_CHECK(putBack(result, common));
    return result;
  }

  /// How the way that was cut off ended.
  Rebase rebase(const TakenBack& result) const {
    Rebase rebase{result.base, row_.size(), row_.frontier.root(), result.again.size(), 0};
    for (const CutLeaf& leaf : result.again) rebase.checks += leaf.leaf.type == LeafType::attemptDone;
    return rebase;
  }

 private:
  static TakenBack askEarlier() {
    TakenBack result;
    result.state = State::earlier;
    return result;
  }

  Result<void> cutOff(TakenBack& result, const std::vector<Bytes>& held) {
    const std::vector<Bytes> orphans(held.begin() + static_cast<std::ptrdiff_t>(result.base - theirs_.from),
                                     held.end());
    CZ_TRY(leaves, ledger::decodeLeaves(result.base, orphans, 0));
    CZ_TRY(payloads, rows_.payloads(row_.id, result.base, row_.size()));
    for (KeptPayload& kept : payloads) {
      if (kept.index < result.base || kept.index - result.base >= leaves.size()) continue;
      const ledger::Leaf& leaf = leaves[static_cast<std::size_t>(kept.index - result.base)];
      if (saysSomething(leaf.type)) result.again.push_back({leaf, kept.known(), kept});
    }
    ledger::Slice cut{result.base, orphans, {}, row_.note};
    CZ_CHECK(putEvidence(database_, row_, "This log went another way before its disk was restored.", cut));
    return rows_.cutTo(row_.id, result.base);
  }

  Result<void> putBack(TakenBack& result, std::size_t common) {
    const auto skip = static_cast<std::ptrdiff_t>(common);
    CZ_CHECK(rows_.putLeaves(row_.id, result.base, std::span(theirs_.leaves).subspan(common)));
    result.leaves = withPayloads(result.base, {decoded_.begin() + skip, decoded_.end()}, theirs_.payloads);
    for (const ledger::OpenPayload& payload : theirs_.payloads) {
      if (payload.index < result.base || payload.index - theirs_.from >= decoded_.size()) continue;
      const ledger::Leaf& leaf = decoded_[static_cast<std::size_t>(payload.index - theirs_.from)];
      if (!fits(leaf, payload)) continue;
      CZ_CHECK(rows_.putPayload(row_.id,
                                seal_ != nullptr ? seal_->keep(row_.key.id(), leaf.type, payload) : keptOpen(payload)));
    }
    LogRow now = row_;
    now.boot = decoded_.back().boot;
    now.frontier = grown_;
    now.note = theirs_.note;
    return rows_.update(now);
  }

  store::Database& database_;
  const KioskSeal* seal_;
  LogRows rows_;
  LogRow row_;  ///< as it was
  const ledger::Slice& theirs_;
  std::vector<ledger::Leaf> decoded_;
  ledger::Frontier grown_;
};

}  // namespace

Result<TakenBack> OwnLog::takeBack(store::Transaction& transaction, const ledger::Slice& theirs) {
  CZ_TRY(row, LogRows(transaction.database()).get(row_));
  Return back(transaction.database(), seal_, row, theirs);
  CZ_TRY(answer, back.believe());
  if (answer) return std::move(*answer);
  CZ_TRY(result, back.take());
  if (result.state != State::rebased) return result;
  // As at every start: 16 random bytes tell this way from any other one.
  const Bytes pub = ledger::CborWriter().map(1).key(1).bytes(random_->bytes(16)).take();
  CZ_CHECK(appendBoot(transaction, pub));
  CZ_CHECK(append(transaction, LeafType::rebase, encode(back.rebase(result))));
  return result;
}

Result<std::uint64_t> OwnLog::appendAgain(store::Transaction& transaction, const ledger::Leaf& leaf, ByteView payload) {
  return appendAt(transaction, leaf.type, payload, leaf.pub, {leaf.wallMs, leaf.clock});
}

Result<std::uint64_t> OwnLog::appendMoved(store::Transaction& transaction, const CutLeaf& leaf) {
  return put(transaction, leaf.leaf, leaf.kept);
}

}  // namespace cz::records
