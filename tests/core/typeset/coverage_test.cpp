#include "core/typeset/coverage.h"

#include "tests/support/catch.h"

using namespace cz::typeset;

TEST_CASE("a letter that no font has is found, once") {
  // The last code point for private use: no font of a distribution fills it.
  CHECK(undrawable("a\U0010FFFD b\U0010FFFD") == std::vector<char32_t>{0x10FFFD});
}

TEST_CASE("what is never seen is no letter") { CHECK(undrawable("a\u200B\u2060\n\uFE0Fż").empty()); }
