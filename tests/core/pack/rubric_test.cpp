// What a teacher marks: rubrics and the items that use them, as they are written, and what can be wrong with them.

#include "tests/core/pack/pack_text.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::pack;
using namespace cz::tests;

namespace {

const std::string kItem = "type = \"written\"\nstem = \"Why?\"\nrubric = \"claim\"\n";  // lines 12 to 14
const std::string kRubric =
    "[[rubric]]\nid = \"claim\"\n"                                                        // 15, 16
    "levels = [\"not yet\", \"nearly\", \"mastered\", \"beyond\"]\n"                      // 17
    "mastered = \"mastered\"\n"                                                           // 18
    "[[rubric.criterion]]\nid = \"trait\"\nlooks_for = \"Names a trait.\"\nweight = 2\n"  // 19 to 22
    "levels = [\"None.\", \"A feeling.\", \"A trait.\", \"A trait, told apart.\"]\n"      // 23
    "[[rubric.criterion]]\nid = \"proof\"\nlooks_for = \"Proves it.\"\n"                  // 24 to 26
    "levels = [\"No.\", \"Vague.\", \"Quoted.\", \"Two.\"]\n"                             // 27
    "examples = [\"a\", \"b\", \"c\", \"d\"]\n";                                          // 28

void expectError(const std::string& rest, int line, const std::string& part) {
  const auto reading = readAndValidate(packOfItem(rest));
  INFO(rest << "\nwanted line " << line << " …" << part << "…\ngot\n" << told(reading.problems));
  CHECK(tells(reading.problems, Severity::error, "checks/c.toml", line, part));
  CHECK_FALSE(reading.pack);
}

std::string rubricWith(const std::string& from, const std::string& to) {
  std::string rubric = kRubric;
  rubric.replace(rubric.find(from), from.size(), to);
  return kItem + rubric;
}

}  // namespace

TEST_CASE("a rubric has criteria with a text for each of its levels; the item that names it has a copy") {
  const Item item = goodItem(kItem + kRubric);
  CHECK(item.type == ItemType::written);
  const Rubric& rubric = item.rubric;
  CHECK(rubric.id == RubricId("claim"));
  REQUIRE(rubric.levels.size() == 4);
  CHECK(rubric.mastered == 2);
  REQUIRE(rubric.criteria.size() == 2);
  CHECK(rubric.criteria[0].id == CriterionId("trait"));
  CHECK(rubric.criteria[0].weight == Exact(2));
  CHECK(rubric.criteria[0].levels[1] == "A feeling.");
  CHECK(rubric.criteria[0].examples.empty());
  CHECK(rubric.criteria[1].examples[3] == "d");
}

TEST_CASE("levels below the line rise evenly from nothing, the line and what is above earn everything") {
  const Rubric rubric = goodItem(kItem + kRubric).rubric;
  CHECK(rubric.levels[0].credit == Exact(0));
  CHECK(rubric.levels[1].credit == must(Exact::parse("1/2")));
  CHECK(rubric.levels[2].credit == Exact(1));
  CHECK(rubric.levels[3].credit == Exact(1));
}

TEST_CASE("without `mastered` the highest level is the line, and shares can be the author's own") {
  const Rubric rubric =
      goodItem(rubricWith("mastered = \"mastered\"", "credit = [\"0\", \"1/4\", \"50 %\", 1]")).rubric;
  CHECK(rubric.mastered == 3);
  CHECK(rubric.levels[1].credit == must(Exact::parse("1/4")));
  CHECK(rubric.levels[2].credit == must(Exact::parse("1/2")));
}

TEST_CASE("drawing and spoken have a rubric, too; paper and words belong to their own kind") {
  const Item drawing =
      goodItem("type = \"drawing\"\nstem = \"Draw.\"\nrubric = \"claim\"\npaper = \"grid\"\n" + kRubric);
  CHECK(drawing.paper == DrawingPaper::grid);
  CHECK(goodItem("type = \"spoken\"\nstem = \"Say it.\"\nrubric = \"claim\"\n" + kRubric).type == ItemType::spoken);
  const Item written = goodItem(kItem + "words = { at_least = 20, at_most = 90 }\nsample = \"So.\"\n" + kRubric);
  CHECK(written.words.atLeast == 20);
  CHECK(written.words.atMost == 90);
  expectError(kItem + "paper = \"grid\"\n" + kRubric, 15, "paper");
  expectError(kItem + "words = { at_least = 9, at_most = 5 }\n" + kRubric, 15, "Turn them round");
}

TEST_CASE("rubrics: what is wrong is named with the way out") {
  expectError("type = \"written\"\nstem = \"Why?\"\n" + kRubric, 10, "There is no `rubric`");
  expectError("type = \"written\"\nstem = \"Why?\"\nrubric = \"clam\"\n" + kRubric, 14, "Did you mean \"claim\"?");
  expectError(rubricWith("\"nearly\", ", ""), 23, "has 4 texts, but the rubric has 3 levels");
  expectError(rubricWith("mastered = \"mastered\"", "mastered = \"masterd\""), 18, "Did you mean \"mastered\"?");
  expectError(rubricWith("mastered = \"mastered\"", "mastered = \"not yet\""), 18, "everybody would reach it");
  expectError(rubricWith("\"nearly\"", "\"not yet\""), 17, "Two levels are called");
  expectError(rubricWith("id = \"proof\"", "id = \"trait\""), 24, "Two criteria are called");
  expectError(rubricWith("weight = 2", "weight = 0"), 22, "above zero");
  expectError(rubricWith("mastered = \"mastered\"", "credit = [\"1/2\", \"1/4\", \"1\", \"1\"]"), 18, "never fall");
  expectError(rubricWith("mastered = \"mastered\"", "credit = [\"1\"]"), 18, "1 shares for 4 levels");
  expectError(kItem + "[[rubric]]\nid = \"claim\"\nlevels = [\"a\", \"b\"]\n", 15, "looks for nothing");
}

TEST_CASE("siblings that are marked by different rubrics, or one by a key, are refused: forms would not be equal") {
  std::string check = kCheckHead + kItem + kRubric;
  check.replace(check.find("[\"i\"]"), 5, "[\"i\", \"j\"]");
  const std::string other = "[[item]]\nid = \"j\"\ntype = \"number\"\nstem = \"2 + 2\"\nkey = 4\n";
  const auto reading = readAndValidate(packOfCheck(check + other));
  CHECK(tells(reading.problems, Severity::error, "checks/c.toml", 7, "are not marked by the same rubric"));
}

TEST_CASE("the rule of levels needs something to mark, and a rubric that nothing uses is named") {
  const std::string number = "type = \"number\"\nstem = \"2 + 2\"\nkey = 4\n";
  auto reading = readAndValidate(packOfCheck("mastery = { rule = \"levels\" }\n" + kCheckHead + number));
  CHECK(tells(reading.problems, Severity::error, "checks/c.toml", 1, "no item of this check has one"));
  reading = readAndValidate(packOfItem(number + kRubric));
  CHECK(tells(reading.problems, Severity::warning, "checks/c.toml", 15, "No item uses the rubric \"claim\""));
}

TEST_CASE("a line of mastery that the best level of a rubric doesn't reach is refused") {
  const auto with = [&](const std::string& mastery, const std::string& credit) {
    const std::string rubric = rubricWith("mastered = \"mastered\"\n", "mastered = \"mastered\"\n" + credit);
    return readAndValidate(packOfCheck(mastery + kCheckHead + rubric)).problems;
  };
  const std::string most = "credit = [\"0\", \"1/4\", \"1/2\", \"3/4\"]\n";
  const auto reaches = [&](const std::string& mastery) {
    const auto problems = with(mastery, most);
    INFO(told(problems));
    return !tells(problems, Severity::error, "checks/c.toml", 1, "can't be reached");
  };
  CHECK(reaches("mastery = { at_least = \"75 %\" }\n"));
  CHECK_FALSE(reaches("mastery = { at_least = \"76 %\" }\n"));
  CHECK_FALSE(reaches("mastery = { rule = \"total\", at_least = \"76 %\" }\n"));
  CHECK_FALSE(reaches("mastery = { rule = \"items-right\", count = 1 }\n"));  // 3/4 is partly right
  CHECK(reaches("mastery = { rule = \"levels\" }\n"));                        // decided by the levels alone
  CHECK(with("mastery = { rule = \"items-right\", count = 1 }\n", "").empty());
}

TEST_CASE("under the rule of levels the points of rubrics don't hide that the other items pay too little") {
  const std::string two =
      "[[skill]]\nid = \"s\"\ncan = \"I can.\"\nrevise = \"Do it.\"\n"
      "[[slot]]\nskill = \"s\"\npoints = 9\nsiblings = [\"w\"]\n[[slot]]\nskill = \"s\"\nsiblings = [\"i\"]\n"
      "[[item]]\nid = \"w\"\n" +
      kItem + kRubric +
      "[[item]]\nid = \"i\"\ntype = \"choices\"\nstem = \"Which?\"\ncredit = \"weights\"\n"
      "choices = [{ text = \"a\", credit = \"1/2\" }, { text = \"b\", credit = \"-1/2\" }]\n";
  const auto with = [&](const std::string& mastery) {
    return readAndValidate(packOfCheck("id = \"c\"\ntitle = \"C\"\n" + mastery + two));
  };
  CHECK(with("mastery = { at_least = \"80 %\" }\n").pack);  // 9.5 of 10 points
  CHECK(with("mastery = { rule = \"levels\", at_least = \"50 %\" }\n").pack);
  CHECK_FALSE(with("mastery = { rule = \"levels\", at_least = \"80 %\" }\n").pack);  // half a point of one
}
