#include "core/crypto/one_time_sum.h"

#include "tests/support/catch.h"

using namespace cz;

namespace {

/// The key of RFC 8439, 2.5.2.
crypto::SumKey someKey() {
  return must(fixedFrom<crypto::SumKey>(
      must(bytesFromHex("85d6be7857556d337f4452fe42d506a80103808afb0db2fd4abff6af4149f51b")), "A key"));
}

std::string sumOf(const crypto::SumKey& key, std::initializer_list<std::string_view> pieces) {
  crypto::OneTimeSum sum(key);
  for (const std::string_view piece : pieces) sum.add(viewOf(piece));
  return hexOf(sum.take().view());
}

}  // namespace

TEST_CASE("The sum is the one that RFC 8439 works out, in whatever pieces the bytes come") {
  const std::string expected = "a8061dc1305136c6c22b8baf0c0127a9";
  CHECK(sumOf(someKey(), {"Cryptographic Forum Research Group"}) == expected);
  CHECK(sumOf(someKey(), {"Cryptographic", "", " Forum Research Grou", "p"}) == expected);
}

TEST_CASE("One other byte, one byte more or another key gives another sum") {
  const std::string sum = sumOf(someKey(), {"Cryptographic Forum Research Group"});
  CHECK(sumOf(someKey(), {"Cryptographic Forum Research group"}) != sum);
  CHECK(sumOf(someKey(), {"Cryptographic Forum Research Group "}) != sum);
  crypto::SumKey other = someKey();
  other.bytes[0] ^= 1;
  CHECK(sumOf(other, {"Cryptographic Forum Research Group"}) != sum);
}
