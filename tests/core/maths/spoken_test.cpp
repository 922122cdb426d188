#include "core/maths/spoken.h"

#include <string>

#include "core/maths/plain_text.h"
#include "tests/support/catch.h"

using namespace cz;

namespace {

struct Said {
  std::string tex;
  std::string words;
};

}  // namespace

TEST_CASE("formulas are said as a teacher would read them out") {
  const Said all[] = {
      {"\\frac{3}{4}", "three quarters"},
      {"\\frac12", "one half"},
      {"\\frac{3}{2}", "three halves"},
      {"\\frac{1}{100}", "one hundredth"},
      {"\\frac{7}{30}", "7 over 30"},
      {"\\frac{a}{b}", "a over b"},
      {"3\\frac{1}{2}", "3 and one half"},
      {"x^2", "x squared"},
      {"x^3 - 1", "x cubed minus 1"},
      {"2^{10}", "2 to the power of 10"},
      {"a^{n+1}", "a to the power of n plus 1, end of power"},
      {"x_1", "x sub 1"},
      {"\\sqrt{2}", "the square root of 2"},
      {"\\sqrt[3]{x}", "the cube root of x"},
      {"\\sqrt{a+b}", "the square root of a plus b, end of root"},
      {"90^\\circ", "90 degrees"},
      {"90\\degree", "90 degrees"},
      {"25\\%", "25 percent"},
      {"3 \\times 4 = 12", "3 times 4 equals 12"},
      {"a \\le b", "a is less than or equal to b"},
      {"|x|", "the absolute value of x"},
      {"f'(x)", "f prime open parenthesis x close parenthesis"},
      {"0.\\overline{3}", "0 point 3 repeating"},
      {"0.1\\dot{6}", "0.1 6 repeating"},
      {"\\overline{AB}", "A B with a line above"},
      {"\\vec{v}", "vector v"},
      {"\\bar{x}", "x bar"},
      {"\\sin x", "sine of x"},
      {"\\sin^2 x", "sine squared of x"},
      {"\\log_2 8", "log base 2 of 8"},
      {"\\lim_{x \\to 0} f", "the limit as x goes to 0 of f"},
      {"\\sum_{i=1}^{n} i", "the sum from i equals 1 to n of i"},
      {"\\int_0^1 x", "the integral from 0 to 1 of x"},
      {"\\int x", "the integral of x"},
      {"\\binom{n}{k}", "n choose k"},
      {"x \\in \\mathbb{R}", "x is in the real numbers"},
      {"5\\,\\text{cm}", "5 cm"},
      {"1, 2, \\ldots, n", "1, 2, and so on, n"},
      {"\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}",
       "matrix with 2 rows and 2 columns; row 1: 1, 2; row 2: 3, 4; end of matrix"},
      {"\\angle ABC", "angle A B C"},
  };
  for (const Said& one : all) {
    INFO(one.tex);
    CHECK(maths::spoken(one.tex) == one.words);
  }
}

TEST_CASE("fractions within fractions say where each ends") {
  CHECK(maths::spoken("\\frac{a+b}{c}") == "fraction a plus b over c, end of fraction");
  CHECK(maths::spoken("a+\\frac{b}{c}") == "a plus b over c");
  CHECK(maths::spoken("\\frac{\\frac{a}{b}+1}{c}") == "fraction a over b plus 1 over c, end of fraction");
}

TEST_CASE("maths that can't be read is said as it is written") { CHECK(maths::spoken("\\fract{1}") == "\\fract{1}"); }

TEST_CASE("a text is plain with its maths in words and its pictures as what is seen") {
  CHECK(plainText("Is **$\\frac{3}{4}$** of ![a pizza](media/pizza.png) more than $x^2$?") ==
        "Is three quarters of a pizza more than x squared?");
}
