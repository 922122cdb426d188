#include "core/paper/credit_words.h"

#include "core/paper/key_words.h"
#include "tests/support/catch.h"
#include "tests/support/check_builder.h"

using namespace cz;
using namespace cz::pack;
using namespace cz::tests;

namespace {

std::string credit(const Item& item) {
  const Question question = must(ask(item, {}));
  return paper::creditInWords(question, NumberStyle::point);
}

}  // namespace

TEST_CASE("What is only right or not right needs no words") {
  CHECK(credit(choiceItem("i", "?", {"a", "b"})).empty());
  CHECK(credit(numberItem("i", "?", "7")).empty());
}

TEST_CASE("A choice and an answer that are partly right are named with their credit") {
  Item item = choiceItem("i", "?", {"a", "b", "c"});
  item.options[1].credit = exact("1/3");
  CHECK(credit(item) == "Partly right: b $\\frac{1}{3}$.");
  Item number = numberItem("i", "?", "7");
  number.accepts.push_back(number.accepts.front());
  number.accepts.back().key = text("-7");
  number.accepts.back().credit = exact("1/2");
  CHECK(credit(number) == "Partly right: -7 50 %.");
}

TEST_CASE("Ticks are counted by the item's method") {
  Item item = choiceItem("i", "?", {"a", "b", "c"}, 2);
  CHECK(credit(item) == "(right ticks - wrong ticks) ÷ 2, not below 0.");
  item.floor = false;
  CHECK(credit(item) == "(right ticks - wrong ticks) ÷ 2.");
  item.credit = Credit::allOrNothing;
  CHECK(credit(item) == "Exactly these, or no points.");
  item.credit = Credit::weights;
  item.floor = true;
  item.options[0].credit = exact("3/4");
  item.options[1].credit = exact("1/4");
  item.options[2].credit = exact("-1/4");
  CHECK(credit(item) == "Added up: a 75 %; b 25 %; c -25 %, not below 0.");
}

TEST_CASE("With one key nothing is divided") {
  Item item = choiceItem("i", "?", {"a", "b", "c"});
  item.type = ItemType::choices;
  item.credit = Credit::rightMinusWrong;
  CHECK(credit(item) == "Exactly this one, or no points.");
  item.floor = false;
  CHECK(credit(item) == "Right ticks - wrong ticks.");
  item.credit = Credit::allOrNothing;
  CHECK(credit(item) == "Exactly this one, or no points.");
  item.type = ItemType::hotspot;
  item.credit = Credit::rightMinusWrong;
  item.floor = true;
  CHECK(credit(item) == "Exactly this place, or no points.");
  Item list = typedItem("i", ItemType::numberList, "?", "{list(7)}");
  list.credit = Credit::perPart;
  CHECK(credit(list) == "Exactly this number, or no points.");
  Item card = sortItem("i", "?", {"x", "y"}, {{"a", 1}});
  CHECK(credit(card) == "One card is all of it.");
}

TEST_CASE("Sets of ticks that earn a part are listed beside the key") {
  Item item = choiceItem("i", "?", {"a", "b", "c"}, 2);
  item.credit = Credit::sets;
  item.sets = {{{ChoiceId("c1"), ChoiceId("c2")}, 1}};
  CHECK(credit(item) == "Exactly these ticks, or no points.");
  item.sets.push_back({{ChoiceId("c1")}, exact("1/2")});
  item.sets.push_back({{ChoiceId("c2"), ChoiceId("c3")}, exact("1/4")});
  CHECK(credit(item) == "Partly right, ticked exactly so: a 50 % · b; c 25 %.");
}

TEST_CASE("Cards count alike, by weight, by bands, or all together") {
  Item item = matchItem("i", "?", {{"a", "1"}, {"b", "2"}, {"c", "3"}});
  CHECK(credit(item) == "Each card is one part of 3.");
  item.bands = {{exact("1/3"), exact("1/4")}, {1, 1}};
  CHECK(credit(item) ==
        "Each card is one part of 3. Of what is right so, from $\\frac{1}{3}$ on 25 %; from 100 % on 100 % of the "
        "points.");
  item.bands.clear();
  item.cards[0].weight = 2;
  CHECK(credit(item) == "Of 4 parts: a 2; b 1; c 1.");
  item.credit = Credit::allOrNothing;
  CHECK(credit(item) == "All cards, or no points.");
}

TEST_CASE("Steps and numbers say what is divided by what") {
  Item order = orderItem("i", "?", {"a", "b", "c"}, {"never"});
  CHECK(credit(order) == "All steps at their place, or no points.");
  order.credit = Credit::byPosition;
  CHECK(credit(order) == "(steps at their place) ÷ 3.");
  order.credit = Credit::longestRun;
  CHECK(credit(order) == "(longest run in the right order; one step is none) ÷ 3.");
  Item list = typedItem("i", ItemType::numberList, "?", "{list(1, 2, 4)}");
  CHECK(credit(list) == "All numbers and no others, or no points.");
  list.credit = Credit::perPart;
  CHECK(credit(list) == "(right numbers - numbers too many) ÷ 3, not below 0.");
}

TEST_CASE("Gaps name their weights, and what is partly right in one") {
  Item item = newItem("i", ItemType::gaps, "[[a]] [[b]]");
  item.credit = Credit::perPart;
  Item first = numberItem("a", "", "7");
  Item second = choiceItem("b", "", {"x", "y"});
  second.options[1].credit = exact("1/2");
  second.weight = 3;
  item.gaps = {first, second};
  CHECK(credit(item) == "Of 4 parts: (1) 1; (2) 3. (2) Partly right: y 50 %.");
}
