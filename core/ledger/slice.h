#pragma once
// A run of leaves of one log on its way from one place to another.

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/ledger/leaf.h"

namespace cz::ledger {

/// What a leaf commits to, opened.
struct OpenPayload {
  std::uint64_t index = 0;  ///< of the leaf
  Salt salt;
  Bytes body;
  friend bool operator==(const OpenPayload&, const OpenPayload&) = default;
};

/// The same as it lies at a kiosk: salt and body under the key of an epoch (trust: 2.3).
struct SealedPayload {
  std::uint64_t index = 0;  ///< of the leaf
  std::uint64_t epoch = 0;  ///< whose key it is under; a leaf of this log says for whom that key is sealed
  Bytes bytes;
  friend bool operator==(const SealedPayload&, const SealedPayload&) = default;
};

/// Leaves `from`, `from` + 1 … as they were signed, with the checkpoint of size `from` + number of leaves.
struct Slice {
  std::uint64_t from = 0;
  std::vector<Bytes> leaves;
  std::vector<OpenPayload> payloads;  ///< of leaves in here; any may be missing
  std::string note;
  std::vector<SealedPayload> sealed = {};  ///< likewise; a payload is here or in `payloads`
};

}  // namespace cz::ledger
