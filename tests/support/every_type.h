#pragma once
// One check with an item of every type, drawn numbers, pinned options and shared siblings. The golden forms are of
// this check: it must never change; make another one instead.

#include "tests/support/check_builder.h"

namespace cz::tests {

inline pack::Item drawn(pack::Item item, const std::string& name, const std::vector<int>& values) {
  let(item, name, values);
  return item;
}

inline void addChoices(pack::Check& check) {
  check.items.push_back(drawn(choiceItem("double", "What is 2 × {n}?", {"{2*n}", "{n+2}", "{2*n+1}", "{n}"}), "n",
                              {3, 4, 5, 6, 7, 8, 9}));
  auto pinned =
      choiceItem("both", "Which is a factor of {n}?", {"2", "{n}", "7", "Both of the first", "None of these"});
  for (std::size_t i = 3; i < 5; ++i) pinned.options[i].pinned = true;
  check.items.push_back(drawn(std::move(pinned), "n", {12, 18, 24}));
  check.items.push_back(choiceItem("primes", "Tick every prime.", {"2", "13", "17", "9", "21"}, 3));
  auto authored = choiceItem("sizes", "How large is it?", {"small", "middle", "large"});
  authored.shuffle = false;
  check.items.push_back(std::move(authored));
}

inline void addTyped(pack::Check& check) {
  auto product = drawn(numberItem("product", "{a} × {b} = ?", "{a*b}"), "a", {2, 3, 4, 5, 6, 7, 8, 9});
  let(product, "b", {11, 12, 13, 14});
  product.only.push_back(must(pack::Expression::parse("a + b != 15")));
  check.items.push_back(std::move(product));
  check.items.push_back(
      drawn(typedItem("list", pack::ItemType::numberList, "List every factor of {n}.", "{factors(n)}"), "n",
            {12, 18, 20, 28, 30}));
  check.items.push_back(typedItem("word", pack::ItemType::text, "A number with two factors is …", "prime"));
}

inline void addMoved(pack::Check& check) {
  check.items.push_back(
      orderItem("steps", "Put the steps in order.", {"first", "second", "third", "fourth"}, {"never"}));
  check.items.push_back(orderItem("two-steps", "Put the steps in order.", {"before", "after"}));
  check.items.push_back(matchItem("pairs", "Match.", {{"2 × 3", "6"}, {"2 × 4", "8"}, {"3 × 3", "9"}}, {"7"}));
  check.items.push_back(sortItem("kinds", "Sort.", {"prime", "composite", "neither"},
                                 {{"1", 3}, {"2", 1}, {"4", 2}, {"5", 1}, {"9", 2}}));
}

inline pack::Check everyType() {
  pack::Check check = newCheck("every-type");
  addChoices(check);
  addTyped(check);
  addMoved(check);
  addSlot(check, {"double", "both", "sizes"});
  addSlot(check, {"primes", "both"}, 2);
  addSkill(check, "write it");
  addSlot(check, {"product", "list", "word"}, 1, 2);
  addSkill(check, "move it");
  addSlot(check, {"steps", "two-steps"});
  addSlot(check, {"pairs", "kinds"}, exact("3/2"));
  return check;
}

}  // namespace cz::tests
