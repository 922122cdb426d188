#include "core/crypto/box.h"

#include "tests/support/catch.h"
#include "tests/support/outside.h"

using namespace cz;
using namespace cz::crypto;

namespace {

DeviceKeys keysOf(std::uint8_t number) {
  MasterSeed seed;
  seed.bytes.fill(number);
  return DeviceKeys(seed);
}

MessageKey someKey() {
  MessageKey key;
  key.bytes.fill(9);
  return key;
}

Bytes bytesOf(std::size_t count) {
  Bytes bytes(count);
  for (std::size_t i = 0; i < count; ++i) bytes[i] = static_cast<std::uint8_t>(i * 7);
  return bytes;
}

const Bytes kBound{1, 2, 3};
constexpr std::size_t kMost = std::size_t{1} << 20;

}  // namespace

TEST_CASE("What is sealed to a device opens there and nowhere else") {
  tests::CountingRandom random;
  const DeviceKeys station = keysOf(1), other = keysOf(2);
  const Bytes sealed = sealTo(station.identity().box, bytesOf(32), random);
  CHECK(sealed.size() == 80);
  CHECK(must(station.unseal(sealed)) == bytesOf(32));
  CHECK_FALSE(other.unseal(sealed));
  CHECK_FALSE(station.unseal(ByteView(sealed).first(47)));
  for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    Bytes flipped = sealed;
    flipped[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    // The highest bit of an X25519 key is ignored (RFC 7748, 5), but it is part of the nonce here.
    REQUIRE_FALSE(station.unseal(flipped));
  }
}

TEST_CASE("A message is read back at every size around a piece of 64 KiB") {
  tests::CountingRandom random;
  for (const std::size_t size : {0U, 1U, 65'535U, 65'536U, 65'537U, 131'072U, 200'000U}) {
    const Bytes sealed = encryptWhole(someKey(), kBound, bytesOf(size), random);
    CHECK(sealed.size() == encryptedSize(size));
    CHECK(sealed.size() == 24 + size + 17 * (size == 0 ? 1 : (size + 65'535) / 65'536));
    CHECK(must(decryptWhole(someKey(), kBound, sealed, kMost)) == bytesOf(size));
  }
}

TEST_CASE("A message with a piece changed, left out, doubled or moved is refused as a whole") {
  tests::CountingRandom random;
  const Bytes sealed = encryptWhole(someKey(), kBound, bytesOf(150'000), random);
  constexpr std::size_t kPiece = 65'536 + 17;
  const auto refused = [&](const Bytes& bytes) { return !decryptWhole(someKey(), kBound, bytes, kMost); };
  const auto from = [&](std::size_t piece) {
    return sealed.begin() + static_cast<std::ptrdiff_t>(24 + piece * kPiece);
  };
  Bytes without(sealed.begin(), from(1));
  without.insert(without.end(), from(2), sealed.end());
  CHECK(refused(without));
  Bytes doubled(sealed.begin(), from(1));
  doubled.insert(doubled.end(), from(0), sealed.end());
  CHECK(refused(doubled));
  Bytes moved(sealed.begin(), from(0));
  moved.insert(moved.end(), from(1), from(2));
  moved.insert(moved.end(), from(0), from(1));
  moved.insert(moved.end(), from(2), sealed.end());
  CHECK(refused(moved));
  CHECK(refused(Bytes(sealed.begin(), from(2))));
  Bytes longer = sealed;
  longer.push_back(0);
  CHECK(refused(longer));
  Bytes twice = sealed;
  twice.insert(twice.end(), from(2), sealed.end());
  CHECK(refused(twice));
}

TEST_CASE("A message is bound to what it came with, to its key, and to a length") {
  tests::CountingRandom random;
  const Bytes sealed = encryptWhole(someKey(), kBound, bytesOf(100), random);
  CHECK_FALSE(decryptWhole(someKey(), Bytes{1, 2}, sealed, kMost));
  CHECK_FALSE(decryptWhole(MessageKey{}, kBound, sealed, kMost));
  CHECK_FALSE(decryptWhole(someKey(), kBound, sealed, 99));
  CHECK(decryptWhole(someKey(), kBound, sealed, 100));
}

TEST_CASE("Every flipped bit and every cut of a short message is refused") {
  tests::CountingRandom random;
  const Bytes sealed = encryptWhole(someKey(), kBound, bytesOf(40), random);
  for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    Bytes flipped = sealed;
    flipped[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    REQUIRE_FALSE(decryptWhole(someKey(), kBound, flipped, kMost));
  }
  for (std::size_t size = 0; size < sealed.size(); ++size)
    REQUIRE_FALSE(decryptWhole(someKey(), kBound, ByteView(sealed).first(size), kMost));
}

TEST_CASE("A record is read back, and any flipped bit in it or another binding is refused") {
  tests::CountingRandom random;
  const Bytes sealed = encryptRecord(someKey(), kBound, bytesOf(50), random);
  CHECK(sealed.size() == 90);
  CHECK(must(decryptRecord(someKey(), kBound, sealed)) == bytesOf(50));
  CHECK_FALSE(decryptRecord(someKey(), Bytes{}, sealed));
  for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    Bytes flipped = sealed;
    flipped[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    REQUIRE_FALSE(decryptRecord(someKey(), kBound, flipped));
  }
  CHECK_FALSE(decryptRecord(someKey(), kBound, ByteView(sealed).first(39)));
}

TEST_CASE("The same record twice is never the same bytes") {
  tests::CountingRandom random;
  CHECK(encryptRecord(someKey(), kBound, bytesOf(5), random) != encryptRecord(someKey(), kBound, bytesOf(5), random));
}
