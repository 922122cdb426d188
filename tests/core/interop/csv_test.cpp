// Spreadsheets' files: delimiters, quotes, line ends, encodings (case O-31).
#include "core/interop/csv.h"
#include "core/interop/decode.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::interop;

namespace {

using Cells = std::vector<std::string>;

std::vector<CsvRow> rowsOf(const std::string& text, char delimiter = ',') {
  return must(readCsv(text, delimiter, "a.csv"));
}

}  // namespace

TEST_CASE("cells may be quoted, hold quotes, delimiters and line breaks") {
  const auto rows = rowsOf("a,\"b, \"\"c\"\"\",d\n1,\"two\nlines\",3\n4,5,6\n");
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].cells == Cells{"a", "b, \"c\"", "d"});
  CHECK(rows[1].cells == Cells{"1", "two\nlines", "3"});
  CHECK(rows[2].line == 4);
}

TEST_CASE("LF, CRLF and CR alone end a line, and blank lines are no rows") {
  for (const char* text : {"a,b\nc,d\n", "a,b\r\nc,d\r\n", "a,b\rc,d\r", "a,b\r\n\r\n,\r\nc,d"}) {
    const auto rows = rowsOf(text);
    REQUIRE(rows.size() == 2);
    CHECK(rows[1].cells == Cells{"c", "d"});
  }
}

TEST_CASE("a quote in the middle of a cell is a letter, and cells keep their blanks") {
  CHECK(rowsOf("O\"Neil, x ")[0].cells == Cells{"O\"Neil", " x "});
}

TEST_CASE("a quote that is never closed is named by the line where it opens") {
  const auto rows = readCsv("a,b\n1,\"open\n2,3\n", ',', "users.csv");
  REQUIRE_FALSE(rows.ok());
  CHECK(rows.error().message.find("users.csv, line 2:") == 0);
}

TEST_CASE("the delimiter is the one that splits the lines evenly") {
  CHECK(guessDelimiter("a,b,c\n1,2,3\n") == ',');
  CHECK(guessDelimiter("a;b\n1,5;2\n1,7;3\n") == ';');
  CHECK(guessDelimiter("a\tb\n1, 2\t3\n") == '\t');
  CHECK(guessDelimiter("name\nLee\n") == ',');
}

TEST_CASE("columns are found by name, whatever their place, case and blanks") {
  const auto table = must(CsvTable::read("\"SIS ID\";First Name\n0007; Ada \n0008\n", "Student.csv"));
  const auto id = table.column({"sourcedid", "sisid"});
  REQUIRE(id.has_value());
  CHECK(cell(table.rows()[0], id) == "0007");
  CHECK(cell(table.rows()[0], table.column({"firstname"})) == "Ada");
  CHECK(cell(table.rows()[1], table.column({"firstname"})).empty());
  CHECK_FALSE(table.column({"password"}).has_value());
}

TEST_CASE("a byte-order mark is no part of the first heading") {
  CHECK(must(strictText("\xEF\xBB\xBFsourcedId,givenName", "users.csv")) == "sourcedId,givenName");
}

TEST_CASE("UTF-16 with a byte-order mark is converted, both ways round and beyond the first plane") {
  using namespace std::string_literals;
  CHECK(must(strictText("\xFF\xFE"
                        "a\0\xE9\0"s,
                        "a.csv")) == "aé");
  CHECK(must(strictText("\xFE\xFF\0a\0\xE9"s, "a.csv")) == "aé");
  CHECK(must(strictText("\xFF\xFE\x3D\xD8\x00\xDE"s, "a.csv")) == "😀");
}

TEST_CASE("bytes that are not UTF-8 are refused with file, line and the way out") {
  const auto text = strictText("id,name\r\n1,Ada\r\n2,Ren\xE9\r\n", "users.csv");
  REQUIRE_FALSE(text.ok());
  CHECK(text.error().message ==
        "users.csv, line 3, column 6: this is not UTF-8 text. Save the file as \"CSV UTF-8\" and import it again.");
}

TEST_CASE("where guessing is allowed, old Western bytes become letters and the line is told") {
  const auto guessed = guessedText("one\nRen\xE9 \x93x\x94");
  CHECK(guessed.text == "one\nRené “x”");
  CHECK(guessed.firstOddLine == 2);
  CHECK(guessed.firstOddColumn == 4);
  CHECK(guessedText("Renée").firstOddLine == 0);
}
