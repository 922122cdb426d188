#include "core/station/relay.h"

#include "core/records/payload_elsewhere.h"
#include "core/records/trace.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using ledger::LeafType;
using records::Elsewhere;

/// What one kiosk is to be told now.
class Told {
 public:
  Told(Station& station, const Kiosk& kiosk) : station_(station), kiosk_(kiosk) {}

  /// Everything that arrived behind `seq`, until it is enough for one call.
  Result<void> gather(std::int64_t seq) {
    upTo_ = seq;
    CZ_TRY(row, station_.db().query("SELECT seq, log, first, size FROM arrival WHERE seq > ?1 ORDER BY seq", seq));
    while (looked_ < kMostRelayed) {
      CZ_TRY(more, row.step());
      more_ = more;
      if (!more) return {};
      upTo_ = row.integer(0);
      const LogId log(row.text(1));
      if (log == kiosk_.up.id()) continue;
      CZ_CHECK(add(log, static_cast<std::uint64_t>(row.integer(2)), static_cast<std::uint64_t>(row.integer(3))));
    }
    return {};
  }

  const std::vector<Elsewhere>& leaves() const { return leaves_; }
  std::int64_t upTo() const { return upTo_; }
  bool more() const { return more_; }

 private:
  Result<void> add(const LogId& log, std::uint64_t first, std::uint64_t size) {
    CZ_TRY(leaves, records::LogArchive(station_.db()).read(log, first, size - first));
    looked_ += leaves.size();
    for (const records::ArchivedLeaf& leaf : leaves) {
      if (!leaf.payload || !records::isToldElsewhere(leaf.leaf.type)) continue;
      const ledger::Leaf& there = leaf.leaf;
      leaves_.push_back(
          {log, there.index, there.type, there.wallMs, there.clock, records::traceOf(there.type, *leaf.payload)});
      if (there.type == LeafType::attemptDone) CZ_CHECK(addMarks(log, *leaf.payload));
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
  std::int64_t upTo_ = 0;
  bool more_ = false;
};

Result<std::int64_t> toldUpTo(Station& station, const Hash& kiosk) {
  CZ_TRY(row, station.db().query("SELECT seq FROM relayed WHERE kiosk = ?1", kiosk));
  CZ_TRY(there, row.step());
  return there ? row.integer(0) : 0;
}

}  // namespace

Result<bool> relay(Station& station, const Kiosk& kiosk) {
  constexpr std::int64_t kWorthACommit = 1000;  // arrivals with nothing to tell, so that they aren't looked at again
  const Hash fingerprint = kiosk.fingerprint();
  CZ_TRY(from, toldUpTo(station, fingerprint));
  Told told(station, kiosk);
  CZ_CHECK(told.gather(from));
  if (told.leaves().empty() && told.upTo() - from < kWorthACommit) return told.more();
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(station.downlogs().add(transaction, fingerprint, told.leaves()));
  CZ_CHECK(
      station.db().run("INSERT INTO relayed(kiosk, seq) VALUES(?1, ?2) ON CONFLICT(kiosk) DO UPDATE SET seq = "
                       "excluded.seq",
                       fingerprint, told.upTo()));
  CZ_CHECK(transaction.commit());
  return told.more();
}

Result<void> relayMark(Station& station, store::Transaction& transaction, const records::MarkGiven& mark,
                       const LogId& home) {
  CZ_TRY(kiosks, station.kiosks().inUse());
  const Elsewhere told{home, 0, LeafType::mark, 0, ledger::ClockState::unset, records::encode(mark)};
  for (const Kiosk& kiosk : kiosks)
    if (kiosk.up.id() != home) CZ_CHECK(station.downlogs().add(transaction, kiosk.fingerprint(), {told}));
  return {};
}

Result<void> relayAgain(Station& station, const LogId& log, std::uint64_t index) {
  return station.db().run(
      "UPDATE relayed SET seq = min(seq, coalesce((SELECT min(arrival.seq) - 1 FROM arrival WHERE log = ?1 AND first "
      "<= ?2 AND size > ?2), seq))",
      log, index);
}

}  // namespace cz::station
