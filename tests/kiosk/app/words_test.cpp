#include "kiosk/app/words.h"

#include "tests/support/catch.h"

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
