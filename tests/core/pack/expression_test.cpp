#include "core/pack/expression.h"

#include "tests/support/catch.h"

using namespace cz;
using namespace cz::pack;

namespace {

/// What an expression gives, as text; an error as "column: message".
std::string worked(const std::string& source, const Draw& draw = {}, NumberStyle style = NumberStyle::point) {
  const auto expression = Expression::parse(source, style);
  if (!expression) return expression.error().detail + ": " + expression.error().message;
  const auto value = expression->evaluate(draw);
  if (!value) return value.error().detail + ": " + value.error().message;
  return shown(*value);
}

bool failsAt(const std::string& source, const std::string& column, const std::string& part, const Draw& draw = {}) {
  const std::string said = worked(source, draw);
  INFO(source << " gave " << said);
  return said.starts_with(column + ": ") && said.find(part) != std::string::npos;
}

const Draw kDraw = {
    {"n", Exact(12)}, {"m", Exact(5)}, {"who", std::string("Ann")}, {"list_a", std::vector<Exact>{3, 1}}};

}  // namespace

TEST_CASE("Sums follow the rules of arithmetic, exactly") {
  CHECK(worked("1 + 2 * 3") == "7");
  CHECK(worked("(1 + 2) * 3") == "9");
  CHECK(worked("10 - 4 - 3") == "3");
  CHECK(worked("24 / 4 / 2") == "3");
  CHECK(worked("2 * 3 ^ 2") == "18");
  CHECK(worked("-2 ^ 2") == "-4");
  CHECK(worked("(-2) ^ 2") == "4");
  CHECK(worked("2 ^ -3") == "1/8");
  CHECK(worked("7 / 2") == "7/2");
  CHECK(worked("0.1 + 0.2") == "3/10");
  CHECK(worked(".5 + 0.25") == "3/4");
  CHECK(worked("1/3 + 1/6") == "1/2");
  CHECK(worked("3 - -1") == "4");
  CHECK(worked("+4") == "4");
}

TEST_CASE("Signs from a word processor mean the same") {
  CHECK(worked("6 × 7") == "42");
  CHECK(worked("6 · 7") == "42");
  CHECK(worked("84 ÷ 2") == "42");
  CHECK(worked("50 − 8") == "42");
  CHECK(worked("3 ≤ 3 and 4 ≥ 5") == "false");
  CHECK(worked("3 ≠ 4") == "true");
}

TEST_CASE("Conditions compare, combine and choose") {
  CHECK(worked("n > 3 and m < 3", kDraw) == "false");
  CHECK(worked("n > 3 or m < 3", kDraw) == "true");
  CHECK(worked("not n = 12", kDraw) == "false");
  CHECK(worked("n != m and n >= 12 and m <= 5", kDraw) == "true");
  CHECK(worked("who = 'Ann'", kDraw) == "true");
  CHECK(worked("list(1, 2) = list(1, 2)") == "true");
  CHECK(worked("list(1, 2) = list(2, 1)") == "false");
  CHECK(worked("if(n > 10, 'many', 'few')", kDraw) == "many");
  CHECK(worked("true or false") == "true");
}

TEST_CASE("What isn't chosen isn't worked out") {
  CHECK(worked("if(n = 0, 0, 1 / n)", {{"n", Exact(0)}}) == "0");
  CHECK(worked("n = 0 or 1 / n > 2", {{"n", Exact(0)}}) == "true");
  CHECK(worked("n != 0 and 1 / n > 2", {{"n", Exact(0)}}) == "false");
}

TEST_CASE("Texts stand in single quotes; a doubled quote is one") {
  CHECK(worked("'red'") == "red");
  CHECK(worked("'it''s'") == "it's");
  CHECK(worked("'ąčę €'") == "ąčę €");
  CHECK(worked("''") == "");
}

TEST_CASE("Names are listed once, in order of first use, with their columns") {
  const auto expression = must(Expression::parse("b + a * b - if(a > c, 1, 2)"));
  CHECK(expression.names() == std::vector<std::string>{"b", "a", "c"});
  REQUIRE(expression.uses().size() == 3);
  CHECK(expression.uses()[1].column == 5);
  CHECK(expression.source() == "b + a * b - if(a > c, 1, 2)");
}

TEST_CASE("What can't be understood is named with its column") {
  CHECK(failsAt("", "1", "nothing between the braces"));
  CHECK(failsAt("1 +", "4", "missing at the end"));
  CHECK(failsAt("(1 + 2", "1", "never closed"));
  CHECK(failsAt("1 + 2)", "6", ") too many"));
  CHECK(failsAt("2n", "1", "Write a sign between them"));
  CHECK(failsAt("n == 3", "3", "Write = to compare"));
  CHECK(failsAt("n && m", "3", "Write and"));
  CHECK(failsAt("n % 3", "3", "mod(a, b)"));
  CHECK(failsAt("!n", "1", "Write not"));
  CHECK(failsAt("2 ** 3", "3", "Write ^"));
  CHECK(failsAt("[1, 2]", "1", "list(1, 2, 3)"));
  CHECK(failsAt("\"a\"", "1", "single quotes"));
  CHECK(failsAt("'abc", "1", "no closing quote"));
  CHECK(failsAt("1 < n < 3", "7", "Compare two things at a time"));
  CHECK(failsAt("2 ^ 3 ^ 2", "7", "needs parentheses"));
  CHECK(failsAt("1 - - 2", "5", "Put the inner one in parentheses") == false);
  CHECK(failsAt("- - 2", "3", "Put the inner one in parentheses"));
  CHECK(failsAt("n m", "3", "doesn't fit here"));
  CHECK(failsAt("and 3", "1", "doesn't fit here"));
  CHECK(failsAt("3 € 4", "3", "The sign €"));
  CHECK(failsAt("factor(3)", "1", "Did you mean \"factors\"?"));
  CHECK(failsAt("gcd", "1", "is a function. Write gcd(a, b"));
  CHECK(failsAt("mod(3)", "1", "doesn't take 1 value. Write mod(a, b)"));
  CHECK(failsAt("if(n > 1, 2)", "1", "if(condition, then, else)"));
  CHECK(failsAt("max(1,, 2)", "7", "doesn't fit here"));
  CHECK(failsAt("max(1, 2", "4", "never closed"));
}

TEST_CASE("Values of the wrong kind are named with their column") {
  CHECK(failsAt("1 + who", "5", "A number is needed here; this is a text", kDraw));
  CHECK(failsAt("if(n, 1, 2)", "4", "A condition is needed here", kDraw));
  CHECK(failsAt("who = 3", "5", "one kind", kDraw));
  CHECK(failsAt("nobody + 1", "1", "no parameter named nobody", kDraw));
  CHECK(failsAt("1 / (n - 12)", "3", "Division by zero", kDraw));
  CHECK(failsAt("n ^ (1/2)", "3", "exponent", kDraw));
  CHECK(failsAt("2 ^ 65", "3", "exponent"));
  CHECK(failsAt("0 ^ -1", "3", "Division by zero"));
}

TEST_CASE("No expression runs for long or grows without end") {
  CHECK(failsAt("((9^64)^64)^64", "8", "2,000 digits"));
  CHECK(failsAt("range(1, 1001)", "1", "1,000 numbers"));
  CHECK(worked("count(range(1, 1000))") == "1000");
  CHECK(failsAt("list(range(1, 900), range(1, 900))", "1", "1,000 numbers"));
  CHECK(failsAt("count(primes(1, 1000000000))", "7", "too many steps"));
  CHECK(failsAt("sum(range(1,1000)) + count(without(range(1,1000), range(1,1000)))", "28", "too many steps"));
  CHECK(failsAt(std::string(5000, '1'), "1", "too long"));
  CHECK(failsAt(std::string(200, '(') + "1" + std::string(200, ')'), "65", "nested too deeply"));
  std::string chain = "1";
  for (int i = 0; i < 700; ++i) chain += "+1";
  CHECK(failsAt(chain, "601", "too long"));
  CHECK(worked(std::string(60, '(') + "1" + std::string(60, ')')) == "1");
}

TEST_CASE("Only plain names may name a parameter") {
  CHECK(isFreeName("n"));
  CHECK(isFreeName("side_a2"));
  CHECK(isFreeName("_x"));
  CHECK_FALSE(isFreeName("2a"));
  CHECK_FALSE(isFreeName(""));
  CHECK_FALSE(isFreeName("a-b"));
  CHECK_FALSE(isFreeName("größe"));
  CHECK_FALSE(isFreeName("gcd"));
  CHECK_FALSE(isFreeName("and"));
  CHECK_FALSE(isFreeName("if"));
}

TEST_CASE("A copy of an expression works on after the first is gone") {
  Expression copy = must(Expression::parse("n + 1"));
  {
    const Expression first = must(Expression::parse("n * 2"));
    copy = first;
  }
  CHECK(shown(must(copy.evaluate(kDraw))) == "24");
  CHECK_FALSE(Expression().evaluate(kDraw));
}
