#include "core/records/key_epoch.h"

#include <algorithm>

#include "core/ledger/cbor.h"

namespace cz::records {
namespace {

constexpr std::size_t kWho = 8;
constexpr std::size_t kMostReaders = 8;
constexpr std::string_view kBound("mcz/payload/1\0", 14);

Bytes shortName(const crypto::Identity& identity) {
  const Hash fingerprint = identity.fingerprint();
  return {fingerprint.bytes.begin(), fingerprint.bytes.begin() + kWho};
}

/// What a payload is bound to besides its leaf's commitment: nobody can pass it off in another log.
Bytes boundTo(const LogId& log) { return joined({viewOf(kBound), viewOf(log.text)}); }

}  // namespace

void KeyEpoch::add(const crypto::Identity& reader, const crypto::EpochKey& key, Random& random) {
  readers.push_back({shortName(reader), key.sealedTo(reader.box, random)});
}

bool KeyEpoch::isFor(const crypto::Identity& reader) const {
  const Bytes who = shortName(reader);
  return std::any_of(readers.begin(), readers.end(), [&](const Reader& one) { return one.who == who; });
}

Result<crypto::EpochKey> KeyEpoch::keyFor(const crypto::DeviceKeys& keys) const {
  const Bytes who = shortName(keys.identity());
  for (const Reader& reader : readers)
    if (reader.who == who) return crypto::EpochKey::unsealed(keys, reader.sealed);
  return Error{Fault::notFound, "This key is not sealed to this device.", std::to_string(number)};
}

Bytes encode(const KeyEpoch& epoch) {
  ledger::CborWriter writer;
  writer.map(2).key(1).number(epoch.number).key(2).array(epoch.readers.size());
  for (const auto& reader : epoch.readers) writer.array(2).bytes(reader.who).bytes(reader.sealed);
  return writer.take();
}

Result<KeyEpoch> decodeKeyEpoch(ByteView pub) {
  ledger::CborReader reader(pub);
  KeyEpoch epoch;
  reader.map();
  reader.key(1);
  epoch.number = reader.number();
  reader.key(2);
  for (std::size_t left = reader.array(); left > 0 && reader.ok(); --left) {
    reader.array();
    KeyEpoch::Reader one;
    one.who = reader.bytes();
    one.sealed = reader.bytes();
    reader.leave();
    if (one.who.size() != kWho || one.sealed.size() != crypto::EpochKey::kSealed) reader.fail("a reader is not one");
    epoch.readers.push_back(std::move(one));
  }
  reader.leave();
  reader.leave();
  if (epoch.number == 0) reader.fail("an epoch has a number");
  if (epoch.readers.empty() || epoch.readers.size() > kMostReaders) reader.fail("1 to 8 can read an epoch");
  CZ_CHECK(reader.finish("The key of an epoch"));
  return epoch;
}

ledger::SealedPayload sealPayload(const LogId& log, const ledger::OpenPayload& payload, std::uint64_t epoch,
                                  const crypto::EpochKey& key, Random& random) {
  const Bytes record = joined({payload.salt.view(), payload.body});
  return {payload.index, epoch, key.encrypt(boundTo(log), record, random)};
}

Result<ledger::OpenPayload> openPayload(const LogId& log, const ledger::SealedPayload& sealed,
                                        const crypto::EpochKey& key) {
  CZ_TRY(record, key.decrypt(boundTo(log), sealed.bytes));
  if (record.size() < ledger::Salt::size) return Error{Fault::input, "A sealed payload is too short.", ""};
  ledger::OpenPayload open{sealed.index, {}, {record.begin() + ledger::Salt::size, record.end()}};
  std::copy_n(record.begin(), ledger::Salt::size, open.salt.bytes.begin());
  return open;
}

std::vector<std::uint64_t> openPayloads(const LogId& log, ledger::Slice& slice, const KeyOfEpoch& keyOf) {
  std::vector<std::uint64_t> closed;
  std::erase_if(slice.sealed, [&](const ledger::SealedPayload& sealed) {
    const crypto::EpochKey* key = keyOf(sealed.epoch);
    if (key != nullptr)
      if (auto open = openPayload(log, sealed, *key)) {
        slice.payloads.push_back(std::move(*open));
        return true;
      }
    closed.push_back(sealed.index);
    return false;
  });
  std::stable_sort(slice.payloads.begin(), slice.payloads.end(),
                   [](const auto& one, const auto& other) { return one.index < other.index; });
  return closed;
}

}  // namespace cz::records
