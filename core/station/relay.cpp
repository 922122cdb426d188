#include "core/station/relay.h"

#include <algorithm>

#include "core/records/about.h"
#include "core/records/payload_elsewhere.h"
#include "core/records/trace.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using ledger::LeafType;
using records::Elsewhere;

constexpr std::size_t kMostBytes = std::size_t{256}
                                   << 10U;  ///< of one payload; a long form with all its places is 20 KB
constexpr int kMostTries = 1000;            ///< nobody takes a check so often

/// How far a kiosk was told.
struct Place {
  std::int64_t seq = 0;    ///< of an arrival
  std::uint64_t leaf = 0;  ///< leaves before this one of its log were looked at
};

/// What one kiosk signed must not be able to spoil what all others are told: only what can be read, and no more than
/// students do.
bool isWorthTelling(const ledger::Leaf& leaf, ByteView payload) {
  if (!records::isToldElsewhere(leaf.type) || payload.size() > kMostBytes) return false;
  if (leaf.type == LeafType::attemptStart) {
    const auto start = records::decodeAttemptStart(payload);
    return start && start->number <= kMostTries;
  }
  const records::About about = records::aboutOf(leaf.type, payload);
  return !about.attempt.empty() || !about.student.empty();
}

Elsewhere toldOf(Station& station, const LogId& log, const ledger::Leaf& leaf, ByteView payload) {
  Elsewhere told{log, leaf.index, leaf.type, leaf.wallMs, leaf.clock, records::traceOf(leaf.type, payload)};
  if (leaf.type == LeafType::attemptStart) told.seat = station.kiosks().seatOf(log);  // who goes on there looks for it
  return told;
}

/// What one kiosk is to be told now.
class Told {
 public:
  Told(Station& station, const Kiosk& kiosk) : station_(station), kiosk_(kiosk) {}

  /// Everything that arrived since, until it is enough for one call.
  Result<void> gather(const Place& from) {
    upTo_ = from;
    CZ_TRY(row,
           station_.db().query("SELECT seq, log, first, size FROM arrival WHERE seq >= ?1 ORDER BY seq", from.seq));
    for (;;) {
      CZ_TRY(there, row.step());
      if (!there) return {};
      const std::int64_t seq = row.integer(0);
      const LogId log(row.text(1));
      const auto size = static_cast<std::uint64_t>(row.integer(3));
      auto first = static_cast<std::uint64_t>(row.integer(2));
      if (seq == upTo_.seq) first = std::max(first, upTo_.leaf);
      if (first >= size) continue;  // was told
      more_ = looked_ >= kMostRelayed;
      if (more_) return {};
      upTo_ = {seq, size};
      ++looked_;
      if (log != kiosk_.up.id()) CZ_CHECK(add(log, first, size));
    }
  }

  const std::vector<Elsewhere>& leaves() const { return leaves_; }
  const Place& upTo() const { return upTo_; }
  std::size_t looked() const { return looked_; }
  bool more() const { return more_; }

 private:
  Result<void> add(const LogId& log, std::uint64_t first, std::uint64_t size) {
    const std::uint64_t end = std::min<std::uint64_t>(size, first + kMostRelayed);
    upTo_.leaf = end;
    CZ_TRY(leaves, records::LogArchive(station_.db()).read(log, first, end - first));
    looked_ += leaves.size();
    for (const records::ArchivedLeaf& leaf : leaves) {
      if (!leaf.payload || !isWorthTelling(leaf.leaf, *leaf.payload)) continue;
      leaves_.push_back(toldOf(station_, log, leaf.leaf, *leaf.payload));
      if (leaf.leaf.type == LeafType::attemptDone) CZ_CHECK(addMarks(log, *leaf.payload));
    }
    return {};
  }

  /// Those that were given before this kiosk was told of the attempt, in their order.
  Result<void> addMarks(const LogId& log, ByteView payload) {
    const auto done = records::decodeAttemptDone(payload);
    if (!done) return {};
    CZ_TRY(row, station_.db().query("SELECT given FROM mark WHERE attempt = ?1 ORDER BY rowid", done->attempt));
    for (;;) {
      CZ_TRY(more, row.step());
      if (!more) return {};
      leaves_.push_back({log, 0, LeafType::mark, 0, ledger::ClockState::unset, row.blob(0)});
    }
  }

  Station& station_;
  const Kiosk& kiosk_;
  std::vector<Elsewhere> leaves_;
  std::size_t looked_ = 0;
  Place upTo_;
  bool more_ = false;
};

Result<Place> toldUpTo(Station& station, const Hash& kiosk) {
  CZ_TRY(row, station.db().query("SELECT seq, leaf FROM relayed WHERE kiosk = ?1", kiosk));
  CZ_TRY(there, row.step());
  if (!there) return Place{};
  return Place{row.integer(0), static_cast<std::uint64_t>(row.integer(1))};
}

/// In which arrival a leaf came; 0: in none.
Result<std::int64_t> arrivalOf(Station& station, const LogId& log, std::uint64_t leaf) {
  CZ_TRY(row,
         station.db().query("SELECT min(seq) FROM arrival WHERE log = ?1 AND first <= ?2 AND size > ?2", log, leaf));
  CZ_TRY(there, row.step());
  return there && !row.isNull(0) ? row.integer(0) : 0;
}

}  // namespace

Result<bool> relay(Station& station, const Kiosk& kiosk) {
  constexpr std::size_t kWorthACommit = 100;  // leaves with nothing to tell, so that they aren't looked at again
  const Hash fingerprint = kiosk.fingerprint();
  CZ_TRY(from, toldUpTo(station, fingerprint));
  Told told(station, kiosk);
  CZ_CHECK(told.gather(from));
  if (told.leaves().empty() && !told.more() && told.looked() < kWorthACommit) return false;
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(station.downlogs().add(transaction, fingerprint, told.leaves()));
  CZ_CHECK(station.db().run(
      "INSERT INTO relayed(kiosk, seq, leaf) VALUES(?1, ?2, ?3) ON CONFLICT(kiosk) DO UPDATE SET seq = "
      "excluded.seq, leaf = excluded.leaf",
      fingerprint, told.upTo().seq, told.upTo().leaf));
  CZ_CHECK(transaction.commit());
  return told.more();
}

Result<void> relayAnew(Station& station, store::Transaction&, const Hash& kiosk) {
  return station.db().run("DELETE FROM relayed WHERE kiosk = ?1", kiosk);
}

Result<void> relayMark(Station& station, store::Transaction& transaction, const records::MarkGiven& mark,
                       const LogId& home) {
  CZ_TRY(kiosks, station.kiosks().inUse());
  const Elsewhere told{home, 0, LeafType::mark, 0, ledger::ClockState::unset, records::encode(mark)};
  for (const Kiosk& kiosk : kiosks)
    if (kiosk.up.id() != home) CZ_CHECK(station.downlogs().add(transaction, kiosk.fingerprint(), {told}));
  return {};
}

Result<void> relayLate(Station& station, store::Transaction& transaction, const LogId& log,
                       const records::ArchivedLeaf& leaf) {
  if (!leaf.payload || !isWorthTelling(leaf.leaf, *leaf.payload)) return {};
  const Elsewhere told = toldOf(station, log, leaf.leaf, *leaf.payload);
  CZ_TRY(seq, arrivalOf(station, log, leaf.leaf.index));
  CZ_TRY(kiosks, station.kiosks().inUse());
  for (const Kiosk& kiosk : kiosks) {
    CZ_TRY(upTo, toldUpTo(station, kiosk.fingerprint()));
    const bool passed = upTo.seq > seq || (upTo.seq == seq && upTo.leaf > leaf.leaf.index);
    if (kiosk.up.id() != log && passed) CZ_CHECK(station.downlogs().add(transaction, kiosk.fingerprint(), {told}));
  }
  return {};
}

}  // namespace cz::station
