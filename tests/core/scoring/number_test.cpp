#include "core/scoring/number.h"

#include <fstream>

#include "core/scoring/trouble.h"
#include "tests/support/catch.h"
#include "tests/support/escapes.h"

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

/// The corpus; a row for "both" styles comes twice.
std::vector<Row> corpus() {
  std::vector<Row> rows;
  std::ifstream file(CHECKZONE_SOURCE "/tests/core/scoring/typed_numbers.tsv");
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.starts_with('#')) continue;
    const auto cells = split(line, '\t');
    REQUIRE(cells.size() == 5);
    const std::string unit = cells[1] == "-" ? "" : tests::unescaped(cells[1]);
    const std::string readAs = cells[4] == "-" ? "" : tests::unescaped(cells[4]);
    for (const auto style : {NumberStyle::point, NumberStyle::comma}) {
      const std::string name = style == NumberStyle::point ? "point" : "comma";
      if (cells[0] == name || cells[0] == "both")
        rows.push_back({number, style, unit, tests::unescaped(cells[2]), cells[3], readAs});
    }
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

TEST_CASE("every typed number of the corpus is read as a teacher would read it (O-01 to O-07)") {
  const auto rows = corpus();
  CHECK(rows.size() >= 400);
  for (const auto& row : rows) {
    INFO("typed_numbers.tsv:" << row.line << " typed: " << row.typed
                              << (row.style == NumberStyle::point ? " (point)" : " (comma)"));
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
    CHECK(read.error().message.find('#') == std::string::npos);
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
  CHECK(whyNot("1,23,4").starts_with("The digits are grouped in an unusual way."));
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

TEST_CASE("every trouble has words in both number styles") {
  for (int i = 0; i <= static_cast<int>(Trouble::unknownPart); ++i) {
    const auto trouble = static_cast<Trouble>(i);
    CHECK_FALSE(sentenceFor(trouble, NumberStyle::point, "x").empty());
    CHECK_FALSE(sentenceFor(trouble, NumberStyle::comma, "x").empty());
  }
}

TEST_CASE("exact values are spelled in the pack's style") {
  CHECK(spelled(must(Exact::parse("2469/2")), NumberStyle::point) == "1234.5");
  CHECK(spelled(must(Exact::parse("2469/2")), NumberStyle::comma) == "1234,5");
  CHECK(spelled(must(Exact::parse("1/3")), NumberStyle::comma) == "1/3");
  CHECK(spelled(Exact(-3), NumberStyle::point) == "-3");
}
