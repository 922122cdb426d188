#include "core/scoring/number.h"

#include <fstream>
#include <map>
#include <set>
#include <tuple>

#include "core/scoring/trouble.h"
#include "tests/support/catch.h"
#include "tests/support/escapes.h"
#include "tests/support/where.h"

using namespace cz;
using namespace cz::scoring;
using pack::NumberStyle;

namespace {

struct Row {
  int line = 0;
  NumberStyle style;
  std::string unit;
  std::string typed;
  std::string value;
  std::string readAs;
};

std::vector<NumberStyle> stylesNamed(const std::string& names) {
  if (names == "both") return {NumberStyle::point, NumberStyle::comma};
  std::vector<NumberStyle> styles;
  if (names == "all") {
    for (const auto& [name, style] : pack::kNumberStyles) styles.push_back(style);
    return styles;
  }
  for (const auto& name : split(names, '+')) {
    if (name == "both") {
      styles.insert(styles.end(), {NumberStyle::point, NumberStyle::comma});
      continue;
    }
    const auto style = pack::numberStyleNamed(name);
    INFO("style: " << name);
    REQUIRE(style);
    styles.push_back(*style);
  }
  return styles;
}

/// The corpus; a row for several styles comes once for each.
std::vector<Row> corpus() {
  std::vector<Row> rows;
  std::ifstream file(tests::inTree("tests/core/scoring/typed_numbers.tsv"));
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.starts_with('#')) continue;
    const auto cells = split(line, '\t');
    REQUIRE(cells.size() == 5);
    const std::string unit = cells[1] == "-" ? "" : tests::unescaped(cells[1]);
    const std::string readAs = cells[4] == "-" ? "" : tests::unescaped(cells[4]);
    for (const auto style : stylesNamed(cells[0]))
      rows.push_back({number, style, unit, tests::unescaped(cells[2]), cells[3], readAs});
  }
  return rows;
}

/// What the reader made of it, in the corpus's words.
std::string outcome(const Result<std::optional<TypedNumber>>& read) {
  if (!read) return "unreadable";
  if (!*read) return "blank";
  return (*read)->otherUnit ? "other-unit" : (*read)->value.toText();
}

std::string whyNot(std::string_view typed, NumberStyle style = NumberStyle::point, std::string_view unit = "") {
  const auto read = readNumber(typed, style, unit);
  REQUIRE_FALSE(read);
  return read.error().message;
}

}  // namespace

TEST_CASE("the corpus has at least 500 lines, says nothing twice, and 250 readings in each of at least five styles") {
  std::set<std::tuple<NumberStyle, std::string, std::string>> readings;
  std::set<int> lines;
  std::map<NumberStyle, int> perStyle;
  for (const auto& row : corpus()) {
    INFO("typed_numbers.tsv:" << row.line << " typed: " << row.typed);
    CHECK(readings.insert({row.style, row.unit, row.typed}).second);
    lines.insert(row.line);
    ++perStyle[row.style];
  }
  CHECK(lines.size() >= 500);
  CHECK(perStyle.size() >= 5);
  for (const auto& [style, count] : perStyle) {
    INFO(pack::nameOf(style));
    CHECK(count >= 250);
  }
}

TEST_CASE("every typed number of the corpus is read as a teacher would read it (O-01 to O-07)") {
  const auto rows = corpus();
  for (const auto& row : rows) {
    INFO("typed_numbers.tsv:" << row.line << " typed: " << row.typed << " (" << pack::nameOf(row.style) << ")");
    const auto read = readNumber(row.typed, row.style, row.unit);
    CHECK(outcome(read) == row.value);
    CHECK((read && *read ? (*read)->readAs : "") == row.readAs);
  }
}

TEST_CASE("whatever can't be read says why in a sentence with a way out") {
  for (const auto& row : corpus()) {
    if (row.value != "unreadable") continue;
    const auto read = readNumber(row.typed, row.style, row.unit);
    INFO("typed_numbers.tsv:" << row.line << " typed: " << row.typed);
    REQUIRE_FALSE(read);
    CHECK(read.error().message.size() > 20);
    const bool placeLeft =
        read.error().message.find('#') != std::string::npos && row.typed.find('#') == std::string::npos;
    CHECK_FALSE(placeLeft);
  }
}

TEST_CASE("the sentence fits the mistake") {
  CHECK(whyNot("3,5") == "Write a decimal point, not a comma: 3.5");
  CHECK(whyNot("3.5", NumberStyle::comma) == "Write a decimal comma, not a point: 3,5");
  CHECK(whyNot("0,123") == "Write a decimal point, not a comma: 0.123");
  CHECK(whyNot("12 m") == "Write the number only, without \"m\".");
  CHECK(whyNot("12 square metres") == "Write the number only, without \"square metres\".");
  CHECK(whyNot("3-") == "The sign is behind the number. Write it in front, like -3.");
  CHECK(whyNot("--3") == "There is more than one sign in front. Write one, like -3.");
  CHECK(whyNot("2/2/5").starts_with("A fraction has one bar."));
  CHECK(whyNot("2\\5").starts_with("The fraction bar leans the other way."));
  CHECK(whyNot("1/0").starts_with("A fraction can't have 0 below the bar."));
  CHECK(whyNot("3 4") == "There is more than one number here. Write only one.");
  CHECK(whyNot("3, 4") == "There is more than one number here. Write only one.");
  CHECK(whyNot("2*3").starts_with("This is a calculation."));
  CHECK(whyNot("5-3").starts_with("This is a calculation."));
  CHECK(whyNot("1e").starts_with("The power of ten is not complete."));
  CHECK(whyNot("(3)") == "Write the number without brackets.");
  CHECK(whyNot("3?") == "\"?\" can't be part of a number. Take it away.");
  CHECK(whyNot("twelve").starts_with("There is no number here yet."));
  CHECK(whyNot("1.2.3") == "A number has only one decimal point. Take the others away.");
  CHECK(whyNot("1,23,4") == "The digits are grouped in an unusual way. Write them like 1234567.5 or 1,234,567.5.");
}

TEST_CASE("the sentence says how the check's students write numbers") {
  const std::string unusual = "The digits are grouped in an unusual way. Write them like ";
  CHECK(whyNot("12.34,5", NumberStyle::comma) == unusual + "1234567,5 or 1.234.567,5.");
  CHECK(whyNot("1'234", NumberStyle::spacePoint) == unusual + "1234567.5 or 1\u202F234\u202F567.5.");
  CHECK(whyNot("1'234", NumberStyle::spaceComma) == unusual + "1234567,5 or 1\u202F234\u202F567,5.");
  CHECK(whyNot("1,234.5", NumberStyle::swiss) == unusual + "1234567.5 or 1\u2019234\u2019567.5.");
  CHECK(whyNot("1,234,567", NumberStyle::indian) == unusual + "1234567.5 or 12,34,567.5.");
  CHECK(whyNot("3,5", NumberStyle::swiss) == "Write a decimal point, not a comma: 3.5");
  CHECK(whyNot("3.5", NumberStyle::spaceComma) == "Write a decimal comma, not a point: 3,5");
}

TEST_CASE("what could be two numbers is asked for again, and both are named") {
  CHECK(whyNot("1,234", NumberStyle::swiss) == "This could mean two numbers. Write 1234 or 1.234 instead.");
  CHECK(whyNot("1.234", NumberStyle::spaceComma) == "This could mean two numbers. Write 1234 or 1,234 instead.");
  CHECK(whyNot("12 345/5", NumberStyle::spacePoint) ==
        "This could mean two numbers. Write 12345/5 or 12+345/5 instead.");
  CHECK(whyNot("1\u0662") == "The digits are of two scripts. Write all of them in one.");
}

TEST_CASE("sixty digits are read, sixty-one and endless text are refused") {
  CHECK(outcome(readNumber(std::string(60, '9'), NumberStyle::point, "")) == std::string(60, '9'));
  CHECK(whyNot(std::string(61, '9')).starts_with("This is too long to read."));
  CHECK(whyNot(std::string(100000, 'x')).starts_with("This is too long to read."));
  CHECK(whyNot(std::string(100000, '-')).starts_with("This is too long to read."));
  CHECK(outcome(readNumber("1e100", NumberStyle::point, "")) == "1" + std::string(100, '0'));
}

TEST_CASE("bytes that are no text can't be read") {
  CHECK(whyNot("\xff\xfe"
               "3")
            .starts_with("Some of this is not readable text."));
  CHECK(whyNot("3\xc3").starts_with("Some of this is not readable text."));
}

TEST_CASE("every trouble has words in every number style") {
  for (int i = 0; i <= static_cast<int>(Trouble::unknownPart); ++i) {
    const auto trouble = static_cast<Trouble>(i);
    for (const auto& [name, style] : pack::kNumberStyles) {
      const std::string sentence = sentenceFor(trouble, style, "x");
      CHECK_FALSE(sentence.empty());
      CHECK(sentence.find_first_of("#{}") == std::string::npos);
    }
  }
}

TEST_CASE("exact values are spelled in the pack's style") {
  CHECK(spelled(must(Exact::parse("2469/2")), NumberStyle::point) == "1234.5");
  CHECK(spelled(must(Exact::parse("2469/2")), NumberStyle::comma) == "1234,5");
  CHECK(spelled(must(Exact::parse("1/3")), NumberStyle::comma) == "1/3");
  CHECK(spelled(Exact(-3), NumberStyle::point) == "-3");
  CHECK(spelled(must(Exact::parse("2469/2")), NumberStyle::spaceComma) == "1234,5");
  CHECK(spelled(must(Exact::parse("2469/2")), NumberStyle::spacePoint) == "1234.5");
  CHECK(spelled(must(Exact::parse("2469/2")), NumberStyle::swiss) == "1234.5");
  CHECK(spelled(must(Exact::parse("2469/2")), NumberStyle::indian) == "1234.5");
}
