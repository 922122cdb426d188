#include "core/form/form.h"

#include <algorithm>
#include <set>

#include "tests/support/catch.h"
#include "tests/support/check_builder.h"
#include "tests/support/every_type.h"
#include "tests/support/listing.h"

using namespace cz;
using namespace cz::form;
using namespace cz::tests;

namespace {

Seed seedOf(int number) {
  Seed seed;
  seed.bytes[0] = static_cast<std::uint8_t>(number & 255);
  seed.bytes[1] = static_cast<std::uint8_t>(number >> 8);
  return seed;
}

Form built(const pack::Check& check, int seed, const std::vector<Form>& earlier = {}) {
  return must(build(check, seedOf(seed), earlier));
}

Place placeAt(const Form& form, const std::string& slot) {
  const auto found =
      std::find_if(form.places.begin(), form.places.end(), [&](const Place& place) { return place.slot.text == slot; });
  REQUIRE(found != form.places.end());
  return *found;
}

std::string itemAt(const Form& form, const std::string& slot) { return placeAt(form, slot).item.text; }

/// Slots of `siblings` number items each; no item in two slots.
pack::Check pools(int slots, int siblings, const std::vector<int>& numbers = {}) {
  pack::Check check = newCheck("pools");
  for (int slot = 1; slot <= slots; ++slot) {
    std::vector<std::string> ids;
    for (int i = 1; i <= siblings; ++i) {
      ids.push_back("i" + std::to_string(slot) + "-" + std::to_string(i));
      auto item = numberItem(ids.back(), "One more than one?", "2");
      if (!numbers.empty()) let(item, "n", numbers);
      check.items.push_back(std::move(item));
    }
    addSlot(check, ids);
  }
  return check;
}

/// Slots over the same pool of items without numbers.
pack::Check shared(const std::vector<std::vector<std::string>>& slots) {
  pack::Check check = newCheck("shared");
  std::set<std::string> names;
  for (const auto& slot : slots) names.insert(slot.begin(), slot.end());
  for (const auto& name : names) check.items.push_back(numberItem(name, "One?", "1"));
  for (const auto& slot : slots) addSlot(check, slot);
  return check;
}

std::set<std::string> itemsOf(const Form& form) {
  std::set<std::string> items;
  for (const auto& place : form.places) items.insert(place.item.text);
  return items;
}

std::string without(const Form& form, const pack::Check& check, const std::string& slot) {
  Form rest = form;
  std::erase_if(rest.places, [&](const Place& place) { return place.slot.text == slot; });
  return listingOf(check, rest);
}

}  // namespace

TEST_CASE("a form has every slot once, with the slot's skill and points") {
  const auto check = everyType();
  const auto form = built(check, 1);
  CHECK(form.algorithm == 1);
  CHECK(form.check == check.id);
  REQUIRE(form.places.size() == 6);
  CHECK(check.itemCount() == 6);
  std::set<std::string> slots;
  for (const auto& place : form.places) slots.insert(place.slot.text);
  CHECK(slots == std::set<std::string>{"s1", "s2", "s3.1", "s3.2", "s4", "s5"});
  CHECK(placeAt(form, "s2").points == Points(2));
  CHECK(placeAt(form, "s5").points == exact("3/2"));
  CHECK(placeAt(form, "s3.2").skill == SkillId("write it"));
}

TEST_CASE("the same seed gives the same form, another seed another one") {
  const auto check = everyType();
  CHECK(listingOf(check, built(check, 7)) == listingOf(check, built(check, 7)));
  std::set<std::string> listings;
  for (int seed = 0; seed < 200; ++seed) listings.insert(listingOf(check, built(check, seed)).substr(100));
  CHECK(listings.size() == 200);
}

TEST_CASE("every sibling comes, about as often as the others") {
  const auto check = pools(1, 3);
  std::map<std::string, int> count;
  for (int seed = 0; seed < 600; ++seed) ++count[itemAt(built(check, seed), "s1")];
  REQUIRE(count.size() == 3);
  for (const auto& [item, times] : count) CHECK((times > 140 && times < 260));  // 200 expected, 5 deviations
}

TEST_CASE("every number comes, and none that a rule forbids") {
  auto check = newCheck("numbers");
  auto item = numberItem("n", "{n}", "{n}");
  let(item, "n", {1, 2, 3, 4, 5, 6, 7, 8, 9});
  item.only.push_back(must(pack::Expression::parse("n > 4")));
  check.items.push_back(item);
  addSlot(check, {"n"});
  std::map<std::string, int> count;
  for (int seed = 0; seed < 500; ++seed) ++count[pack::shown(placeAt(built(check, seed), "s1").values.at("n"))];
  REQUIRE(count.size() == 5);
  CHECK(count.begin()->first == "5");
  for (const auto& [number, times] : count) CHECK((times > 60 && times < 145));  // 100 expected, 5 deviations
}

TEST_CASE("a rule that leaves one number in thousands still finds it") {
  auto check = newCheck("rare");
  auto item = numberItem("n", "{a} {b}", "1");
  std::vector<int> many;
  for (int i = 0; i < 100; ++i) many.push_back(i);
  let(item, "a", many);
  let(item, "b", many);
  item.only.push_back(must(pack::Expression::parse("a = 57 and b = 31")));
  check.items.push_back(item);
  addSlot(check, {"n"});
  CHECK(placeAt(built(check, 3), "s1").draw == 5731);
}

TEST_CASE("an item that no rule allows any number is refused by name") {
  auto check = newCheck("none");
  auto item = numberItem("hopeless", "{n}", "{n}");
  let(item, "n", {1, 2});
  item.only.push_back(must(pack::Expression::parse("n > 4")));
  check.items.push_back(item);
  addSlot(check, {"hopeless"});
  const auto result = build(check, seedOf(1), {});
  REQUIRE_FALSE(result);
  CHECK(result.error().message.find("hopeless") != std::string::npos);
}

TEST_CASE("a slot without enough siblings, or with one that is not there, is refused by name") {
  auto check = pools(1, 2);
  check.slots[0].count = 3;
  CHECK_FALSE(build(check, seedOf(1), {}));
  check.slots[0].count = 1;
  check.slots[0].siblings = {};
  REQUIRE_FALSE(build(check, seedOf(1), {}));
  CHECK(build(check, seedOf(1), {}).error().message.find("s1") != std::string::npos);
  check.slots[0].siblings = {ItemId("ghost")};
  CHECK(build(check, seedOf(1), {}).error().message.find("ghost") != std::string::npos);
}

TEST_CASE("three siblings give three unseen forms, then the one seen longest ago (O-15)") {
  const auto check = pools(4, 3);
  std::vector<Form> earlier;
  for (int attempt = 0; attempt < 9; ++attempt) {
    CHECK(poolIsUsedUp(check, earlier) == (attempt >= 3));
    earlier.push_back(built(check, 100 + attempt, earlier));
    if (attempt < 3) continue;
    for (const auto& place : earlier.back().places)
      CHECK(place.item.text == itemAt(earlier[earlier.size() - 4], place.slot.text));
  }
  for (const std::string slot : {"s1", "s2", "s3", "s4"}) {
    const std::set<std::string> first = {itemAt(earlier[0], slot), itemAt(earlier[1], slot), itemAt(earlier[2], slot)};
    CHECK(first.size() == 3);
  }
}

TEST_CASE("a repeated sibling comes with other numbers while there are any") {
  const auto check = pools(2, 1, {1, 2, 3, 4});
  std::vector<Form> earlier;
  std::set<std::string> seen;
  for (int attempt = 0; attempt < 4; ++attempt) {
    earlier.push_back(built(check, attempt, earlier));
    seen.insert(pack::shown(placeAt(earlier.back(), "s1").values.at("n")));
  }
  CHECK(seen.size() == 4);
  // All four are used up: the numbers seen longest ago come back.
  for (int attempt = 4; attempt < 8; ++attempt) {
    const auto before = placeAt(earlier[earlier.size() - 4], "s1");
    const auto next = built(check, attempt, earlier);
    CHECK(placeAt(next, "s1").values == before.values);
    earlier.push_back(next);
  }
}

TEST_CASE("a sibling with fresh numbers comes before one that would repeat its numbers") {
  auto check = newCheck("fresh");
  check.items.push_back(numberItem("plain", "One?", "1"));
  check.items.push_back(drawn(numberItem("varied", "{n}", "{n}"), "n", {1, 2, 3}));
  addSlot(check, {"plain", "varied"});
  std::vector<Form> earlier;
  std::vector<std::string> order;
  for (int attempt = 0; attempt < 5; ++attempt) {
    earlier.push_back(built(check, attempt, earlier));
    order.push_back(itemAt(earlier.back(), "s1"));
  }
  CHECK(std::count(order.begin(), order.begin() + 4, "plain") == 1);
  CHECK(std::count(order.begin(), order.begin() + 4, "varied") == 3);
}

TEST_CASE("a slot with several places never has one sibling twice") {
  auto check = pools(1, 5);
  check.slots[0].count = 3;
  for (int seed = 0; seed < 50; ++seed) CHECK(itemsOf(built(check, seed)).size() == 3);
  const auto first = built(check, 1);
  const auto second = built(check, 2, {first});
  std::set<std::string> both = itemsOf(first);
  both.merge(itemsOf(second));
  CHECK(both.size() == 5);  // the two unseen ones and one that had to come again
}

TEST_CASE("an item that two slots list is not used twice while that can be avoided") {
  const auto check = shared({{"a", "b"}, {"a"}});
  for (int seed = 0; seed < 30; ++seed) {
    const auto form = built(check, seed);
    CHECK(itemAt(form, "s1") == "b");
    CHECK(itemAt(form, "s2") == "a");
  }
  const auto chain = shared({{"a", "b"}, {"b", "c"}, {"c", "a"}, {"a"}});
  for (int seed = 0; seed < 30; ++seed) CHECK(itemsOf(built(chain, seed)).size() == 3);
}

TEST_CASE("shared siblings are dealt so that as many places as possible are unseen") {
  const auto check = shared({{"a", "b"}, {"a", "c"}});
  Form earlier;
  earlier.check = check.id;
  Place seen;
  seen.slot = SlotId("s2");
  seen.item = ItemId("c");
  earlier.places.push_back(seen);
  for (int seed = 0; seed < 30; ++seed) {
    const auto form = built(check, seed, {earlier});
    CHECK(itemAt(form, "s1") == "b");
    CHECK(itemAt(form, "s2") == "a");
  }
}

TEST_CASE("an item that can't but come twice comes with other numbers") {
  auto check = newCheck("twice");
  check.items.push_back(drawn(numberItem("a", "{n}", "{n}"), "n", {1, 2}));
  addSlot(check, {"a"});
  addSlot(check, {"a"});
  for (int seed = 0; seed < 20; ++seed) {
    const auto form = built(check, seed);
    CHECK(placeAt(form, "s1").values != placeAt(form, "s2").values);
  }
}

TEST_CASE("pinned options stay last in the authored order, the others take every order (O-11)") {
  auto check = newCheck("pinned");
  auto item = choiceItem("p", "?", {"x", "y", "z", "Both of these", "None of these"});
  item.options[3].pinned = item.options[4].pinned = true;
  check.items.push_back(item);
  addSlot(check, {"p"});
  std::set<std::string> orders;
  for (int seed = 0; seed < 500; ++seed) {
    const auto& options = placeAt(built(check, seed), "s1").options;
    REQUIRE(options.size() == 5);
    CHECK(options[3].text == "c4");
    CHECK(options[4].text == "c5");
    orders.insert(joinedIds({options.begin(), options.begin() + 3}));
  }
  CHECK(orders.size() == 6);
}

TEST_CASE("an option pinned in the middle keeps its place") {
  auto check = newCheck("pinned");
  auto item = choiceItem("p", "?", {"x", "y", "z"});
  item.options[1].pinned = true;
  check.items.push_back(item);
  addSlot(check, {"p"});
  for (int seed = 0; seed < 40; ++seed) CHECK(placeAt(built(check, seed), "s1").options[1].text == "c2");
}

TEST_CASE("options that the author does not want shuffled stay") {
  auto check = newCheck("authored");
  auto item = choiceItem("p", "?", {"x", "y", "z"});
  item.shuffle = false;
  check.items.push_back(item);
  addSlot(check, {"p"});
  for (int seed = 0; seed < 20; ++seed) CHECK(joinedIds(placeAt(built(check, seed), "s1").options) == "c1 c2 c3");
}

TEST_CASE("steps never start out in the right order, with or without decoys") {
  for (const bool shuffle : {true, false}) {
    auto check = newCheck("steps");
    auto item = orderItem("o", "?", {"A", "B", "C"}, {"X"});
    item.shuffle = shuffle;
    check.items.push_back(item);
    check.items.push_back(orderItem("two", "?", {"A", "B"}));
    addSlot(check, {"o"});
    addSlot(check, {"two"});
    std::set<std::string> orders;
    for (int seed = 0; seed < 400; ++seed) {
      const auto form = built(check, seed);
      std::vector<ChoiceId> steps = placeAt(form, "s1").options;
      orders.insert(joinedIds(steps));
      std::erase(steps, ChoiceId("c4"));
      CHECK(joinedIds(steps) != "c1 c2 c3");
      CHECK(joinedIds(placeAt(form, "s2").options) == "c2 c1");
    }
    CHECK(orders.size() == 20);  // 24 orders of four, less the four places of X among A B C
  }
}

TEST_CASE("partners never all stand straight across from their cards") {
  for (const bool shuffle : {true, false}) {
    auto check = newCheck("pairs");
    auto item = matchItem("m", "?", {{"one", "1"}, {"two", "2"}});
    item.shuffle = shuffle;
    check.items.push_back(item);
    addSlot(check, {"m"});
    for (int seed = 0; seed < 50; ++seed) {
      const auto place = placeAt(built(check, seed), "s1");
      const bool straight = place.cards[0].text.substr(1) == place.options[0].text.substr(1);
      CHECK_FALSE(straight);
      if (!shuffle) CHECK(joinedIds(place.cards) == "l1 l2");
    }
  }
}

TEST_CASE("cards to sort are shuffled, categories stay where the author put them") {
  auto check = newCheck("sort");
  check.items.push_back(sortItem("s", "?", {"a", "b"}, {{"1", 1}, {"2", 2}, {"3", 1}}));
  addSlot(check, {"s"});
  std::set<std::string> orders;
  for (int seed = 0; seed < 200; ++seed) {
    const auto place = placeAt(built(check, seed), "s1");
    CHECK(joinedIds(place.options) == "c1 c2");
    orders.insert(joinedIds(place.cards));
  }
  CHECK(orders.size() == 6);
}

TEST_CASE("another sibling in one slot leaves the other slots as they were") {
  const auto check = pools(4, 3, {1, 2, 3, 4, 5});
  auto more = check;
  more.items.push_back(numberItem("new", "One?", "1"));
  more.slots[1].siblings.emplace_back("new");
  for (int seed = 0; seed < 50; ++seed) {
    CHECK(without(built(check, seed), check, "s2") == without(built(more, seed), more, "s2"));
    // And the old siblings keep their order among themselves: only the new one may take the place.
    const auto now = itemAt(built(more, seed), "s2");
    CHECK((now == "new" || now == itemAt(built(check, seed), "s2")));
  }
}

TEST_CASE("the seed depends on the class's key, the student, the check and the attempt, and on nothing else (O-14)") {
  const Seed key = seedOf(1);
  const StudentId student("0123");
  const CheckId check("factors");
  const Seed seed = seedFor(key, student, check, 1);
  CHECK(seed == seedFor(key, student, check, 1));
  CHECK(seed != seedFor(seedOf(2), student, check, 1));
  CHECK(seed != seedFor(key, StudentId("0124"), check, 1));
  CHECK(seed != seedFor(key, student, CheckId("multiples"), 1));
  CHECK(seed != seedFor(key, student, check, 2));
  // Parts don't run into one another.
  CHECK(seedFor(key, StudentId("ab"), CheckId("c"), 1) != seedFor(key, StudentId("a"), CheckId("bc"), 1));
  CHECK(seedFor(key, student, CheckId("c1"), 1) != seedFor(key, student, CheckId("c"), 11));
}

TEST_CASE("students with neighbouring ids get different forms, a thousand times over (O-14)") {
  const auto check = pools(6, 3, {1, 2, 3, 4, 5, 6});
  const auto formOf = [&](int id) {
    return must(build(check, seedFor(seedOf(9), StudentId(std::to_string(100000 + id)), check.id, 1), {}));
  };
  Form before = formOf(123);
  for (int id = 124; id < 1124; ++id) {
    Form next = formOf(id);
    int different = 0;
    for (std::size_t i = 0; i < 6; ++i) {
      const bool same =
          before.places[i].item == next.places[i].item && before.places[i].values == next.places[i].values;
      if (!same) ++different;
    }
    CHECK(different >= 3);
    before = std::move(next);
  }
}

TEST_CASE("with one sibling per slot the order of the places still differs (O-14)") {
  const auto check = pools(6, 1);
  std::set<std::string> orders;
  for (int seed = 0; seed < 100; ++seed) {
    std::string order;
    for (const auto& place : built(check, seed).places) order += place.slot.text;
    orders.insert(order);
  }
  CHECK(orders.size() > 80);
}

TEST_CASE("the question at a place has the numbers of the place, not new ones") {
  const auto check = everyType();
  for (int seed = 0; seed < 10; ++seed) {
    for (const auto& place : built(check, seed).places) {
      const auto question = must(questionAt(check, place));
      CHECK(question.item == check.findItem(place.item));
      CHECK(question.stem == must(check.findItem(place.item)->stem.render(place.values)));
    }
  }
}

TEST_CASE("a place whose item is gone says so and names the way out") {
  const auto check = everyType();
  auto place = built(check, 1).places[0];
  place.item = ItemId("gone");
  const auto question = questionAt(check, place);
  REQUIRE_FALSE(question);
  CHECK(question.error().fault == Fault::notFound);
  CHECK(question.error().message.find("gone") != std::string::npos);
}

TEST_CASE("a check that can't be drawn from has no unseen form") {
  CHECK(poolIsUsedUp(shared({{}}), {}));
  CHECK_FALSE(poolIsUsedUp(pools(2, 1), {}));
}

TEST_CASE("no chain of attempts repeats a whole form while unseen siblings are left (O-15)") {
  const auto check = everyType();
  for (int student = 0; student < 20; ++student) {
    std::vector<Form> earlier;
    while (!poolIsUsedUp(check, earlier)) {
      std::set<std::string> before;
      for (const auto& form : earlier) before.merge(itemsOf(form));
      earlier.push_back(built(check, student * 50 + static_cast<int>(earlier.size()), earlier));
      for (const auto& item : itemsOf(earlier.back())) CHECK(before.count(item) == 0);
      REQUIRE(earlier.size() < 5);
    }
  }
}
