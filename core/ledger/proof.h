#pragma once
// Merkle proofs (RFC 6962, 2.1.1 and 2.1.2; checked as RFC 9162, 2.1.3.2 and 2.1.4.2 say): that a leaf is in a tree,
// and that a tree is the beginning of a later one. Pure.

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/bytes.h"

namespace cz::ledger {

/// Hashes from the leaf's neighbour up to the child of the root.
using Path = std::vector<Hash>;

/// What a checkpoint says of a tree.
struct TreeHead {
  std::uint64_t size = 0;
  Hash root;
  friend bool operator==(const TreeHead&, const TreeHead&) = default;
};

/// The proof that leaf `index` is in the tree over `leaves` (their hashes). `index` < number of leaves.
Path inclusionProof(std::span<const Hash> leaves, std::uint64_t index);
/// The proof that the tree over the first `before` of `leaves` is the beginning of the tree over all of them.
/// 0 ≤ `before` ≤ number of leaves; empty for 0 and for all.
Path consistencyProof(std::span<const Hash> leaves, std::uint64_t before);

/// Errors (input): the place is outside of the tree; the path is too long, too short, or leads to another root.
Result<void> checkInclusion(const Hash& leaf, std::uint64_t index, const TreeHead& head, const Path& path);
/// Errors (input): the earlier tree is larger, or isn't the beginning of the later one.
Result<void> checkConsistency(const TreeHead& before, const TreeHead& after, const Path& path);

}  // namespace cz::ledger
