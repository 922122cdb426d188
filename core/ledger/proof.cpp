#include "core/ledger/proof.h"

#include <bit>

#include "core/crypto/hash.h"
#include "core/ledger/tree.h"

namespace cz::ledger {
namespace {

using Leaves = std::span<const Hash>;

Error wrong(std::string_view why) { return {Fault::input, "This proof is wrong: " + std::string(why) + ".", ""}; }

/// The largest power of two below `count`, which is at least 2.
std::size_t splitOf(std::size_t count) { return std::bit_floor(count - 1); }

/// RFC 6962, 2.1.2: SUBPROOF(before, leaves, known). `known`: the reader has the root over all of these leaves already.
void addConsistency(Leaves leaves, std::size_t before, bool known, Path& path) {
  if (before == leaves.size()) {
    if (!known) path.push_back(rootOf(leaves));
    return;
  }
  const std::size_t split = splitOf(leaves.size());
  if (before <= split) {
    addConsistency(leaves.first(split), before, known, path);
    path.push_back(rootOf(leaves.subspan(split)));
  } else {
    addConsistency(leaves.subspan(split), before - split, false, path);
    path.push_back(rootOf(leaves.first(split)));
  }
}

/// The way from a node up to the root: `node` is its place in its row, `last` the place of the row's last node.
struct Climb {
  std::uint64_t node = 0;
  std::uint64_t last = 0;

  void up() {
    node >>= 1U;
    last >>= 1U;
  }
  bool atTop() const { return last == 0; }
  /// Whether the next hash of the path stands on the left. A node that is the last of its row has no neighbour on the
  /// right: it climbs until it has one on the left.
  bool neighbourIsLeft() {
    const bool left = (node & 1U) != 0 || node == last;
    if (left)
      while ((node & 1U) == 0 && node != 0) up();
    return left;
  }
};

}  // namespace

Path inclusionProof(Leaves leaves, std::uint64_t index) {
  if (leaves.size() < 2) return {};
  const std::size_t split = splitOf(leaves.size());
  const bool left = index < split;
  Path path = left ? inclusionProof(leaves.first(split), index) : inclusionProof(leaves.subspan(split), index - split);
  path.push_back(rootOf(left ? leaves.subspan(split) : leaves.first(split)));
  return path;
}

Path consistencyProof(Leaves leaves, std::uint64_t before) {
  Path path;
  if (before > 0 && before < leaves.size()) addConsistency(leaves, static_cast<std::size_t>(before), true, path);
  return path;
}

Result<void> checkInclusion(const Hash& leaf, std::uint64_t index, const TreeHead& head, const Path& path) {
  if (index >= head.size) return wrong("the tree has no such leaf");
  Climb climb{index, head.size - 1};
  Hash root = leaf;
  for (const Hash& neighbour : path) {
    if (climb.atTop()) return wrong("it is too long");
    root = climb.neighbourIsLeft() ? nodeHash(neighbour, root) : nodeHash(root, neighbour);
    climb.up();
  }
  if (!climb.atTop()) return wrong("it is too short");
  return root == head.root ? Result<void>() : wrong("it leads to another root");
}

Result<void> checkConsistency(const TreeHead& before, const TreeHead& after, const Path& path) {
  if (before.size > after.size) return wrong("the earlier tree is the larger one");
  if (before.size == after.size || before.size == 0) {
    if (!path.empty()) return wrong("it is too long");
    if (before.size == 0) return before.root == crypto::sha256({}) ? Result<void>() : wrong("no tree has no such root");
    return before.root == after.root ? Result<void>() : wrong("two trees of one size differ");
  }
  Climb climb{before.size - 1, after.size - 1};
  while ((climb.node & 1U) != 0) climb.up();
  // A full tree before: the reader knows its root, and the path doesn't repeat it.
  auto next = path.begin();
  if (!std::has_single_bit(before.size) && next == path.end()) return wrong("it is too short");
  Hash old = std::has_single_bit(before.size) ? before.root : *next++;
  Hash now = old;
  for (; next != path.end(); ++next) {
    if (climb.atTop()) return wrong("it is too long");
    if (climb.neighbourIsLeft()) {
      old = nodeHash(*next, old);
      now = nodeHash(*next, now);
    } else {
      now = nodeHash(now, *next);
    }
    climb.up();
  }
  if (!climb.atTop()) return wrong("it is too short");
  if (old != before.root) return wrong("it doesn't lead to the earlier tree");
  return now == after.root ? Result<void>() : wrong("it doesn't lead to the later tree");
}

}  // namespace cz::ledger
