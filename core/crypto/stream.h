#pragma once
// Numbers that follow from a seed alone, the same on every compiler and processor (case O-13).

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/base/bytes.h"

namespace cz::crypto {

/// The bytes of libsodium's randombytes_buf_deterministic(seed), eight at a time, least significant first.
class Stream {
 public:
  explicit Stream(const Seed& seed) : seed_(seed) {}
  /// The next 64 bits.
  std::uint64_t next();
  /// A whole number from 0 to n−1, each as likely as the others: draws that would favour some are thrown away.
  /// n = 0 gives 0. Every call uses up at least one draw.
  std::uint64_t below(std::uint64_t n);

 private:
  void refill();

  Seed seed_;
  std::array<std::uint8_t, 64> block_{};
  std::size_t used_ = 64;
  std::uint32_t blocks_ = 0;
};

}  // namespace cz::crypto
