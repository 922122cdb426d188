#include "core/pack/estimate.h"

#include "tests/support/catch.h"
#include "tests/support/check_builder.h"

using namespace cz;
using namespace cz::pack;
using namespace cz::tests;

namespace {

/// One skill, `places` choices of four, every point of which is needed up to `line`.
Check choicesOfFour(int places, const std::string& line) {
  Check check = newCheck("luck");
  check.mastery.atLeast = exact(line);
  for (int i = 1; i <= places; ++i) {
    const std::string id = "i" + std::to_string(i);
    check.items.push_back(choiceItem(id, "Which?", {"a", "b", "c", "d"}));
    addSlot(check, {id});
  }
  return check;
}

}  // namespace

TEST_CASE("the chance to guess an item right follows from how many answers there are") {
  CHECK(guessOf(choiceItem("i", "?", {"a", "b", "c", "d"})) == exact("1/4"));
  CHECK(guessOf(choiceItem("i", "?", {"a", "b", "c", "d", "e"}, 2)) == exact("1/32"));
  CHECK(guessOf(numberItem("i", "?", "7")) == Exact(0));
  CHECK(guessOf(orderItem("i", "?", {"a", "b", "c", "d"})) == exact("1/24"));
  CHECK(guessOf(orderItem("i", "?", {"a", "b"}, {"c"})) == exact("1/6"));
  CHECK(guessOf(sortItem("i", "?", {"x", "y"}, {{"1", 1}, {"2", 2}, {"3", 1}})) == exact("1/8"));
  CHECK(guessOf(matchItem("i", "?", {{"a", "1"}, {"b", "2"}}, {"3"})) == exact("1/6"));
}

TEST_CASE("two of three choices of four are guessed 10 times in 64") {
  CHECK(estimateOf(choicesOfFour(3, "2/3")).guess == exact("10/64"));
  CHECK(estimateOf(choicesOfFour(3, "1")).guess == exact("1/64"));
}

TEST_CASE("every skill must be guessed, and the luckiest sibling counts") {
  Check check = choicesOfFour(1, "1");
  check.items.push_back(choiceItem("half", "Yes or no?", {"yes", "no"}));
  check.items.push_back(numberItem("typed", "How many?", "3"));
  addSkill(check, "second");
  addSlot(check, {"half", "typed"});
  CHECK(estimateOf(check).guess == exact("1/8"));
}

TEST_CASE("a number of items right is guessed like any other line") {
  Check check = choicesOfFour(2, "1");
  check.mastery.rule = Mastery::Rule::itemsRight;
  check.mastery.count = 1;
  CHECK(estimateOf(check).guess == exact("7/16"));
}

TEST_CASE("half of the points is guessed more often than all of them") {
  Check check = newCheck("luck");  // of 8 ways to tick, one is right and three are half right
  check.items.push_back(choiceItem("i", "Which?", {"a", "b", "c"}, 2));
  addSlot(check, {"i"});
  CHECK(estimateOf(check).guess == exact("1/8"));
  check.mastery.atLeast = exact("1/2");
  CHECK(estimateOf(check).guess == exact("1/2"));
}

TEST_CASE("who is told how many to tick guesses among those only") {
  Check check = newCheck("luck");  // of 3 pairs one is right; the others have a right and a wrong tick
  check.items.push_back(choiceItem("i", "Which two?", {"a", "b", "c"}, 2));
  addSlot(check, {"i"});
  CHECK(estimateOf(check).guess == exact("1/3"));
  check.mastery.atLeast = exact("1/2");
  CHECK(estimateOf(check).guess == exact("1/3"));
}

TEST_CASE("nobody guesses what a teacher marks") {
  Check check = choicesOfFour(1, "1/2");
  check.items.push_back(newItem("essay", ItemType::written, "Tell."));
  addSlot(check, {"essay"});
  CHECK(estimateOf(check).guess == exact("1/4"));  // one of two points is enough here
  check.mastery.rule = Mastery::Rule::levels;
  CHECK(estimateOf(check).guess == Exact(0));
}

TEST_CASE("LIX adds the words of a sentence and the per cent of long words") {
  CHECK(lixOf("The cat sat. It purred loudly.") == 3);    // 6 words, 2 sentences, none longer than six
  CHECK(lixOf("Elephants remember everything.") == 103);  // 3 words, 1 sentence, all long
  CHECK(lixOf("One two three four five six seven eight nine wonderful.") == 20);
  CHECK(lixOf("3 × 4 = 12") == 0);
}

TEST_CASE("minutes are those of the slowest siblings, rounded up") {
  CHECK(estimateOf(choicesOfFour(3, "1")).minutes == 2);  // 3 × (30 s and 5 words at 130 a minute: 2 s) = 96 s
}
