#pragma once
// A small log for the tests of the ledger: every number in it is known.

#include "core/ledger/cosignature.h"
#include "core/ledger/tree.h"
#include "core/ledger/verify.h"

namespace cz::tests {

/// 0, 1, 2 …
template <class Fixed>
Fixed counting() {
  Fixed fixed;
  for (std::size_t i = 0; i < Fixed::size; ++i) fixed.bytes[i] = static_cast<std::uint8_t>(i);
  return fixed;
}

inline const crypto::DeviceKeys& countingKeys() {
  static const crypto::DeviceKeys keys(counting<crypto::MasterSeed>());
  return keys;
}

inline ledger::LogKey countingLog(ledger::Role role = ledger::Role::up) {
  return {countingKeys().identity(), counting<ledger::LogNonce>(), role};
}

/// A log of `size` leaves: genesis, boot, then starts of attempts, each with the payload "payload <index>".
inline ledger::LogFile someLog(std::uint64_t size, ledger::Role role = ledger::Role::up) {
  ledger::LogFile file{countingLog(role), {}, true};
  for (std::uint64_t i = 0; i < size; ++i) {
    ledger::OpenPayload payload{i, {}, {}};
    payload.salt.bytes.fill(static_cast<std::uint8_t>(i));
    const std::string words = "payload " + std::to_string(i);
    payload.body.assign(words.begin(), words.end());
    ledger::Leaf leaf;
    leaf.type = i == 0 ? ledger::LeafType::genesis : i == 1 ? ledger::LeafType::boot : ledger::LeafType::attemptStart;
    leaf.index = i;
    leaf.boot = i == 0 ? 0 : 1;
    leaf.monoMs = static_cast<std::int64_t>(1000 * i);
    leaf.payload = ledger::commitmentTo(payload.salt, payload.body);
    leaf.payloadSize = payload.body.size();
    file.slice.leaves.push_back(ledger::encode(leaf));
    file.slice.payloads.push_back(payload);
  }
  const auto frontier = ledger::frontierOf(file.slice.leaves);
  file.slice.note = ledger::signCheckpoint(file.log, size, frontier.root(), countingKeys());
  return file;
}

/// The same, countersigned at `seconds` by the device whose seed is all sevens.
inline ledger::LogFile someCountersignedLog(std::uint64_t size, ledger::Role role = ledger::Role::up,
                                            std::int64_t seconds = 1'790'000'000) {
  crypto::MasterSeed seed;
  seed.bytes.fill(7);
  const crypto::DeviceKeys witness(seed);
  ledger::LogFile file = someLog(size, role);
  file.slice.note = must(ledger::cosigned(file.slice.note, seconds, witness));
  file.witness = witness.identity();
  return file;
}

}  // namespace cz::tests
