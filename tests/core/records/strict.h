#pragma once
// A payload has one spelling, and nothing else is read.

#include "core/base/bytes.h"
#include "tests/support/catch.h"

namespace cz::tests {

/// Every cut of `whole` is refused, and every flipped bit is refused or means something else. `decode` is the reader of
/// a payload for which there is an `encode`.
template <class Decode>
void checkStrict(const Bytes& whole, Decode decode) {
  for (std::size_t length = 0; length < whole.size(); ++length) CHECK_FALSE(decode(ByteView(whole).first(length)));
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    Bytes changed = whole;
    changed[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    if (const auto decoded = decode(changed); decoded && encode(*decoded) != changed) FAIL("bit " << bit);
  }
}

}  // namespace cz::tests
