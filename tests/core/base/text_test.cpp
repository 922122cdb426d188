#include "core/base/text.h"

#include "tests/support/catch.h"

using namespace cz;

TEST_CASE("one letter in several code points is one letter after normalising (O-08)") {
  const std::string composed = "\u00C5ngstr\u00F6m";
  CHECK(nfc("A\u030Angstro\u0308m") == composed);
  CHECK(nfc("\u212Bngstr\u00F6m") == composed);
  CHECK(stripMarks("A\u030Angstro\u0308m") == "Angstrom");
  CHECK(stripMarks(composed) == "Angstrom");
}

TEST_CASE("case folds by the item's language, never by the machine's locale (O-10)") {
  CHECK(foldCase("\u0130stanbul", "tr") == foldCase("istanbul", "tr"));
  CHECK(foldCase("\u0130STANBUL", "tr") == foldCase("istanbul", "tr"));
  CHECK(foldCase("ISTANBUL", "tr") != foldCase("istanbul", "tr"));
  CHECK(foldCase("TITLE", "en") == foldCase("title", "en"));
  CHECK(foldCase("STRASSE", "de") == foldCase("stra\u00DFe", "de"));
}

TEST_CASE("every kind of quote becomes the plain one (O-09)") {
  for (const char* quote : {"\u2019", "\u2018", "\u02BC", "\u00B4", "'"})
    CHECK(plainQuotes(std::string("don") + quote + "t") == "don't");
  CHECK(plainQuotes("\u201Cyes\u201D") == "\"yes\"");
  CHECK(plainQuotes("\u201Eyes\u201C") == "\"yes\"");
}

TEST_CASE("white space of every kind is tidied") {
  CHECK(tidySpaces("  a \u00A0\t b\u3000\n") == "a b");
  CHECK(tidySpaces("\u2009") == "");
}

TEST_CASE("ill-formed UTF-8 is noticed") {
  CHECK(isUtf8("na\u00EFve"));
  CHECK_FALSE(isUtf8("\xE9"));
  CHECK_FALSE(isUtf8("\xC0\x80"));
  CHECK_FALSE(isUtf8("\xED\xA0\x80"));
  CHECK_FALSE(isUtf8(std::string_view("a\0b", 3)));
}

TEST_CASE("what a person writes is counted in letters, whatever bytes they take") {
  CHECK(expectLetters("", 0, "The comment"));
  CHECK(expectLetters("\u010Du\u017Eas", 5, "The comment"));  // 7 bytes
  CHECK(expectLetters("\U0001F600", 1, "The comment"));
  CHECK(expectLetters("\u010Du\u017Eas", 4, "The comment").error().message ==
        "The comment is too long: it has 5 letters. Write at most 4.");
  CHECK(expectLetters("\xE9", 9, "The reason").error().message ==
        "The reason has signs that are no letters. Type it anew.");
}

TEST_CASE("full-width digits are digits, other signs keep their own width") {
  CHECK(plainWidth("\uFF11\uFF12") == "12");
  CHECK(plainWidth("x\u00B2") == "x\u00B2");
}
