// How several typed numbers are read, before anything is judged.

#include "core/scoring/number_list.h"

#include "tests/support/catch.h"
#include "tests/support/escapes.h"

using namespace cz;
using namespace cz::scoring;
using pack::NumberStyle;

namespace {

/// The values with blanks between, "blank", or "unreadable".
std::string values(std::string_view escaped, NumberStyle style) {
  const auto read = readList(tests::unescaped(escaped), style);
  if (!read) return "unreadable";
  if (!*read) return "blank";
  std::vector<std::string> texts;
  for (const auto& value : (*read)->values) texts.push_back(value.toText());
  return join(texts, " ");
}

std::string byPoint(std::string_view typed) { return values(typed, NumberStyle::point); }
std::string byComma(std::string_view typed) { return values(typed, NumberStyle::comma); }

std::string why(std::string_view typed, NumberStyle style) {
  const auto read = readList(typed, style);
  REQUIRE_FALSE(read);
  return read.error().message;
}

}  // namespace

TEST_CASE("decimal commas among semicolons can't be read where a point is the decimal mark") {
  CHECK(byPoint("0,5; 1,5") == "unreadable");
  CHECK(byPoint("0,5;1,5;2") == "unreadable");
  CHECK(byPoint("0.5; 1.5") == "1/2 3/2");
  CHECK(byComma("0,5; 1,5") == "1/2 3/2");
  CHECK(why("0,5; 1,5", NumberStyle::point) ==
        "There are commas and semicolons. Write decimals with a point, like 0.5; 1.5");
}

TEST_CASE("with a decimal point, commas, semicolons, blanks and words stand between numbers") {
  CHECK(byPoint("1, 2, 3") == "1 2 3");
  CHECK(byPoint("1,2,3") == "1 2 3");
  CHECK(byPoint("1 2 3") == "1 2 3");
  CHECK(byPoint("1;2;3") == "1 2 3");
  CHECK(byPoint("1, 2; 3") == "1 2 3");
  CHECK(byPoint("1, 2 and 3") == "1 2 3");
  CHECK(byPoint("1, 2, and 3") == "1 2 3");
  CHECK(byPoint("1 AND 2") == "1 2");
  CHECK(byPoint("1 & 2") == "1 2");
  CHECK(byPoint("1\\u060C 2\\u3001 3") == "1 2 3");
  CHECK(byPoint("  1,2,3,  ") == "1 2 3");
  CHECK(byPoint("1,\\u00A02") == "1 2");
  CHECK(byPoint("1\\u00A02") == "1 2");
  CHECK(byPoint("1.5, 2.25") == "3/2 9/4");
  CHECK(byPoint("7") == "7");
}

TEST_CASE("with a decimal comma, semicolons, blanks and commas before a blank stand between numbers") {
  CHECK(byComma("1; 2; 3") == "1 2 3");
  CHECK(byComma("1, 2, 3") == "1 2 3");
  CHECK(byComma("1 ,2 ,3") == "1 2 3");
  CHECK(byComma("1 2 3") == "1 2 3");
  CHECK(byComma("1,5; 2,25") == "3/2 9/4");
  CHECK(byComma("1,5, 2,25") == "3/2 9/4");
  CHECK(byComma("1,5 2,25") == "3/2 9/4");
  CHECK(byComma("1 und 2") == "1 2");
  CHECK(byComma("1 ir 2,5") == "1 5/2");
  CHECK(byComma("1.000; 2") == "1000 2");
  CHECK(byComma("1,2,3") == "unreadable");
  CHECK(why("1,2,3", NumberStyle::comma) == "Put a semicolon between the numbers, like 1; 2; 3.");
}

TEST_CASE("brackets around the whole list don't matter") {
  CHECK(byPoint("{1, 2}") == "1 2");
  CHECK(byPoint("( 1, 2 )") == "1 2");
  CHECK(byPoint("[1; 2]") == "1 2");
  CHECK(byPoint("{1, 2") == "unreadable");
  CHECK(byPoint("{}") == "unreadable");
}

TEST_CASE("a comma in a list is never silently a thousands mark") {
  CHECK(byPoint("100,200,300") == "100 200 300");
  CHECK(byPoint("1,000") == "unreadable");
  CHECK(byPoint("1,000, 2,000") == "unreadable");
  CHECK(byPoint("1,234; 5") == "unreadable");
  CHECK(byPoint("1,234, 5") == "unreadable");
  CHECK(byPoint("1000, 2000") == "1000 2000");
  CHECK(byPoint("1'000, 2'000") == "1000 2000");
  CHECK(byPoint("1\\u202F000; 2") == "1000 2");
}

TEST_CASE("an ordinary blank separates and never groups digits in a list") {
  CHECK(byPoint("100 200 300") == "100 200 300");
  CHECK(byPoint("12 000") == "unreadable");
  CHECK(byComma("12 000; 5") == "unreadable");
}

TEST_CASE("where blanks are the style's group signs, one groups digits only when another sign separates the numbers") {
  CHECK(values("12 345; 678", NumberStyle::spacePoint) == "12345 678");
  CHECK(values("12 345, 678", NumberStyle::spacePoint) == "12345 678");
  CHECK(values("1 234 567.5, 2", NumberStyle::spacePoint) == "2469135/2 2");
  CHECK(values("12 000; 1 000,5", NumberStyle::spaceComma) == "12000 2001/2");
  CHECK(values("-1 000; 5", NumberStyle::spaceComma) == "-1000 5");
  CHECK(values("1, 2 3", NumberStyle::spacePoint) == "1 2 3");
  CHECK(values("1 2 3", NumberStyle::spacePoint) == "1 2 3");
  CHECK(values("12 18 20", NumberStyle::spaceComma) == "12 18 20");
  CHECK(values("100 200 300", NumberStyle::spacePoint) == "unreadable");
  CHECK(values("12 345", NumberStyle::spaceComma) == "unreadable");
  CHECK(values("12 345/5, 1", NumberStyle::spacePoint) == "unreadable");
  CHECK(why("100 200", NumberStyle::spaceComma) ==
        "Write large numbers in one piece, like 1000, and put a semicolon between numbers.");
}

TEST_CASE("Swiss and Indian lists stand between commas, and digits in Indian groups are never silently a list") {
  CHECK(values("1'000, 2'500", NumberStyle::swiss) == "1000 2500");
  CHECK(values("1, 2, 3", NumberStyle::swiss) == "1 2 3");
  CHECK(values("1,000", NumberStyle::swiss) == "unreadable");
  CHECK(values("1, 2, 3", NumberStyle::indian) == "1 2 3");
  CHECK(values("12,18,20", NumberStyle::indian) == "12 18 20");
  CHECK(values("12,34,567", NumberStyle::indian) == "unreadable");
  CHECK(values("1,00,000; 5", NumberStyle::indian) == "unreadable");
  CHECK(values("1,05,234", NumberStyle::indian) == "unreadable");
  CHECK(values("100000; 5", NumberStyle::indian) == "100000 5");
  CHECK(values("1, 1\\u0662", NumberStyle::point) == "unreadable");
}

TEST_CASE("signs, fractions and mixed numbers stand in lists") {
  CHECK(byPoint("-1, \\u22122, +3") == "-1 -2 3");
  CHECK(byPoint("- 1, - 2") == "-1 -2");
  CHECK(byPoint("1/2, 3 / 4") == "1/2 3/4");
  CHECK(byPoint("\\u00BD \\u00BE") == "1/2 3/4");
  CHECK(byPoint("1\\u00BD 2\\u00BD") == "3/2 5/2");
  CHECK(byPoint("1 1/2, 2 1/2") == "3/2 5/2");
  CHECK(byPoint("1, 1/2") == "1 1/2");
  CHECK(byPoint("1 and 1/2") == "1 1/2");
  CHECK(byPoint("1 1/2") == "unreadable");
  CHECK(byPoint("1 2 1/2") == "unreadable");
  CHECK(byPoint("1 - 2") == "unreadable");
  CHECK(why("1 1/2", NumberStyle::point).starts_with("Is this one mixed number or two numbers?"));
}

TEST_CASE("a list with something missing or something strange can't be read") {
  CHECK(byPoint("1,,2") == "unreadable");
  CHECK(byPoint(",1") == "unreadable");
  CHECK(byPoint(",") == "unreadable");
  CHECK(byPoint("1, two") == "unreadable");
  CHECK(byPoint("1, 2 m") == "unreadable");
  CHECK(byPoint("1-6") == "unreadable");
  CHECK(byPoint("1 2 etc") == "unreadable");
  CHECK(byPoint("\\uD800") == "unreadable");
  CHECK(byPoint("") == "blank");
  CHECK(byPoint(" \\u00A0 ") == "blank");
  CHECK(why("1,,2", NumberStyle::point).starts_with("A number is missing between two separators."));
}

TEST_CASE("the reading shows where one number ends and the next begins") {
  CHECK(must(readList("1,5;2", NumberStyle::comma))->readAs == "1,5; 2");
  CHECK(must(readList("1,5", NumberStyle::comma))->readAs == "1,5");
  CHECK(must(readList("1,5", NumberStyle::point))->readAs == "1, 5");
  CHECK(must(readList("3/4 0.50", NumberStyle::point))->readAs == "3/4, 0.5");
}

TEST_CASE("a list of more than 200 numbers is refused, however it is typed") {
  std::string typed;
  for (int i = 0; i < 200; ++i) typed += "1 ";
  CHECK(must(readList(typed, NumberStyle::point))->values.size() == 200);
  CHECK_FALSE(readList(typed + "1", NumberStyle::point));
  CHECK_FALSE(readList(std::string(1000000, ' ') + "1", NumberStyle::point));
  CHECK_FALSE(readList(std::string(5000, '9'), NumberStyle::point));
}
