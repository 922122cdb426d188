#include "core/pack/number_style.h"

#include "core/pack/look_alike.h"
#include "core/pack/question.h"
#include "tests/core/pack/pack_text.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::pack;
using namespace cz::tests;

TEST_CASE("Every number style has a name that leads back to it, and the number under which records keep it") {
  for (const auto& [name, style] : kNumberStyles) {
    CHECK(nameOf(style) == name);
    CHECK(numberStyleNamed(name) == style);
  }
  CHECK_FALSE(numberStyleNamed("dot"));
  CHECK(static_cast<int>(NumberStyle::point) == 0);
  CHECK(static_cast<int>(NumberStyle::comma) == 1);
  CHECK(static_cast<int>(NumberStyle::spacePoint) == 2);
  CHECK(static_cast<int>(NumberStyle::spaceComma) == 3);
  CHECK(static_cast<int>(NumberStyle::swiss) == 4);
  CHECK(static_cast<int>(NumberStyle::indian) == 5);
}

TEST_CASE("A number is printed in the groups of its style, from five digits on") {
  CHECK(grouped("1234567.5", NumberStyle::point) == "1,234,567.5");
  CHECK(grouped("1234567.5", NumberStyle::comma) == "1.234.567,5");
  CHECK(grouped("1234567.5", NumberStyle::spacePoint) == "1\u202F234\u202F567.5");
  CHECK(grouped("1234567.5", NumberStyle::spaceComma) == "1\u202F234\u202F567,5");
  CHECK(grouped("1234567.5", NumberStyle::swiss) == "1\u2019234\u2019567.5");
  CHECK(grouped("1234567.5", NumberStyle::indian) == "12,34,567.5");
  CHECK(grouped("-10000", NumberStyle::point) == "-10,000");
  CHECK(grouped("100000", NumberStyle::indian) == "1,00,000");
  CHECK(grouped("1234", NumberStyle::point) == "1234");
  CHECK(grouped("0.12345", NumberStyle::comma) == "0,12345");
}

TEST_CASE("grouped(x) and decimal(x) write as the students of the check do") {
  const auto in = [](std::string_view text, NumberStyle style) {
    return must(must(Template::parse(text, style)).render({}));
  };
  CHECK(in("{grouped(1234567)}", NumberStyle::point) == "1,234,567");
  CHECK(in("{grouped(1234567)}", NumberStyle::indian) == "12,34,567");
  CHECK(in("{grouped(25001 / 2)}", NumberStyle::spaceComma) == "12\u202F500,5");
  CHECK(in("{decimal(5 / 2)}", NumberStyle::spaceComma) == "2,5");
  CHECK(in("{decimal(5 / 2)}", NumberStyle::swiss) == "2.5");
  CHECK_FALSE(must(Template::parse("{grouped(1 / 3)}")).render({}));
}

TEST_CASE("Two choices that say the same number are found in every style") {
  const auto value = [](std::string_view text, NumberStyle style) {
    const auto amount = amountOf(lookOf(text), style);
    return amount ? amount->value.toText() + "|" + amount->rest : "none";
  };
  CHECK(value("12 000 apples", NumberStyle::spacePoint) == "12000|apples");
  CHECK(value("12\u202F000,5 kg", NumberStyle::spaceComma) == "24001/2|kg");
  CHECK(value("12 apples", NumberStyle::spaceComma) == "12|apples");
  CHECK(value("1\u2019000", NumberStyle::swiss) == "1000|");
  CHECK(value("12,34,567", NumberStyle::indian) == "1234567|");
  CHECK(value("1,234,567", NumberStyle::indian) == "none");
  CHECK(value("1,234", NumberStyle::swiss) == "none");
  CHECK(value("1,000 apples", NumberStyle::point) == "1000|apples");
}
