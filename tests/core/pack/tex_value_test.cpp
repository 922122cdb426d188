#include "core/pack/tex_value.h"

#include "tests/support/catch.h"

using namespace cz;
using namespace cz::pack;

namespace {

std::string tex(const std::string& number, const std::string& before = "", const std::string& after = "") {
  return texOf(Value(must(Exact::parse(number))), before, after);
}
std::string texOfText(const std::string& text, const std::string& before = "") {
  return texOf(Value(text), before, "");
}

}  // namespace

TEST_CASE("Numbers as TeX") {
  CHECK(tex("5") == "5");
  CHECK(tex("-5") == "-5");
  CHECK(tex("3/4") == "\\frac{3}{4}");
  CHECK(tex("-3/4") == "-\\frac{3}{4}");
  CHECK(texOfText("2 2/5") == "2\\frac{2}{5}");
  CHECK(texOfText("3.50") == "3.50");
  CHECK(texOfText("-3,5") == "-3{,}5");
  CHECK(texOf(Value(std::vector<Exact>{Exact(1), Exact(2)}), "", "") == "{1, 2}");
}

TEST_CASE("Parentheses stand where they are needed, and only there") {
  CHECK(tex("-3", "5 - ") == "\\left(-3\\right)");
  CHECK(tex("-3", "2 \\times ") == "\\left(-3\\right)");
  CHECK(tex("-3", "x = ") == "-3");
  CHECK(tex("-3", "\\frac{") == "-3");
  CHECK(tex("-3", "", " + 5") == "-3");
  CHECK(tex("-3", "", "^2") == "\\left(-3\\right)");
  CHECK(tex("3", "", "^2") == "3");
  CHECK(tex("3/4", "", "^2") == "\\left(\\frac{3}{4}\\right)");
  CHECK(tex("3/4", "2 - ") == "\\frac{3}{4}");
  // 2 times 3 isn't 23, and 2 times three quarters isn't two and three quarters.
  CHECK(tex("3", "2") == "\\left(3\\right)");
  CHECK(tex("3/4", "2") == "\\left(\\frac{3}{4}\\right)");
  CHECK(tex("3", "", "5") == "\\left(3\\right)");
  CHECK(tex("3", "", "x") == "3");
}

TEST_CASE("Exponents and arguments get braces") {
  CHECK(tex("12", "x^") == "{12}");
  CHECK(tex("-3", "10^") == "{-3}");
  CHECK(tex("12", "\\sqrt") == "{12}");
  CHECK(tex("12", "3 \\cdot ") == "{12}");
}

TEST_CASE("Texts: a letter is a variable, words are words, TeX is TeX") {
  CHECK(texOfText("x", "3") == "x");
  CHECK(texOfText("apples") == "\\text{apples}");
  CHECK(texOfText("x^2") == "{x^2}");
  CHECK(texOfText("$5") == "{\\$5}");
}
