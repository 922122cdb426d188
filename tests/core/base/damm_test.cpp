// The digit that tells typing slips.

#include "core/base/damm.h"

#include <string>

#include "tests/support/catch.h"

using namespace cz;

TEST_CASE("The known examples hold: 572 gets a 4, and of 112946 and 112949 the first one is a number with its digit") {
  CHECK(dammDigit("572") == '4');
  CHECK(dammHolds("5724"));
  CHECK_FALSE(dammHolds("5727"));
  CHECK(dammHolds("112946"));
  CHECK_FALSE(dammHolds("112949"));
  CHECK_FALSE(dammHolds(""));
}

TEST_CASE("Zeros in front change nothing, and nothing at all gets a zero") {
  CHECK(dammDigit("") == '0');
  CHECK(dammDigit("000572") == '4');
}

TEST_CASE("Every single wrong digit and every two exchanged neighbours of a code are told") {
  for (const std::string first : {"00000000", "48310275", "99999999", "12345678", "90817263"}) {
    const std::string code = first + dammDigit(first);
    REQUIRE(dammHolds(code));
    for (std::size_t at = 0; at < code.size(); ++at) {
      std::string other = code;
      for (char digit = '0'; digit <= '9'; ++digit) {
        other[at] = digit;
        CHECK(dammHolds(other) == (other == code));
      }
      if (at == 0) continue;
      std::string swapped = code;
      std::swap(swapped[at - 1], swapped[at]);
      CHECK(dammHolds(swapped) == (swapped == code));
    }
  }
}
