#include "core/maths/parse.h"

#include <string>

#include "core/maths/symbols.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::maths;
using Kind = Node::Kind;

namespace {

Row read(std::string_view tex) {
  INFO(tex);
  auto formula = parse(tex);
  if (!formula) FAIL(formula.error().message);
  return *formula;
}

Error refusal(std::string_view tex) {
  INFO(tex);
  auto formula = parse(tex);
  REQUIRE_FALSE(formula);
  return formula.error();
}

}  // namespace

TEST_CASE("a fraction has what is above and what is below") {
  const Row row = read("\\frac{a+b}{12}");
  REQUIRE(row.size() == 1);
  CHECK(row[0].kind == Kind::fraction);
  CHECK(row[0].parts[0].size() == 3);
  CHECK(row[0].parts[1][0].text == "12");
  CHECK(read("\\frac12")[0].parts[1][0].text == "2");
}

TEST_CASE("a digit is the whole exponent where no braces stand, as in TeX") {
  const Row row = read("x^12");
  REQUIRE(row.size() == 2);
  CHECK(row[0].parts[2][0].text == "1");
  CHECK(row[1].text == "2");
}

TEST_CASE("numbers keep their marks") {
  CHECK(read("3.5")[0].text == "3.5");
  CHECK(read("3{,}5")[0].text == "3,5");
  CHECK(read("12{,}000.5")[0].text == "12,000.5");
  CHECK(read(".5")[0].text == ".5");
  CHECK(read("1,2").size() == 3);
  CHECK(read("0.\\overline{3}")[0].text == "0.");
}

TEST_CASE("parentheses and bars pair, an exponent goes with the whole") {
  const Row power = read("(a+b)^2");
  REQUIRE(power.size() == 1);
  CHECK(power[0].parts[0][0].kind == Kind::fence);
  CHECK(read("[0, 1)")[0].right == ")");
  const Row bars = read("|3-|x||");
  REQUIRE(bars.size() == 1);
  CHECK(bars[0].parts[0].back().kind == Kind::fence);
  CHECK(read("|a||b|").size() == 2);
  CHECK(read("P(A|B)")[1].parts[0].size() == 3);
  CHECK(read("(a")[0].text == "(");
  CHECK(read("a)")[1].text == ")");
}

TEST_CASE("scripts may come in any order, primes with them") {
  CHECK(read("x_1^2")[0].parts[1][0].text == "1");
  CHECK(read("x^2_1")[0].parts[1][0].text == "1");
  CHECK(read("f''")[0].parts[2].size() == 2);
}

TEST_CASE("a matrix has rows of equal length; a last line break begins none") {
  const Row row = read("\\begin{pmatrix} 1 & 2 \\\\ 3 \\\\ \\end{pmatrix}");
  REQUIRE(row.size() == 1);
  CHECK(row[0].columns == 2);
  REQUIRE(row[0].parts.size() == 4);
  CHECK(row[0].parts[2][0].text == "3");
  CHECK(row[0].parts[3].empty());
  CHECK(row[0].left == "(");
}

TEST_CASE("every command that is said to be known is read") {
  for (const std::string& command : commandNames()) {
    const std::string_view name = std::string_view(command).substr(1);
    std::string tex = command + "{x}{x}";
    if (name == "left") tex = "\\left( x \\right)";
    if (name == "right" || name == "end") continue;
    if (name == "begin") tex = "\\begin{matrix}x\\end{matrix}";
    if (name == "mathbb") tex = "\\mathbb{R}";
    if (name == "not") tex = "\\not=";
    INFO(tex);
    CHECK(parse(tex).ok());
  }
}

TEST_CASE("what is wrong is said with its column and the way out") {
  const auto is = [](std::string_view tex, std::string_view column, std::string_view words) {
    const Error error = refusal(tex);
    INFO(error.message << " at " << error.detail);
    CHECK(error.detail == column);
    CHECK(error.message.find(words) != std::string::npos);
  };
  is("1 + \\fract{1}{2}", "5", "\\fract is no command");
  is("\\frac{1}{2", "9", "never closed");
  is("a}b", "2", "without its {");
  is("\\frac{1}", "8", "missing behind \\frac");
  is("x^", "2", "missing behind ^");
  is("x^2^3", "4", "two ^");
  is("\\left( x", "1", "no \\right");
  is("x \\right)", "3", "without its \\left");
  is("a & b", "3", "columns");
  is("\\begin{matrx}1\\end{matrx}", "1", "Known are");
  is("\\begin{matrix}1", "1", "no \\end{matrix}");
  is("\\begin{matrix}1\\end{pmatrix}", "16", "ends with");
  is("\\sqrt[3{x}", "6", "[ is never closed");
  is("\\text x", "7", "in braces");
  is("5%", "2", "\\text{%}");
  is("\\", "1", "stands alone");
  is("\\mathbb{K}", "8", "N, Z, Q, R, C");
}

TEST_CASE("the unknown command of an error can be looked up") {
  CHECK(unknownCommandAt("1 + \\fract{1}{2}", 5) == "\\fract");
  CHECK(unknownCommandAt("x \\right)", 3).empty());
  CHECK(unknownCommandAt("a", 1).empty());
  CHECK(unknownCommandAt("a", 9).empty());
}

TEST_CASE("nothing that is typed makes the parser fall") {
  const auto times = [](std::string_view what, int count) {
    std::string all;
    for (int i = 0; i < count; ++i) all += what;
    return all;
  };
  for (const std::string_view piece :
       {"{",      "}",       "\\sqrt",          "\\left(", "(",    "|",    "^{",    "_",
        "\\frac", "\\frac{", "\\begin{matrix}", "&",       "\\\\", "'",    "\\",    "\\text{",
        "x^",     "\\vec",   "\\underbrace{",   "[",       "\xff", "\xe2", "\\not", "\\sqrt["})
    for (const int count : {1, 2, 30, 150}) {
      const auto formula = parse(times(piece, count));
      if (!formula) CHECK_FALSE(formula.error().message.empty());
    }
  CHECK(refusal(times("{", 100)).message.find("nested too deeply") != std::string::npos);
  CHECK(refusal(times("\\sqrt", 100) + "2").message.find("nested too deeply") != std::string::npos);
  CHECK(refusal(times("x", 2001)).message.find("2000") != std::string::npos);
  CHECK(parse(times("x", 2000)).ok());
}
