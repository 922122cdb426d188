#include "core/crypto/stream.h"

#include <array>

#include "tests/support/catch.h"

using namespace cz;

namespace {

/// 0, 1, 2 … 31
Seed countingSeed() {
  Seed seed;
  for (std::size_t i = 0; i < Seed::size; ++i) seed.bytes[i] = static_cast<std::uint8_t>(i);
  return seed;
}

}  // namespace

// The values come from ChaCha20 (RFC 8439) written in Python, with the nonce "LibsodiumDRG" and block counters from 0.

TEST_CASE("A seed gives the same numbers on every machine") {
  crypto::Stream stream(countingSeed());
  CHECK(stream.next() == 0x89641587c66c8e0dU);
  CHECK(stream.next() == 0xcf5032a77e2e7326U);
}

TEST_CASE("The numbers go on over the borders of blocks") {
  crypto::Stream stream(countingSeed());
  std::array<std::uint64_t, 18> numbers{};
  for (auto& number : numbers) number = stream.next();
  CHECK(numbers[8] == 0x3dd7edabc84bb9afU);
  CHECK(numbers[17] == 0x7f0d90714832f7ceU);
}

TEST_CASE("Rolling a die of six takes the remainders of the numbers") {
  crypto::Stream stream(countingSeed());
  for (const std::uint64_t rolled : {5U, 4U, 1U, 2U, 3U, 0U, 1U, 0U, 5U, 0U}) CHECK(stream.below(6) == rolled);
}

TEST_CASE("Numbers that would favour some results are thrown away") {
  // Below 2^63 + 1, the 2^63 − 1 lowest numbers are thrown away: 0x7f0d… and 0x3dd7… must never come out as they are.
  const std::uint64_t most = (std::uint64_t{1} << 63) + 1;
  crypto::Stream plain(countingSeed());
  crypto::Stream stream(countingSeed());
  for (int kept = 0; kept < 10;) {
    const std::uint64_t number = plain.next();
    if (number < most - 2) continue;
    CHECK(stream.below(most) == number % most);
    ++kept;
  }
}

TEST_CASE("A die of one side always shows zero, and one of none stops nothing") {
  crypto::Stream stream(countingSeed());
  CHECK(stream.below(1) == 0);
  CHECK(stream.below(0) == 0);
}

TEST_CASE("Every face of a die comes up about as often as the others") {
  crypto::Stream stream(countingSeed());
  std::array<int, 5> faces{};
  for (int roll = 0; roll < 50'000; ++roll) ++faces[stream.below(5)];
  // 10,000 each is expected; five standard deviations are 447.
  for (int count : faces) CHECK((count > 9'553 && count < 10'447));
}
