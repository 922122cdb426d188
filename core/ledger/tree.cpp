#include "core/ledger/tree.h"

#include <algorithm>
#include <bit>

#include "core/crypto/hash.h"

namespace cz::ledger {

Hash leafHash(ByteView leaf) {
  Bytes message{0x00};
  message.insert(message.end(), leaf.begin(), leaf.end());
  return crypto::sha256(message);
}

Hash nodeHash(const Hash& left, const Hash& right) {
  std::array<std::uint8_t, 1 + 2 * Hash::size> message{0x01};
  std::copy(left.bytes.begin(), left.bytes.end(), message.begin() + 1);
  std::copy(right.bytes.begin(), right.bytes.end(), message.begin() + 1 + Hash::size);
  return crypto::sha256(message);
}

void Frontier::append(const Hash& leaf) {
  // As in counting up in binary: every 1 at the end of the old size is a full subtree that the new leaf completes.
  Hash hash = leaf;
  for (std::uint64_t carry = size_; (carry & 1) != 0; carry >>= 1U) {
    hash = nodeHash(peaks_.back(), hash);
    peaks_.pop_back();
  }
  peaks_.push_back(hash);
  ++size_;
}

Hash Frontier::root() const {
  if (peaks_.empty()) return crypto::sha256({});
  Hash root = peaks_.back();
  for (std::size_t i = peaks_.size() - 1; i > 0; --i) root = nodeHash(peaks_[i - 1], root);
  return root;
}

Bytes Frontier::encode() const {
  Bytes bytes;
  for (const Hash& peak : peaks_) bytes.insert(bytes.end(), peak.bytes.begin(), peak.bytes.end());
  return bytes;
}

Result<Frontier> Frontier::decode(std::uint64_t size, ByteView bytes) {
  const auto peaks = static_cast<std::size_t>(std::popcount(size));
  if (bytes.size() != peaks * Hash::size)
    return Error{Fault::corrupt, "The tree of this log is damaged. Put the file aside and restore a backup.",
                 std::to_string(bytes.size()) + " bytes for " + std::to_string(size) + " leaves"};
  Frontier frontier;
  frontier.size_ = size;
  for (std::size_t i = 0; i < peaks; ++i) {
    CZ_TRY(peak, fixedFrom<Hash>(bytes.subspan(i * Hash::size, Hash::size), "A subtree root"));
    frontier.peaks_.push_back(peak);
  }
  return frontier;
}

Frontier frontierOf(const std::vector<Bytes>& leaves) {
  Frontier frontier;
  for (const Bytes& leaf : leaves) frontier.append(leafHash(leaf));
  return frontier;
}

Hash rootOf(std::span<const Hash> leaves) {
  Frontier frontier;
  for (const Hash& leaf : leaves) frontier.append(leaf);
  return frontier.root();
}

}  // namespace cz::ledger
