#include "core/paper/number_key.h"

#include "tests/support/catch.h"

using namespace cz;
using pack::NumberStyle;
using Shape = pack::WrittenAs::Shape;

namespace {

std::string key(const std::string& number, Shape shape = Shape::any, NumberStyle style = NumberStyle::point) {
  return paper::numberInWords(must(Exact::parse(number)), shape, style);
}

}  // namespace

TEST_CASE("A whole number stands as it is, with groups from five digits on") {
  CHECK(key("7") == "7");
  CHECK(key("-7", Shape::mixed) == "-7");
  CHECK(key("1234567") == "1,234,567");
  CHECK(key("1234567", Shape::any, NumberStyle::comma) == "1.234.567");
}

TEST_CASE("A fraction has a bar where the item asks for a fraction") {
  CHECK(key("3/4", Shape::lowestTerms) == "$\\frac{3}{4}$");
  CHECK(key("-7/4", Shape::fraction) == "$-\\frac{7}{4}$");
}

TEST_CASE("A mixed number has its wholes in front") {
  CHECK(key("7/4", Shape::mixed) == "$1\\frac{3}{4}$");
  CHECK(key("-7/4", Shape::mixed) == "$-1\\frac{3}{4}$");
  CHECK(key("3/4", Shape::mixed) == "$\\frac{3}{4}$");
}

TEST_CASE("A decimal is spelled in the check's style") {
  CHECK(key("5/4", Shape::decimal) == "1.25");
  CHECK(key("5/4", Shape::decimals, NumberStyle::comma) == "1,25");
  CHECK(key("1/3", Shape::decimal) == "$\\frac{1}{3}$");
}

TEST_CASE("Where any form will do, both are shown while the decimal is short") {
  CHECK(key("1/2") == "$\\frac{1}{2}$ (0.5)");
  CHECK(key("1/2", Shape::any, NumberStyle::spaceComma) == "$\\frac{1}{2}$ (0,5)");
  CHECK(key("1/3") == "$\\frac{1}{3}$");
  CHECK(key("1/1024") == "$\\frac{1}{1024}$");
}
