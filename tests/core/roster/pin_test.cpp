// PINs: none that a neighbour guesses first, none twice.
#include <set>

#include "core/roster/pin_draw.h"
#include "tests/core/roster/rosters.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

TEST_CASE("PINs that are guessed first are weak") {
  for (const char* pin : {"0000", "7777", "1234", "8901", "4321", "2109", "1212", "1122", "1984", "2026", "2580",
                          "111111", "123456", "121212", "123123", "112233", "111222"}) {
    INFO(pin);
    CHECK(roster::isWeakPin(pin));
  }
}

TEST_CASE("other PINs are not weak") {
  for (const char* pin : {"1231", "4071", "9183", "2179", "1899", "407193", "198407"}) {
    INFO(pin);
    CHECK_FALSE(roster::isWeakPin(pin));
  }
}

TEST_CASE("a school's worth of PINs is all different and none is weak") {
  CountingRandom dice;
  for (const int digits : {4, 6}) {
    const auto pins = must(roster::drawPins(600, digits, {}, dice));
    CHECK(std::set<std::string>(pins.begin(), pins.end()).size() == 600);
    for (const auto& pin : pins) {
      CHECK(pin.size() == static_cast<std::size_t>(digits));
      CHECK_FALSE(roster::isWeakPin(pin));
    }
  }
}

TEST_CASE("a PIN that the class has already is drawn again") {
  // 0x00000FE7 is 4071, twice; then 0x000023DF is 9183.
  CountingRandom dice({0, 0, 0x0F, 0xE7, 0, 0, 0x23, 0xDF});
  CHECK(must(roster::drawPins(1, 4, {"4071"}, dice)) == std::vector<std::string>{"9183"});
}

TEST_CASE("small numbers keep their leading zeros, weak ones are skipped") {
  // 7 → "0007"; before it 1234 = 0x04D2 is weak.
  CountingRandom dice({0, 0, 0x04, 0xD2, 0, 0, 0, 7});
  CHECK(must(roster::drawPins(1, 4, {}, dice)) == std::vector<std::string>{"0007"});
}

TEST_CASE("a value from beyond the last full round is thrown away, so that no PIN is likelier than another") {
  // 2^32 is 429,496 rounds of 10,000 and 7,296 left over: 0xFFFFFFFF lies in the rest.
  CountingRandom dice({0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0x0F, 0xE7});
  CHECK(must(roster::drawPins(1, 4, {}, dice)) == std::vector<std::string>{"4071"});
}

TEST_CASE("too many PINs, or odd lengths, are refused with the way out") {
  CountingRandom dice;
  const auto many = roster::drawPins(6000, 4, {}, dice);
  REQUIRE_FALSE(many.ok());
  CHECK(many.error().message == "That is too many PINs of 4 digits; use longer PINs.");
  CHECK_FALSE(roster::drawPins(1, 5, {}, dice).ok());
}
