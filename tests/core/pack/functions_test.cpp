// Every function of the expression language, against values worked out by hand.

#include "core/pack/functions.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::pack;

namespace {

std::string worked(const std::string& source, NumberStyle style = NumberStyle::point) {
  const auto expression = Expression::parse(source, style);
  if (!expression) return expression.error().message;
  const auto value = expression->evaluate({});
  return value ? shown(*value) : value.error().message;
}

bool says(const std::string& source, const std::string& part) {
  const std::string said = worked(source);
  INFO(source << " gave " << said);
  return said.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("Size and rounding: halves go away from zero") {
  CHECK(worked("abs(-7/2)") == "7/2");
  CHECK(worked("floor(-7/2)") == "-4");
  CHECK(worked("floor(7/2)") == "3");
  CHECK(worked("ceil(-7/2)") == "-3");
  CHECK(worked("ceil(3)") == "3");
  CHECK(worked("round(5/2)") == "3");
  CHECK(worked("round(-5/2)") == "-3");
  CHECK(worked("round(2.345, 2)") == "47/20");
  CHECK(worked("round(2/3, 1)") == "7/10");
  CHECK(says("round(1, -1)", "from 0 to 30"));
}

TEST_CASE("Smallest, greatest, common factors and multiples") {
  CHECK(worked("min(3, 1/2, 2)") == "1/2");
  CHECK(worked("max(list(4, 9), 7)") == "9");
  CHECK(worked("gcd(12, 18)") == "6");
  CHECK(worked("gcd(12, 18, 27)") == "3");
  CHECK(worked("gcd(-4, 6)") == "2");
  CHECK(worked("gcd(0, 5)") == "5");
  CHECK(worked("lcm(4, 6)") == "12");
  CHECK(worked("lcm(4, 6, 10)") == "60");
  CHECK(worked("lcm(0, 6)") == "0");
  CHECK(worked("lcm(-4, 6)") == "12");
  CHECK(says("gcd(1/2, 3)", "whole numbers, not 1/2"));
  CHECK(says("min(list())", "empty list"));
  CHECK(says("max('a')", "not a text"));
}

TEST_CASE("Division with a rest goes downwards") {
  CHECK(worked("mod(17, 5)") == "2");
  CHECK(worked("div(17, 5)") == "3");
  CHECK(worked("mod(-7, 3)") == "2");
  CHECK(worked("div(-7, 3)") == "-3");
  CHECK(worked("mod(7/2, 1)") == "1/2");
  CHECK(says("mod(3, 0)", "Division by zero"));
  CHECK(says("div(3, 0)", "Division by zero"));
}

TEST_CASE("The parts of a fraction") {
  CHECK(worked("is_whole(6/3)") == "true");
  CHECK(worked("is_whole(6/4)") == "false");
  CHECK(worked("num(6/4)") == "3");
  CHECK(worked("den(6/4)") == "2");
  CHECK(worked("num(-6/4)") == "-3");
}

TEST_CASE("Factors and primes") {
  CHECK(worked("factors(12)") == "1, 2, 3, 4, 6, 12");
  CHECK(worked("factors(49)") == "1, 7, 49");
  CHECK(worked("factors(1)") == "1");
  CHECK(worked("count(factors(999999937))") == "2");
  CHECK(worked("prime_factors(12)") == "2, 2, 3");
  CHECK(worked("prime_factors(1)") == "");
  CHECK(worked("prime_factors(999999937)") == "999999937");
  CHECK(worked("prime_factors(1000000000)") == "2, 2, 2, 2, 2, 2, 2, 2, 2, 5, 5, 5, 5, 5, 5, 5, 5, 5");
  CHECK(worked("primes(10, 20)") == "11, 13, 17, 19");
  CHECK(worked("primes(0, 10)") == "2, 3, 5, 7");
  CHECK(worked("primes(20, 10)") == "");
  CHECK(worked("primes(24, 28)") == "");
  CHECK(worked("is_prime(2)") == "true");
  CHECK(worked("is_prime(1)") == "false");
  CHECK(worked("is_prime(-7)") == "false");
  CHECK(worked("is_prime(91)") == "false");
  CHECK(worked("is_prime(999999937)") == "true");
  CHECK(says("factors(0)", "from 1 to 1000000000"));
  CHECK(says("factors(5/2)", "whole number"));
  CHECK(says("factors(2000000000)", "from 1 to"));
}

TEST_CASE("Lists are made and read, places count from 1") {
  CHECK(worked("multiples(6, 4)") == "6, 12, 18, 24");
  CHECK(worked("multiples(1/2, 3)") == "1/2, 1, 3/2");
  CHECK(worked("multiples(6, 0)") == "");
  CHECK(worked("range(3, 6)") == "3, 4, 5, 6");
  CHECK(worked("range(6, 3)") == "");
  CHECK(worked("list(1, range(2, 4), 9)") == "1, 2, 3, 4, 9");
  CHECK(worked("sum(list(1, 2, 3/2))") == "9/2");
  CHECK(worked("sum(list())") == "0");
  CHECK(worked("count(factors(12))") == "6");
  CHECK(worked("at(factors(12), 3)") == "3");
  CHECK(says("at(factors(12), 7)", "its places are 1 to 6"));
  CHECK(says("at(factors(12), 0)", "no place 0"));
  CHECK(worked("contains(factors(12), 4)") == "true");
  CHECK(worked("contains(factors(12), 5)") == "false");
  CHECK(worked("without(factors(12), 1, 12)") == "2, 3, 4, 6");
  CHECK(worked("without(list(2, 2, 3), 2)") == "3");
  CHECK(worked("without(factors(12), factors(6))") == "4, 12");
  CHECK(worked("common(factors(12), factors(18))") == "1, 2, 3, 6");
  CHECK(worked("common(prime_factors(12), list(2))") == "2");
  CHECK(worked("sorted(list(3, 1/2, 2))") == "1/2, 2, 3");
  CHECK(says("count(3)", "needs a list, not a number"));
  CHECK(says("range(1/2, 3)", "whole number"));
}

TEST_CASE("Numbers are spelled for people in the style of the pack") {
  CHECK(worked("decimal(12/5)") == "2.4");
  CHECK(worked("decimal(12/5)", NumberStyle::comma) == "2,4");
  CHECK(worked("decimal(5/2, 2)") == "2.50");
  CHECK(worked("decimal(5/2, 2)", NumberStyle::comma) == "2,50");
  CHECK(worked("decimal(2/3, 2)") == "0.67");
  CHECK(worked("decimal(-1/8)") == "-0.125");
  CHECK(worked("decimal(3)") == "3");
  CHECK(says("decimal(1/3)", "1/3 has no finite decimal"));
  CHECK(worked("fraction(2.4)") == "12/5");
  CHECK(worked("mixed(12/5)") == "2 2/5");
  CHECK(worked("mixed(-12/5)") == "-2 2/5");
  CHECK(worked("mixed(2/5)") == "2/5");
  CHECK(worked("mixed(-4)") == "-4");
  CHECK(worked("plural(1, 'apple', 'apples')") == "apple");
  CHECK(worked("plural(0, 'apple', 'apples')") == "apples");
  CHECK(worked("join(list(2, 3, 5), ' and ')") == "2 and 3 and 5");
  CHECK(says("plural(1, 2, 3)", "a text in 'quotes'"));
}

TEST_CASE("Every function is found by its name and has a usage that starts with it") {
  const auto names = functionNames();
  CHECK(names.size() == 34);
  for (const std::string& name : names) {
    INFO(name);
    if (name == "if") continue;
    const Function* function = findFunction(name);
    REQUIRE(function);
    CHECK(std::string(function->usage).starts_with(name + "("));
  }
  CHECK(findFunction("Gcd") == nullptr);
  CHECK(findFunction("") == nullptr);
}
