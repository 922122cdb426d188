#pragma once
// Two devices with fixed keys, for tests.

#include "core/crypto/keys.h"
#include "core/ledger/checkpoint.h"
#include "core/sync/bundle.h"
#include "tests/support/outside.h"

namespace cz::sync::testing {

inline crypto::DeviceKeys keysOf(std::uint8_t number) {
  crypto::MasterSeed seed;
  seed.bytes.fill(number);
  return crypto::DeviceKeys(seed);
}

inline ledger::LogNonce nonceOf(std::uint8_t number) {
  ledger::LogNonce nonce;
  nonce.bytes.fill(number);
  return nonce;
}

inline ledger::LogKey uplogOf(const crypto::DeviceKeys& keys) {
  return {keys.identity(), nonceOf(7), ledger::Role::up};
}

/// The log that `station` writes for the kiosk.
inline ledger::LogKey downlogOf(const crypto::DeviceKeys& station) {
  return {station.identity(), nonceOf(8), ledger::Role::down};
}

/// What the station finds in a kiosk's message.
inline Bundle askedOf(const Bytes& message, BundleKind kind, const crypto::DeviceKeys& kiosk,
                      const crypto::DeviceKeys& station) {
  return must(openBundle(message, kind, station, [&](const LogId& sender) {
    return sender == uplogOf(kiosk).id() ? std::optional(kiosk.identity().manifest) : std::nullopt;
  }));
}

/// A message of the station to the kiosk.
inline Bytes toldBy(const crypto::DeviceKeys& station, const crypto::DeviceKeys& kiosk, BundleKind kind, Bytes body) {
  tests::CountingRandom random(5);
  return must(
      writeBundle({{kind, downlogOf(station).id(), {}, 0, {}}, std::move(body)}, {kiosk.identity()}, station, random));
}

}  // namespace cz::sync::testing
