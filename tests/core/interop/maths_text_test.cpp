#include "core/interop/maths_text.h"

#include "core/interop/toml_text.h"
#include "tests/support/catch.h"

using namespace cz::interop;

TEST_CASE("formulas of other systems come in between single dollars") {
  CHECK(importedMaths("Is \\(\\frac{1}{2}\\) more?") == "Is $\\frac{1}{2}$ more?");
  CHECK(importedMaths("\\[ x^2 \\]") == "$x^2$");
  CHECK(importedMaths("Solve $$2x = 6$$.") == "Solve $2x = 6$.");
  CHECK(importedMaths("Solve $x^2 = 9$.") == "Solve $x^2 = 9$.");
  CHECK_FALSE(holdsUnreadMaths("Is \\(\\frac{1}{2}\\) more than $x$?"));
}

TEST_CASE("a formula that can't be read stays as typed, and is told") {
  CHECK(importedMaths("\\(\\oint x\\)") == "\\(\\oint x\\)");
  CHECK(importedMaths("$\\oint x$") == "\\$\\oint x$");
  CHECK(holdsUnreadMaths("\\(\\oint x\\)"));
  CHECK(holdsUnreadMaths("a $$\\frac{1}$$"));
  // $x$5 would be no maths in a pack.
  CHECK(importedMaths("\\(x\\)5") == "\\(x\\)5");
}

TEST_CASE("money stays money") {
  CHECK(importedMaths("costs $5 and $7") == "costs $5 and $7");
  CHECK(importedMaths("from $5, or 10$") == "from \\$5, or 10$");
  CHECK(importedMaths("\\$5 or $x$") == "\\$5 or $x$");
  CHECK_FALSE(holdsUnreadMaths("from $5, or 10$"));
}

TEST_CASE("braces in maths aren't doubled, for they are TeX's there") {
  CHECK(literal("{a} $x^{2}$ {b}") == "{{a}} $x^{2}$ {{b}}");
  CHECK(literal("\\$x^{2}$") == "\\$x^{{2}}$");
}
