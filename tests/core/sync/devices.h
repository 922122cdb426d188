#pragma once
// Two devices with fixed keys, for tests.

#include "core/crypto/keys.h"
#include "core/ledger/checkpoint.h"

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

}  // namespace cz::sync::testing
