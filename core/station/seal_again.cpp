#include "core/station/seal_again.h"

#include <algorithm>

#include "core/ledger/cbor.h"
#include "core/station/recovery.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr std::size_t kMostInLeaf = 500;  ///< of about 130 bytes

/// Behind which leaf of the kiosk's log keys were not looked at yet.
Result<std::int64_t> lookedUpTo(Station& station, const Hash& kiosk, std::uint64_t version) {
  CZ_TRY(row, station.db().query("SELECT idx FROM sealed_again WHERE kiosk = ?1 AND version = ?2", kiosk, version));
  CZ_TRY(there, row.step());
  return there ? row.integer(0) : -1;
}

/// The same key for the sheet; nothing when it is sealed to it, or nobody here can open it.
std::optional<records::KeyEpoch> againFor(Station& station, const crypto::Identity& sheet, ByteView leaf) {
  const auto epoch = records::decodeKeyEpoch(leaf);
  if (!epoch || epoch->isFor(sheet)) return std::nullopt;
  for (const crypto::DeviceKeys* reader : station.readers()) {
    const auto key = epoch->keyFor(*reader);
    if (!key) continue;
    records::KeyEpoch again{epoch->number, {}};
    again.add(sheet, *key, station.random());
    return again;
  }
  return std::nullopt;
}

}  // namespace

Result<void> sealAgain(Station& station, const Kiosk& kiosk) {
  CZ_TRY(sheet, sheetOf(station));
  if (!sheet) return {};
  const Hash fingerprint = kiosk.fingerprint();
  CZ_TRY(from, lookedUpTo(station, fingerprint, sheet->known.version));
  std::vector<records::KeyEpoch> due;
  std::int64_t upTo = from;
  {
    CZ_TRY(row, station.db().query("SELECT idx, leaf FROM epoch WHERE log = ?1 AND idx > ?2 ORDER BY idx LIMIT ?3",
                                   kiosk.up.id(), from, kMostInLeaf));
    for (;;) {
      CZ_TRY(more, row.step());
      if (!more) break;
      upTo = row.integer(0);
      if (auto again = againFor(station, sheet->known.sheet, row.blob(1))) due.push_back(*std::move(again));
    }
  }
  if (upTo == from) return {};
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  ledger::Leaf leaf;
  leaf.type = ledger::LeafType::keyEpoch;
  leaf.wallMs = station.clock().wallMs();
  leaf.clock = ledger::ClockState::hardware;
  if (!due.empty()) CZ_CHECK(station.downlogs().addAgain(transaction, fingerprint, leaf, encodeSealedAgain(due)));
  CZ_CHECK(
      station.db().run("INSERT INTO sealed_again(kiosk, version, idx) VALUES(?1, ?2, ?3) ON CONFLICT(kiosk) DO "
                       "UPDATE SET version = excluded.version, idx = excluded.idx",
                       fingerprint, sheet->known.version, upTo));
  return transaction.commit();
}

Bytes encodeSealedAgain(const std::vector<records::KeyEpoch>& epochs) {
  ledger::CborWriter writer;
  writer.array(epochs.size());
  for (const records::KeyEpoch& one : epochs) writer.bytes(records::encode(one));
  return writer.take();
}

Result<void> takeSealedAgain(Station& station, store::Transaction&, const LogId& log, ByteView payload) {
  ledger::CborReader reader(payload);
  for (std::size_t left = reader.array(); left > 0 && reader.ok(); --left) {
    const Bytes leaf = reader.bytes();
    const auto epoch = records::decodeKeyEpoch(leaf);
    if (!epoch || epoch->number > INT64_MAX) continue;
    CZ_CHECK(station.db().run("INSERT INTO epoch_again(log, number, leaf) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING",
                              log, epoch->number, leaf));
  }
  return {};
}

Result<std::vector<std::string>> onEarlierSheet(Station& station) {
  std::vector<std::string> seats;
  CZ_TRY(sheet, sheetOf(station));
  if (!sheet) return seats;
  CZ_TRY(kiosks, station.kiosks().inUse());
  for (const Kiosk& kiosk : kiosks) {
    CZ_TRY(row, station.db().query("SELECT leaf FROM epoch WHERE log = ?1 ORDER BY idx DESC LIMIT 1", kiosk.up.id()));
    CZ_TRY(there, row.step());
    if (!there) continue;
    const auto epoch = records::decodeKeyEpoch(row.blob(0));
    if (epoch && !epoch->isFor(sheet->known.sheet)) seats.push_back(kiosk.seat);
  }
  return seats;
}

}  // namespace cz::station
