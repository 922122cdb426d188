// Typed words against keys: what counts is decided by the item alone.

#include "core/pack/same_text.h"

#include "tests/support/catch.h"
#include "tests/support/escapes.h"

using namespace cz;
using namespace cz::pack;

namespace {

Item plainItem() {
  Item item;
  item.type = ItemType::text;
  item.language = "en";
  return item;
}

bool same(std::string_view typed, std::string_view key, const Item& item) {
  return sameText(tests::unescaped(typed), tests::unescaped(key), item);
}

}  // namespace

TEST_CASE("one letter in different code points is one letter (O-08)") {
  const std::string key = "\\u00C5ngstr\\u00F6m";
  auto item = plainItem();
  CHECK(same(key, key, item));
  CHECK(same("A\\u030Angstro\\u0308m", key, item));
  CHECK(same("\\u212Bngstr\\u00F6m", key, item));
  CHECK_FALSE(same("Angstrom", key, item));
  item.accents = Accents::ignore;
  CHECK(same("Angstrom", key, item));
  CHECK(same("A\\u030Angstro\\u0308m", key, item));
  CHECK(same(key, "Angstrom", item));
}

TEST_CASE("accents are dropped in the same way whatever the form of the text") {
  auto item = plainItem();
  item.accents = Accents::ignore;
  CHECK(same("Jos\\u00E9", "Jose", item));
  CHECK(same("Jose\\u0301", "Jose", item));
  CHECK(same("Jose", "Jos\\u00E9", item));
  item.accents = Accents::strict;
  CHECK(same("Jose\\u0301", "Jos\\u00E9", item));
  CHECK_FALSE(same("Jose", "Jos\\u00E9", item));
}

TEST_CASE("a stroke through a letter is an accent, too") {
  auto item = plainItem();
  item.accents = Accents::ignore;
  CHECK(same("\\u0141\\u00F3d\\u017A", "Lodz", item));        // Łódź
  CHECK(same("\\u0110\\u00E0 N\\u1EB5ng", "da nang", item));  // Đà Nẵng
  CHECK(same("K\\u00F8benhavn", "Kobenhavn", item));
  CHECK_FALSE(same("\\u0141\\u00F3d\\u017A", "Lodz", plainItem()));
}

TEST_CASE("every apostrophe and quote is the same, in key and in answer (O-09)") {
  const auto item = plainItem();
  for (const std::string quote : {"'", "\\u2019", "\\u2018", "\\u02BC", "\\u00B4"}) {
    CHECK(same("don" + quote + "t", "don't", item));
    CHECK(same("don't", "don" + quote + "t", item));
  }
  CHECK(same("\\u201Cyes\\u201D", "\"yes\"", item));
  CHECK(same("\\u201Eyes\\u201C", "\"yes\"", item));
  CHECK(same("\\u00ABoui\\u00BB", "\"oui\"", item));
}

TEST_CASE("where quotes are the point, they must be the right ones (O-09)") {
  auto item = plainItem();
  item.quotes = Quotes::exact;
  CHECK_FALSE(same("don't", "don\\u2019t", item));
  CHECK(same("don\\u2019t", "don\\u2019t", item));
}

TEST_CASE("letter case folds by the item's language, never by the machine's (O-10)") {
  auto turkish = plainItem();
  turkish.language = "tr";
  CHECK(same("istanbul", "\\u0130stanbul", turkish));
  CHECK(same("\\u0130STANBUL", "\\u0130stanbul", turkish));
  CHECK_FALSE(same("ISTANBUL", "\\u0130stanbul", turkish));
  CHECK(same("\\u0131rmak", "IRMAK", turkish));
  const auto english = plainItem();
  CHECK(same("title", "TITLE", english));
  CHECK(same("istanbul", "\\u0130stanbul", english));
  CHECK(same("stra\\u00DFe", "STRASSE", english));
}

TEST_CASE("where case counts it counts") {
  auto item = plainItem();
  item.letterCase = LetterCase::strict;
  CHECK(same("pH", "pH", item));
  CHECK_FALSE(same("PH", "pH", item));
}

TEST_CASE("white space, width and invisible marks never count") {
  const auto item = plainItem();
  CHECK(same("  the   prime\\u00A0number ", "the prime number", item));
  CHECK(same("\\uFF21\\uFF22\\u3000\\uFF11", "AB 1", item));
  CHECK(same("fac\\u00ADtor", "factor", item));
  CHECK(same("\\u200Ffactor\\uFEFF", "factor", item));
  CHECK(same("well\\u2011known", "well-known", item));
  CHECK_FALSE(same("primenumber", "prime number", item));
}

TEST_CASE("a star in the key stands for any run of characters, where the item says so") {
  auto item = plainItem();
  CHECK_FALSE(same("colour", "colo*r", item));
  item.wildcard = true;
  CHECK(same("colour", "colo*r", item));
  CHECK(same("color", "colo*r", item));
  CHECK(same("a prime number", "*prime*", item));
  CHECK(same("Prime", "*prime*", item));
  CHECK_FALSE(same("a number", "*prime*", item));
  CHECK(same("abcabc", "a*bc", item));
  CHECK_FALSE(same("ab", "ab*b", item));
  CHECK(same("2*3", "2\\*3", item));
  CHECK_FALSE(same("2x3", "2\\*3", item));
  CHECK(same("anything", "*", item));
}

TEST_CASE("many stars against a long answer come to an end at once") {
  auto item = plainItem();
  item.wildcard = true;
  std::string key;
  for (int i = 0; i < 200; ++i) key += "a*";
  CHECK_FALSE(same(std::string(4000, 'a'), key + "b", item));
}

TEST_CASE("a mark at the end of an answer doesn't count, nor do quotes around the whole") {
  const auto item = plainItem();
  for (const std::string typed :
       {"Paris.", "Paris!", "Paris ?", "Paris\\u2026", "Paris...", "\"Paris\"", "\\u201EParis\\u201C",
        "\\u00ABParis\\u00BB", "'Paris'", "\"Paris.\"", "\"Paris\".", " \" Paris \" . "})
    CHECK(same(typed, "Paris", item));
  CHECK(same("Where are you", "Where are you?", item));
  CHECK(same("D\\u00F3nde est\\u00E1s", "\\u00BFD\\u00F3nde est\\u00E1s?", item));
  CHECK(same("\\u6771\\u4EAC\\u3002", "\\u6771\\u4EAC", item));
  CHECK(same("the USA", "the U.S.A", item) == false);
  CHECK(same("the U.S.A", "the U.S.A.", item));
  CHECK_FALSE(same("Paris,", "Paris", item));
  CHECK_FALSE(same(".Paris", "Paris", item));
}

TEST_CASE("a mark that says another thing counts") {
  const auto item = plainItem();
  CHECK_FALSE(same("?", "!", item));
  CHECK_FALSE(same("...", ".", item));
  CHECK_FALSE(same("-.", "-", item));  // Morse: N and T
  CHECK_FALSE(same("5!", "5", item));  // 120 and 5
  CHECK_FALSE(same("n!", "n", item));
  CHECK_FALSE(same("1, 2, 3...", "1, 2, 3", item));
  CHECK(same("1492.", "1492", item));
  CHECK_FALSE(same("3", "3.", item));  // three and third
  CHECK(same("3.", "3.", item));
  CHECK(same("'", "'", item));
  CHECK_FALSE(same("\"to\" and \"too\"", "to\" and \"too", item));
}

TEST_CASE("where the mark at the end is the point, it must be there") {
  auto item = plainItem();
  item.ending = Ending::strict;
  CHECK_FALSE(same("Where are you", "Where are you?", item));
  CHECK_FALSE(same("Where are you.", "Where are you?", item));
  CHECK_FALSE(same("\"Paris\"", "Paris", item));
  CHECK(same("where are you?", "Where are you?", item));
  auto quotes = plainItem();
  quotes.quotes = Quotes::exact;
  CHECK_FALSE(same("\"Paris\"", "Paris", quotes));
  CHECK(same("Paris.", "Paris", quotes));
}

TEST_CASE("a star goes with marks at the end, and a mark behind a star counts") {
  auto item = plainItem();
  item.wildcard = true;
  CHECK(same("Paris.", "Par*s", item));
  CHECK(same("Par*s.", "Par\\*s", item));
  CHECK(same("It rains.", "*.", item));
  CHECK_FALSE(same("It rains", "*.", item));
}
