// The key that encrypts what leaves say: drawn at the first such leaf of a start, of a day and of a set of readers.

#include "core/records/kiosk_inside.h"

namespace cz::records {
namespace {

constexpr std::int64_t kDayMs = 24 * 3'600'000;
constexpr std::uint64_t kLargestNumber = (std::uint64_t{1} << 53U) - 1;

std::uint64_t drawNumber(Random& random) {
  std::uint64_t number = 0;
  for (const std::uint8_t byte : random.bytes(8)) number = (number << 8U) | byte;
  return (number & kLargestNumber) | 1U;
}

Bytes namesOf(const std::vector<crypto::Identity>& readers) {
  Bytes names;
  for (const auto& reader : readers) {
    const Hash name = reader.fingerprint();
    names.insert(names.end(), name.bytes.begin(), name.bytes.end());
  }
  return names;
}

}  // namespace

/// The station and the sheet in the school's safe. Before there is a station the kiosk itself, which hands the keys
/// over when it is paired.
std::vector<crypto::Identity> KioskRecords::Inside::readers() const {
  if (!down) return {keys.identity()};
  std::vector<crypto::Identity> all = {down->identity};
  if (sheet) all.push_back(sheet->sheet);
  return all;
}

/// Not so after a rollback of the transaction that wrote it, or when the leaf was cut off with a way that the log left.
Result<bool> KioskRecords::Inside::isWritten(const KioskSeal::Present& epoch) {
  CZ_TRY(leaves, archive.read(LogId(kUplog), epoch.leaf, 1));
  if (leaves.empty() || leaves.front().leaf.type != ledger::LeafType::keyEpoch) return false;
  const auto there = decodeKeyEpoch(leaves.front().leaf.pub);
  return there && there->number == epoch.number;
}

Result<void> KioskRecords::Inside::ensureEpoch(store::Transaction& transaction) {
  const auto wanted = readers();
  const Bytes names = namesOf(wanted);
  const std::int64_t day = clock.wallMs() / kDayMs;
  if (const auto& present = seal.present(); present && (present->readers != names || present->day == day)) {
    CZ_TRY(written, isWritten(*present));
    if (written && present->readers == names) return {};
    // Somebody may read from now on who could not: what was written today is for them, too.
    // (Before there was a station it was for this kiosk alone; then setDownlog has handed it over.)
    if (written && present->readers != namesOf({keys.identity()})) CZ_CHECK(handOverPresent(transaction, wanted));
  }
  KioskSeal::Present next{drawNumber(random), 0, day, names, crypto::EpochKey::draw(random)};
  KeyEpoch epoch{next.number, {}};
  for (const auto& reader : wanted) epoch.add(reader, next.key, random);
  CZ_TRY(leaf, up->append(transaction, ledger::LeafType::keyEpoch, {}, encode(epoch)));
  next.leaf = leaf;
  seal.setPresent(std::move(next));
  return {};
}

Result<void> KioskRecords::Inside::handOverPresent(store::Transaction& transaction,
                                                   const std::vector<crypto::Identity>& to) {
  KeyEpoch again{seal.present()->number, {}};
  for (const auto& reader : to) again.add(reader, seal.present()->key, random);
  CZ_CHECK(up->append(transaction, ledger::LeafType::keyEpoch, {}, encode(again)));
  return {};
}

/// What was written before there was a station is sealed to this kiosk: the station gets those keys, too.
Result<void> KioskRecords::Inside::handOverEpochs(store::Transaction& transaction, const crypto::Identity& station) {
  CZ_TRY(leaves, archive.read(LogId(kUplog), 0));
  for (const ArchivedLeaf& leaf : leaves) {
    if (leaf.leaf.type != ledger::LeafType::keyEpoch) continue;
    const auto epoch = decodeKeyEpoch(leaf.leaf.pub);
    if (!epoch || !epoch->isFor(keys.identity())) continue;
    CZ_TRY(key, epoch->keyFor(keys));
    KeyEpoch again{epoch->number, {}};
    again.add(station, key, random);
    CZ_CHECK(up->append(transaction, ledger::LeafType::keyEpoch, {}, encode(again)));
  }
  return {};
}

}  // namespace cz::records
