// Texts with gaps: every gap like an item of its own.

#include "tests/core/scoring/score_one.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

/// "A [[shape]] has [[sides]] sides; [[word]]." with weights 1, 2, 1.
pack::Item threeGaps(pack::Credit credit = pack::Credit::perPart) {
  pack::Item item = newItem("g", pack::ItemType::gaps, "A [[shape]] has [[sides]] sides; [[word]].");
  item.credit = credit;
  item.gaps.push_back(choiceItem("shape", "", {"square", "circle"}));
  item.gaps.push_back(numberItem("sides", "", "4"));
  item.gaps.back().weight = 2;
  item.gaps.back().wrongs.push_back({text("3"), text("That is a triangle."), "triangle"});
  item.gaps.push_back(typedItem("word", pack::ItemType::text, "", "closed"));
  return item;
}

Response filled(const std::string& shape, const std::string& sides, const std::string& word) {
  Filled all;
  if (!shape.empty()) all[ChoiceId("shape")] = shape;
  if (!sides.empty()) all[ChoiceId("sides")] = sides;
  if (!word.empty()) all[ChoiceId("word")] = word;
  return all;
}

}  // namespace

TEST_CASE("gaps pay by their weights, and an empty gap pays nothing") {
  CHECK(points(threeGaps(), filled("c1", "4", "closed")) == "1");
  CHECK(points(threeGaps(), filled("c1", "4", "")) == "3/4");
  CHECK(points(threeGaps(), filled("c2", "8/2", "Closed")) == "3/4");
  CHECK(points(threeGaps(), filled("c1", "5", "open")) == "1/4");
  CHECK(score(threeGaps(), filled("c1", "4", "closed")).verdict == Verdict::right);
  CHECK(score(threeGaps(), filled("c1", "", "")).verdict == Verdict::partly);
  CHECK(score(threeGaps(), filled("c2", "5", "open")).verdict == Verdict::notRight);
}

TEST_CASE("gaps under all-or-nothing need every gap") {
  const auto strict = threeGaps(pack::Credit::allOrNothing);
  CHECK(points(strict, filled("c1", "4", "closed")) == "1");
  CHECK(points(strict, filled("c1", "4", "")) == "0");
}

TEST_CASE("gaps with nothing in them are not answered, also when only blanks were typed") {
  CHECK(score(threeGaps(), Filled{}).verdict == Verdict::unanswered);
  CHECK(score(threeGaps(), filled("", "  ", " ")).verdict == Verdict::unanswered);
}

TEST_CASE("a gap that can't be read is named by its number, and the others keep what they earn") {
  const auto result = score(threeGaps(), filled("c1", "4/", "closed"));
  CHECK(result.verdict == Verdict::unreadable);
  CHECK(result.points == *Exact::parse("1/2"));
  REQUIRE_FALSE(result.says.empty());
  CHECK(result.says.front().starts_with("In gap 2: "));
}

TEST_CASE("what was read in the number gaps is told with their numbers") {
  const auto item = threeGaps();
  const auto question = must(pack::ask(item, {}));
  CHECK(read(question, filled("c1", "8/2", "closed"), NumberStyle::point).readAs == "(2) 8/2");
}

TEST_CASE("a wrong idea in a gap speaks as in any item") {
  const auto result = score(threeGaps(), filled("c1", "3", "closed"));
  CHECK(result.says == std::vector<std::string>{"That is a triangle."});
  CHECK(result.misconceptions == std::vector<std::string>{"triangle"});
}

TEST_CASE("a gap that the item lacks, a choice that the gap lacks, and an answer of another kind can't be read") {
  CHECK(score(threeGaps(), Filled{{ChoiceId("other"), "x"}}).verdict == Verdict::unreadable);
  CHECK(score(threeGaps(), filled("c9", "", "")).verdict == Verdict::unreadable);
  CHECK(score(threeGaps(), typed("closed")).verdict == Verdict::unreadable);
}

TEST_CASE("gaps in bands are paid by the share of their weights") {
  auto item = threeGaps();
  item.bands = {{exact("1/2"), exact("1/3")}, {1, 1}};
  CHECK(points(item, filled("c1", "", "")) == "0");     // 1 of 4
  CHECK(points(item, filled("", "4", "")) == "1/3");    // 2 of 4
  CHECK(points(item, filled("c1", "4", "")) == "1/3");  // 3 of 4
  CHECK(points(item, filled("c1", "4", "closed")) == "1");
}
