#include "core/station/epochs.h"

#include <map>

#include "core/records/key_epoch.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

/// Keys by their epochs, opened as they come.
class Keys {
 public:
  explicit Keys(std::vector<const crypto::DeviceKeys*> readers) : readers_(std::move(readers)) {}

  void add(ByteView pub) {
    const auto epoch = records::decodeKeyEpoch(pub);
    if (!epoch || keys_.contains(epoch->number)) return;
    for (const crypto::DeviceKeys* reader : readers_)
      if (auto key = epoch->keyFor(*reader)) {
        keys_.emplace(epoch->number, std::move(*key));
        return;
      }
  }

  const crypto::EpochKey* find(std::uint64_t number) const {
    const auto found = keys_.find(number);
    return found == keys_.end() ? nullptr : &found->second;
  }

 private:
  std::vector<const crypto::DeviceKeys*> readers_;
  std::map<std::uint64_t, crypto::EpochKey> keys_;
};

void addFrom(const ledger::Slice& slice, Keys& keys) {
  for (const Bytes& bytes : slice.leaves) {
    const auto leaf = ledger::decodeLeaf(bytes);
    if (leaf && leaf->type == ledger::LeafType::keyEpoch) keys.add(leaf->pub);
  }
}

Result<void> addEarlier(store::Database& db, const LogId& log, std::uint64_t number, Keys& keys) {
  CZ_TRY(row, db.query("SELECT leaf FROM epoch WHERE log = ?1 AND number = ?2 UNION ALL SELECT leaf FROM epoch_again "
                       "WHERE log = ?1 AND number = ?2",
                       log, number));
  for (;;) {
    CZ_TRY(more, row.step());
    if (!more) return {};
    keys.add(row.blob(0));
  }
}

}  // namespace

Result<std::vector<std::uint64_t>> openSlice(Station& station, const LogId& log, ledger::Slice& slice) {
  Keys keys(station.readers());
  addFrom(slice, keys);
  for (const ledger::SealedPayload& sealed : slice.sealed)
    if (keys.find(sealed.epoch) == nullptr) CZ_CHECK(addEarlier(station.db(), log, sealed.epoch, keys));
  return records::openPayloads(log, slice, [&](std::uint64_t epoch) { return keys.find(epoch); });
}

Result<void> noteEpoch(store::Database& db, const LogId& log, const ledger::Leaf& leaf) {
  const auto epoch = records::decodeKeyEpoch(leaf.pub);
  if (!epoch || epoch->number > INT64_MAX) return {};
  return db.run("INSERT INTO epoch(log, number, idx, leaf) VALUES(?1, ?2, ?3, ?4) ON CONFLICT(log, idx) DO NOTHING",
                log, epoch->number, leaf.index, leaf.pub);
}

}  // namespace cz::station
