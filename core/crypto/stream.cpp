#include "core/crypto/stream.h"

#include <sodium.h>

namespace cz::crypto {

std::uint64_t Stream::next() {
  if (used_ == block_.size()) refill();
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 8; ++i) value |= std::uint64_t{block_[used_ + i]} << (8 * i);
  used_ += 8;
  return value;
}

std::uint64_t Stream::below(std::uint64_t n) {
  if (n == 0) return 0;
  // 2^64 mod n values at the low end would make some results more likely.
  const std::uint64_t tooFew = (0 - n) % n;
  std::uint64_t value = next();
  while (value < tooFew) value = next();
  return value % n;
}

void Stream::refill() {
  // The nonce that randombytes_buf_deterministic uses, so that its documentation describes ours.
  static constexpr unsigned char kNonce[] = {'L', 'i', 'b', 's', 'o', 'd', 'i', 'u', 'm', 'D', 'R', 'G'};
  static constexpr std::array<std::uint8_t, 64> kZeros{};
  crypto_stream_chacha20_ietf_xor_ic(block_.data(), kZeros.data(), kZeros.size(), kNonce, blocks_, seed_.bytes.data());
  ++blocks_;
  used_ = 0;
}

}  // namespace cz::crypto
