#include "core/station/kept_keys.h"

#include "core/ledger/cbor.h"

namespace cz::station {
namespace {

constexpr const char* kOld = "keys.old";
constexpr const char* kSheet = "replacing.sheet";
constexpr const char* kForms = "keys.forms";

Bytes encode(const std::vector<Bytes>& all) {
  ledger::CborWriter writer;
  writer.array(all.size());
  for (const Bytes& one : all) writer.bytes(one);
  return writer.take();
}

/// Empty when it was never put.
Result<std::vector<Bytes>> listIn(const Settings& settings, const char* name) {
  std::vector<Bytes> all;
  CZ_TRY(bytes, settings.get(name));
  if (!bytes || bytes->empty()) return all;
  ledger::CborReader reader(*bytes);
  for (std::size_t left = reader.array(); left > 0 && reader.ok(); --left) all.push_back(reader.bytes());
  reader.leave();
  CZ_CHECK(reader.finish("The keys that this station keeps"));
  return all;
}

}  // namespace

Result<std::vector<crypto::DeviceKeys>> keptOldKeys(const Settings& settings, const crypto::DeviceKeys& own) {
  CZ_TRY(sealed, listIn(settings, kOld));
  std::vector<crypto::DeviceKeys> all;
  for (const Bytes& one : sealed) {
    CZ_TRY(keys, crypto::DeviceKeys::fromSealedSeed(one, own));
    all.push_back(std::move(keys));
  }
  return all;
}

Result<void> keepOldKeys(Settings settings, const std::vector<Bytes>& sealed) {
  return settings.put(kOld, encode(sealed));
}

Result<std::optional<crypto::DeviceKeys>> keptSheet(const Settings& settings, const crypto::DeviceKeys& own) {
  CZ_TRY(sealed, settings.get(kSheet));
  if (!sealed || sealed->empty()) return std::optional<crypto::DeviceKeys>();
  CZ_TRY(bytes, own.openLocal(viewOf(kSheet), *sealed));
  auto secret = fixedFrom<crypto::SheetSecret>(bytes, "A recovery sheet");
  CZ_CHECK(secret);
  std::optional<crypto::DeviceKeys> keys(crypto::keysOfSheet(*secret));
  crypto::wipe(*secret);
  return keys;
}

Result<void> keepSheet(Settings settings, const crypto::DeviceKeys& own, const crypto::SheetSecret& secret,
                       Random& random) {
  return settings.put(kSheet, own.sealLocal(viewOf(kSheet), secret.view(), random));
}

Result<void> forgetSheet(Settings settings) { return settings.put(kSheet, {}); }

Result<std::vector<Seed>> keptFormKeys(const Settings& settings) {
  CZ_TRY(all, listIn(settings, kForms));
  std::vector<Seed> keys;
  for (const Bytes& one : all) {
    CZ_TRY(key, fixedFrom<Seed>(one, "A key of forms"));
    keys.push_back(key);
  }
  return keys;
}

Result<void> keepFormKeys(Settings settings, const std::vector<Seed>& keys) {
  std::vector<Bytes> all;
  for (const Seed& key : keys) all.emplace_back(key.bytes.begin(), key.bytes.end());
  return settings.put(kForms, encode(all));
}

}  // namespace cz::station
