#include "core/base/crockford.h"

#include "tests/support/catch.h"

using namespace cz;

TEST_CASE("Five bits make a symbol, and the last one is filled up") {
  CHECK(crockfordOf({}).empty());
  CHECK(crockfordOf(Bytes{0xFF}) == "ZW");                                // 11111 111(00)
  CHECK(crockfordOf(Bytes{0x00, 0x01}) == "000G");                        // 00000 00000 00000 1(0000)
  CHECK(crockfordOf(Bytes{0x84, 0x21, 0x08, 0x42, 0x10}) == "GGGGGGGG");  // 10000 eight times
}

TEST_CASE("What was written is read back, however it is typed") {
  const Bytes bytes{0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF};
  const std::string symbols = crockfordOf(bytes);
  CHECK(must(bytesFromCrockford(symbols, 8)) == bytes);
  CHECK(must(bytesFromCrockford(inGroups(symbols, 4), 8)) == bytes);
  CHECK(must(crockfordTyped(" o i-l\n0a ")) == "0110A");
}

TEST_CASE("What isn't such a text is refused with its reason") {
  CHECK(bytesFromCrockford("ZW", 2).error().message == "it is too short");
  CHECK(bytesFromCrockford("ZWZWZ", 2).error().message == "it is too long");
  CHECK(bytesFromCrockford("ZZ", 1).error().message == "its last sign is wrong");
  CHECK(bytesFromCrockford("UW", 1).error().message == "it holds a sign that is never in one");
}

TEST_CASE("The check symbol is a sum over GF(32)") {
  CHECK(crockfordCheck("0") == '0');
  CHECK(crockfordCheck("1") == '2');   // 1 times x
  CHECK(crockfordCheck("G") == '5');   // x^4 times x = x^5 = x^2 + 1
  CHECK(crockfordCheck("10") == '4');  // 1 times x^2
  CHECK(crockfordCheck("11") == '6');  // x^2 + x
}

TEST_CASE("The check symbol tells every wrong symbol and every exchange in 13 symbols") {
  const std::string good = "4K7Q0ZRMX2HB9";
  const std::string symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const char check = crockfordCheck(good);
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (const char other : symbols) {
      std::string slip = good;
      slip[at] = other;
      CHECK((crockfordCheck(slip) == check) == (other == good[at]));
    }
    for (std::size_t with = at + 1; with < good.size(); ++with) {
      std::string slip = good;
      std::swap(slip[at], slip[with]);
      CHECK(crockfordCheck(slip) != check);  // all 13 symbols differ
    }
  }
}
