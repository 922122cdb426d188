// Aiken: one question, its choices, one letter. A question that can't be read costs itself and nothing else.
#include "core/interop/aiken_read.h"
#include "tests/core/interop/files.h"
#include "tests/core/interop/imports.h"

using namespace cz::tests;
using cz::interop::ImportedItem;
using cz::interop::aiken::readFile;

TEST_CASE("an Aiken question becomes a choice with one key") {
  const auto q = onlyItem(readFile("Who wrote Faust?\nA) Schiller\nB. Goethe\nC)Lessing\nANSWER: B\n"));
  CHECK(q.kind == ImportedItem::Kind::choice);
  CHECK(q.stem == "Who wrote Faust?");
  CHECK(q.id == "Who wrote Faust?");
  REQUIRE(q.choices.size() == 3);
  CHECK(q.choices[1].text == "Goethe");
  CHECK(q.choices[1].key);
  CHECK(q.choices[2].text == "Lessing");
  CHECK_FALSE(q.choices[2].key);
  CHECK_FALSE(q.weighted);
}

TEST_CASE("questions follow one another with and without blank lines, with any line ends, each with its line") {
  const auto file = readFile("\xEF\xBB\xBFOne?\r\nA) a\r\nB) b\r\nanswer: A\r\nTwo\rlines?\rA) c\rB) d\rANSWER:B");
  REQUIRE(file.questions.size() == 2);
  CHECK(file.broken.empty());
  CHECK(file.questions[0].line == 1);
  CHECK(file.questions[1].line == 5);
  CHECK(file.questions[1].stem.text == "Two\nlines?");
  CHECK(file.questions[1].answers[1].marked);
}

TEST_CASE("tags and entities in an Aiken file are plain text") {
  const auto q = onlyItem(readFile("Is <b class=\"x\"> & &amp; a tag?\nA) yes, <b>\nB) no\nANSWER: A\n"));
  CHECK(q.stem == "Is <b class=\"x\"> & &amp; a tag?");
  CHECK(q.choices[0].text == "yes, <b>");
}

TEST_CASE("an Aiken question that can't be read is left out with its line, and the others come in") {
  const auto file = readFile(
      "No choices?\nANSWER: A\n\nNo answer?\nA) a\nB) b\n\nWrong letter?\nA) a\nB) b\nANSWER: C\n\n"
      "A) no question\nB) b\nANSWER: A\n\nTwo letters?\nA) a\nB) b\nANSWER: A, B\n\nGood?\nA) a\nB) b\nANSWER: A\n");
  REQUIRE(file.questions.size() == 1);
  CHECK(file.questions[0].stem.text == "Good?");
  REQUIRE(file.broken.size() == 5);
  CHECK(file.broken[0].line == 1);
  CHECK(file.broken[0].message.find("it has no choices.") != std::string::npos);
  CHECK(file.broken[1].line == 4);
  CHECK(file.broken[1].message.find("it has no answer.") != std::string::npos);
  CHECK(file.broken[2].line == 8);
  CHECK(file.broken[2].message.find("its answer C is none of its choices.") != std::string::npos);
  CHECK(file.broken[3].line == 13);
  CHECK(file.broken[3].message.find("stand without a question") != std::string::npos);
  CHECK(file.broken[4].line == 17);
  CHECK(file.broken[4].message.find("\"A, B\" is no answer.") != std::string::npos);
}

TEST_CASE("an Aiken question with a letter twice is left out with the line of the second one") {
  const auto file = readFile("Dup?\nA. x\nA. y\nANSWER: A\n\nLate?\nA) a\nB) b\nC) c\nB) d\nANSWER: A\n");
  CHECK(file.questions.empty());
  REQUIRE(file.broken.size() == 2);
  CHECK(file.broken[0].line == 3);
  CHECK(file.broken[0].message ==
        "The question \"Dup?\" can't be read: two of its choices have the letter A, so its answer may be either. Give "
        "each a letter of its own.");
  CHECK(file.broken[1].line == 10);
}

TEST_CASE("an Aiken question with one choice is left out") {
  CHECK(onlyLeftOut(readFile("Only one?\nA) a\nANSWER: A\n")).why ==
        "There are fewer than two choices. Add wrong ones.");
}

TEST_CASE("an empty Aiken file holds nothing") { CHECK(readFile("\n \n").questions.empty()); }

TEST_CASE("a line of feedback behind an answer is said with it, and is no part of the next question") {
  const auto file = readFile(
      "One?\nA) a\nB) b\nANSWER: A\nFEEDBACK: Because of a.\n\nTwo?\nA) a\nANSWER: B\nFeedback: Lost with it.\n\n"
      "Three?\nA) a\nB) b\nANSWER: B\n");
  REQUIRE(file.questions.size() == 2);
  REQUIRE(file.questions[0].generalFeedback);
  CHECK(file.questions[0].generalFeedback->text == "Because of a.");
  CHECK(file.questions[1].stem.text == "Three?");
  CHECK_FALSE(file.questions[1].generalFeedback);
  CHECK(file.broken.size() == 1);
}

TEST_CASE("a question may begin with a letter and a full stop when no blank follows") {
  const auto file = readFile("A.D. 1066 is the year of which battle?\nA) Hastings\nB) Crecy\nANSWER: A\n");
  REQUIRE(file.questions.size() == 1);
  CHECK(file.questions[0].stem.text == "A.D. 1066 is the year of which battle?");
}
