#include "core/pack/luck.h"
#include "core/pack/told_ticks.h"

#include "tests/support/catch.h"
#include "tests/support/check_builder.h"

using namespace cz;
using namespace cz::pack;
using namespace cz::tests;

namespace {

/// Shares and chances as an author would write them down: {{"0", "1/2"}, {"1", "1/2"}}.
Luck luck(const std::vector<std::pair<std::string, std::string>>& written) {
  Luck made;
  for (const auto& [share, chance] : written) made[exact(share)] = exact(chance);
  return made;
}

/// Without what can't happen.
Luck possible(const Luck& all) {
  Luck some;
  for (const auto& [share, chance] : all)
    if (chance.sign() != 0) some[share] = chance;
  return some;
}

}  // namespace

TEST_CASE("one pick earns what its choice is worth, and less than nothing counts as nothing") {
  Item item = choiceItem("i", "?", {"key", "half", "none", "minus"});
  item.credit = Credit::weights;
  item.options[1].credit = exact("1/2");
  item.options[3].credit = exact("-1/2");
  CHECK(luckOf(item) == luck({{"0", "1/2"}, {"1/2", "1/4"}, {"1", "1/4"}}));
  item.floor = false;
  CHECK(luckOf(item) == luck({{"-1/2", "1/4"}, {"0", "1/4"}, {"1/2", "1/4"}, {"1", "1/4"}}));
}

TEST_CASE("of eight ways to tick three choices one is right and three are half right") {
  // a and b are right, c is wrong: a, b, abc are worth 1/2; ab 1; nothing, ac, bc 0; c -1/2.
  Item item = choiceItem("i", "?", {"a", "b", "c"}, 2);
  CHECK(luckOf(item) == luck({{"0", "4/8"}, {"1/2", "3/8"}, {"1", "1/8"}}));
  item.floor = false;
  CHECK(luckOf(item) == luck({{"-1/2", "1/8"}, {"0", "3/8"}, {"1/2", "3/8"}, {"1", "1/8"}}));
}

TEST_CASE("each set of ticks is as likely as any other, and is counted once") {
  Item item = choiceItem("i", "?", {"a", "b", "c"}, 2);
  item.credit = Credit::sets;
  const ChoiceId a("c1");
  const ChoiceId b("c2");
  item.sets = {{{a, b}, 1}, {{a}, exact("1/2")}, {{a}, exact("1/4")}};
  CHECK(luckOf(item) == luck({{"0", "6/8"}, {"1/2", "1/8"}, {"1", "1/8"}}));
}

TEST_CASE("when the item says how many to tick, only ways with so many ticks are guessed") {
  // Of the 3 pairs ab is right, ac and bc are worth nothing.
  Item item = choiceItem("i", "Tick the two.", {"a", "b", "c"}, 2);
  CHECK(possible(luckOf(item)) == luck({{"0", "2/3"}, {"1", "1/3"}}));
  item.credit = Credit::allOrNothing;
  CHECK(luckOf(item) == luck({{"0", "2/3"}, {"1", "1/3"}}));
  item.credit = Credit::weights;
  item.options[0].credit = exact("3/4");
  item.options[1].credit = exact("1/4");
  item.options[2].credit = exact("-1/4");  // ab 1, ac 1/2, bc 0
  CHECK(possible(luckOf(item)) == luck({{"0", "1/3"}, {"1/2", "1/3"}, {"1", "1/3"}}));
  item.credit = Credit::sets;
  item.sets = {{{ChoiceId("c1"), ChoiceId("c2")}, 1}, {{ChoiceId("c3")}, exact("1/2")}};
  CHECK(possible(luckOf(item)) == luck({{"0", "2/3"}, {"1", "1/3"}}));
}

TEST_CASE("an item says how many to tick in a number or a word beside what it asks, in our languages") {
  const auto told = [](const std::string& stem, std::size_t keys) {
    return toldTicks(choiceItem("i", stem, {"a", "b", "c", "d", "e"}, keys)).value_or(0);
  };
  CHECK(told("Tick the two mammals.", 2) == 2);
  CHECK(told("Tick both mammals.", 2) == 2);
  CHECK(told("Which **three** of these are primes?", 3) == 3);
  CHECK(told("Choose exactly 2.", 2) == 2);
  CHECK(told("What is prime? (2 answers)", 2) == 2);
  CHECK(told("W\u00E4hle die zwei S\u00E4ugetiere.", 2) == 2);
  CHECK(told("Marca las dos respuestas.", 2) == 2);
  CHECK(told("S\u00E9lectionnez les trois nombres.", 3) == 3);
  CHECK(told("Pa\u017Eym\u0117k du \u017Einduolius.", 2) == 2);
  CHECK(told("Tick every number between 2 and 9 that is prime.", 2) == 0);
  CHECK(told("Tick the factors of 2.", 2) == 0);
  CHECK(told("Tick the two mammals.", 3) == 0);
  CHECK(told("Tick every mammal.", 2) == 0);
  Item one = choiceItem("i", "Pick one.", {"a", "b"});
  CHECK_FALSE(toldTicks(one));  // a choice: there is nothing else to do
}

TEST_CASE("three pairs: one arrangement in six is right, three have one pair right") {
  Item item = matchItem("i", "?", {{"a", "1"}, {"b", "2"}, {"c", "3"}});
  CHECK(possible(luckOf(item)) == luck({{"0", "2/6"}, {"1/3", "3/6"}, {"1", "1/6"}}));
  item.cards[0].weight = 2;  // of 4
  CHECK(possible(luckOf(item)) == luck({{"0", "2/6"}, {"1/4", "2/6"}, {"2/4", "1/6"}, {"1", "1/6"}}));
  item.credit = Credit::allOrNothing;
  CHECK(luckOf(item) == luck({{"0", "5/6"}, {"1", "1/6"}}));
}

TEST_CASE("a partner that belongs to nobody makes pairs harder to guess") {
  // Of the 6 ways to give two cards different ones of three partners, 1 is right, 2 have one right.
  CHECK(luckOf(matchItem("i", "?", {{"a", "1"}, {"b", "2"}}, {"3"})) ==
        luck({{"0", "3/6"}, {"1/2", "2/6"}, {"1", "1/6"}}));
}

TEST_CASE("cards that share a partner may go anywhere, each by itself") {
  Item item = matchItem("i", "?", {{"a", "1"}, {"b", "2"}});
  item.cards[1].partner = item.cards[0].partner;
  // Each of two cards goes to one of two partners: both are right in one way of four, one of them in two.
  CHECK(luckOf(item) == luck({{"0", "1/4"}, {"1/2", "2/4"}, {"1", "1/4"}}));
}

TEST_CASE("bands pay for cards that were sorted by luck") {
  Item item = sortItem("i", "?", {"x", "y"}, {{"1", 1}, {"2", 2}});
  CHECK(luckOf(item) == luck({{"0", "1/4"}, {"1/2", "2/4"}, {"1", "1/4"}}));
  item.bands = {{exact("1/2"), 1}};
  CHECK(luckOf(item) == luck({{"0", "1/4"}, {"1", "3/4"}}));
}

TEST_CASE("a word is guessed where any word is right") {
  Item item = typedItem("i", ItemType::text, "?", "Par*");
  item.wildcard = true;
  CHECK(luckOf(item) == luck({{"0", "1"}}));
  item.accepts.push_back({text("*"), {}, {}, exact("1/2"), {}});
  CHECK(luckOf(item) == luck({{"1/2", "1"}}));
  item.wildcard = false;
  CHECK(luckOf(item) == luck({{"0", "1"}}));
}

TEST_CASE("steps in random order stand at their place, or in a run") {
  Item item = orderItem("i", "?", {"a", "b", "c"});
  item.credit = Credit::byPosition;
  CHECK(possible(luckOf(item)) == luck({{"0", "2/6"}, {"1/3", "3/6"}, {"1", "1/6"}}));
  // abc is a run of 3; acb, bac, bca, cab have one of 2; cba none.
  item.credit = Credit::longestRun;
  CHECK(luckOf(item) == luck({{"0", "1/6"}, {"2/3", "4/6"}, {"1", "1/6"}}));
}

TEST_CASE("two of four places are picked at random") {
  Item item = newItem("i", ItemType::hotspot, "?");
  for (const auto* words : {"a", "b", "c", "d"}) addOption(item, words);
  item.accepts.resize(2);
  item.hotspot.width = item.hotspot.height = 100;
  CHECK(luckOf(item) == luck({{"0", "5/6"}, {"1", "1/6"}}));
  item.credit = Credit::rightMinusWrong;
  item.floor = false;  // 4 pairs of places hold one right and one wrong one, one holds no right one
  CHECK(luckOf(item) == luck({{"-1", "1/6"}, {"0", "4/6"}, {"1", "1/6"}}));
}

TEST_CASE("gaps count by their weight, and a typed one is never guessed") {
  Item item = newItem("i", ItemType::gaps, "?");
  item.credit = Credit::perPart;
  item.gaps = {choiceItem("a", "?", {"1", "2"}), choiceItem("b", "?", {"1", "2"}), numberItem("c", "?", "7")};
  item.gaps[2].weight = 2;
  CHECK(luckOf(item) == luck({{"0", "1/4"}, {"1/4", "2/4"}, {"2/4", "1/4"}}));
}

TEST_CASE("of two siblings the luckier one counts at every line") {
  const Luck sure = luck({{"1/2", "1"}});
  const Luck wild = luck({{"0", "3/4"}, {"1", "1/4"}});
  CHECK(luckierOf(sure, wild) == luck({{"1/2", "3/4"}, {"1", "1/4"}}));
  CHECK(chanceOfAtLeast(sumOf(wild, wild), 1) == exact("7/16"));
}
