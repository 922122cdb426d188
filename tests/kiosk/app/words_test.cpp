#include "kiosk/app/languages.h"
#include "kiosk/app/plural.h"

#include "tests/support/catch.h"

using cz::app::Languages;
using cz::app::Words;

TEST_CASE("words are found by table and name, with their gaps filled") {
  const Words words = must(Words::parse("[path]\ntitle = \"My path\"\ntry = \"try {n} of {of}\"\n"));
  CHECK(words("path.title") == "My path");
  CHECK(words("path.try", {{"n", "2"}, {"of", "4"}}) == "try 2 of 4");
}

TEST_CASE("one thing and several things have words of their own") {
  const Words words = must(Words::parse("[items]\none = \"{n} question\"\nother = \"{n} questions\"\n"));
  CHECK(words.count("items", 1) == "1 question");
  CHECK(words.count("items", 5) == "5 questions");
  CHECK(words.count("items", 0) == "0 questions");
}

TEST_CASE("a filling with braces in it is not filled again") {
  const Words words = must(Words::parse("hello = \"Hello {name}\"\n"));
  CHECK(words("hello", {{"name", "{name}"}}) == "Hello {name}");
  CHECK(words("hello", {{"name", "{other}"}, {"other", "x"}}) == "Hello {other}");
  CHECK(words("hello", {{"name", "a } {"}}) == "Hello a } {");
}

TEST_CASE("a missing key shows itself") {
  const Words words = must(Words::parse("a = \"b\"\n"));
  CHECK(words("no.such") == "«no.such»");
  CHECK_FALSE(words.has("no.such"));
}

TEST_CASE("a broken strings file is refused with its line") {
  const auto broken = Words::parse("a = \"b\"\nc = \n");
  REQUIRE_FALSE(broken);
  CHECK(broken.error().message.find("Line 2") != std::string::npos);
  const auto number = Words::parse("[a]\nb = 3\n");
  REQUIRE_FALSE(number);
  CHECK(number.error().message.find("a.b") != std::string::npos);
}

TEST_CASE("a language has the words for how many that its grammar asks for") {
  using cz::app::pluralForm;
  CHECK(pluralForm("en", 1) == "one");
  CHECK(pluralForm("de", 0) == "other");
  CHECK(pluralForm("de-AT", 21) == "other");
  const std::pair<int, const char*> arabic[] = {{0, "zero"},    {1, "one"},   {2, "two"},   {3, "few"},
                                                {10, "few"},    {11, "many"}, {99, "many"}, {100, "other"},
                                                {102, "other"}, {103, "few"}};
  for (const auto& [n, form] : arabic) CHECK(pluralForm("ar", n) == form);
  CHECK(pluralForm("ar", -1) == "zero");
  const std::pair<int, const char*> lithuanian[] = {{1, "one"},    {2, "few"},    {9, "few"},  {10, "other"},
                                                    {11, "other"}, {19, "other"}, {21, "one"}, {22, "few"},
                                                    {30, "other"}, {111, "other"}};
  for (const auto& [n, form] : lithuanian) CHECK(pluralForm("lt", n) == form);
}

TEST_CASE("a form that a language leaves out is told by the words for the rest") {
  const Words words = must(Words::parse("[language]\ntag = \"ar\"\n[items]\none = \"A\"\nother = \"{n} B\"\n"));
  CHECK(words.count("items", 1) == "A");
  CHECK(words.count("items", 0) == "0 B");
  CHECK(words.count("items", 11) == "11 B");
}

TEST_CASE("what is filled into a right-to-left sentence keeps its own direction") {
  const Words words = must(Words::parse("a = \"x {n}\"\n[language]\ntag = \"ar\"\ndirection = \"right-to-left\"\n"));
  CHECK(words("a", {{"n", "3/4"}}) == "x \u20683/4\u2069");
}

TEST_CASE("a sentence of core is found by its English words, its parts as well") {
  const Words english =
      must(Words::parse("[said]\nof = \"{a} of {b} points\"\nuse = \"Write it {shape}.\"\n"
                        "fraction = \"as a fraction\"\nthird = \"{a} of 3 points\"\n"));
  Words german =
      must(Words::parse("[language]\ntag = \"de\"\n[said]\nof = \"{a} von {b} Punkten\"\n"
                        "use = \"Schreib es {shape}.\"\nfraction = \"als Bruch\"\nthird = \"{a} von dreien\"\n"));
  CHECK(german.said("2 of 5 points") == "2 of 5 points");
  german.learnSayings(english);
  CHECK(german.said("2 of 5 points") == "2 von 5 Punkten");
  CHECK(german.said("2 of 3 points") == "2 von dreien");
  CHECK(german.said("Write it as a fraction.") == "Schreib es als Bruch.");
  CHECK(german.said("Write it in red.") == "Schreib es in red.");
  CHECK(german.said("of 5 points") == "of 5 points");
  CHECK(german.said("2 of 5 points!") == "2 of 5 points!");
  CHECK(english.said("2 of 5 points") == "2 of 5 points");
}

TEST_CASE("what somebody typed or called a check is not translated, even when it is a word that the program says") {
  const std::string both = "[said]\nstrange = \"{piece} here\"\nopens = \"after {title}\"\nwhen = \"in {month}\"\n";
  const Words english = must(Words::parse(both + "may = \"May\"\n"));
  Words german =
      must(Words::parse("[language]\ntag = \"de\"\n[said]\nstrange = \"hier {piece}\"\n"
                        "opens = \"nach {title}\"\nwhen = \"im {month}\"\nmay = \"Mai\"\n"));
  german.learnSayings(english);
  CHECK(german.said("May here") == "hier May");
  CHECK(german.said("after May") == "nach May");
  CHECK(german.said("in May") == "im Mai");
}

TEST_CASE("a language that isn't there is English, a country's is that of the language") {
  Languages languages(must(Words::parse("a = \"hello\"\n[language]\ntag = \"en\"\nname = \"English\"\n")));
  languages.add(must(Words::parse("a = \"hallo\"\n[language]\ntag = \"de\"\nname = \"Deutsch\"\n")));
  CHECK(languages.find("de-AT")("a") == "hallo");
  CHECK(languages.find("fr")("a") == "hello");
  CHECK(languages.find("")("a") == "hello");
  for (const char* spoken : {"en", "en-GB", "de", "de-AT"}) CHECK(languages.speaks(spoken));
  CHECK_FALSE(languages.speaks("fr"));
  CHECK(languages.names() == std::vector<std::pair<std::string, std::string>>{{"en", "English"}, {"de", "Deutsch"}});
}
