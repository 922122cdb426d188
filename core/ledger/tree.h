#pragma once
// The Merkle tree over a log's leaves, hashed as in RFC 6962 (trust: 2.4).

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/bytes.h"

namespace cz::ledger {

Hash leafHash(ByteView leaf);                        ///< SHA-256(0x00 ‖ leaf)
Hash nodeHash(const Hash& left, const Hash& right);  ///< SHA-256(0x01 ‖ left ‖ right)

/// What is needed of a tree to go on with it: the roots of its full subtrees, the largest first. Value type.
class Frontier {
 public:
  void append(const Hash& leaf);
  std::uint64_t size() const { return size_; }  ///< leaves so far
  Hash root() const;                            ///< of no leaves: SHA-256 of nothing

  /// The subtree roots one after the other; `size` is kept beside it.
  Bytes encode() const;
  /// corrupt: the number of subtrees isn't the one that `size` leaves have.
  static Result<Frontier> decode(std::uint64_t size, ByteView bytes);
  friend bool operator==(const Frontier&, const Frontier&) = default;

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> peaks_;
};

/// The tree over these leaves.
Frontier frontierOf(const std::vector<Bytes>& leaves);
/// Its root, by the hashes of the leaves.
Hash rootOf(std::span<const Hash> leaves);

}  // namespace cz::ledger
