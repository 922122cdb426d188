#include "core/form/fewer.h"

#include <algorithm>
#include <set>

#include "tests/support/catch.h"
#include "tests/support/check_builder.h"

using namespace cz;
using namespace cz::form;
using namespace cz::tests;

namespace {

Seed seedOf(int number) {
  Seed seed;
  seed.bytes[0] = static_cast<std::uint8_t>(number);
  return seed;
}

pack::Check alone(pack::Item item) {
  pack::Check check = newCheck("alone");
  addSlot(check, {item.id.text});
  check.items.push_back(std::move(item));
  return check;
}

std::vector<ChoiceId> shown(const pack::Check& check, int seed, int distractors = 2) {
  return withFewerChoices(check, must(build(check, seedOf(seed), {})), distractors).places.at(0).options;
}

bool has(const std::vector<ChoiceId>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), ChoiceId(id)) != ids.end();
}

}  // namespace

TEST_CASE("of six answers the key and two others stay, in the order of the whole form") {
  const auto check = alone(choiceItem("i", "?", {"key", "a", "b", "c", "d", "e"}));
  std::set<ChoiceId> met;
  for (int seed = 0; seed < 60; ++seed) {
    const auto all = must(build(check, seedOf(seed), {})).places.at(0).options;
    const auto few = shown(check, seed);
    CHECK(few.size() == 3);
    CHECK(has(few, "c1"));
    std::size_t at = 0;
    for (const auto& id : all)
      if (at < few.size() && few[at] == id) ++at;
    CHECK(at == few.size());
    CHECK(shown(check, seed) == few);
    met.insert(few.begin(), few.end());
  }
  CHECK(met.size() == 6);
}

TEST_CASE("pinned answers stay and count among the distractors") {
  auto item = choiceItem("i", "?", {"key", "a", "b", "c", "none of these"});
  item.options[4].pinned = true;
  const auto check = alone(item);
  for (int seed = 0; seed < 20; ++seed) {
    const auto few = shown(check, seed);
    CHECK(few.size() == 3);
    CHECK(has(few, "c1"));
    CHECK(few.back() == ChoiceId("c5"));
  }
}

TEST_CASE("an answer that speaks of the others keeps them all: among fewer it could become right") {
  for (const std::string words : {"all of the above", "both of these"}) {
    auto item = choiceItem("i", "?", {"key", "a", "b", "c", words});
    item.options[4].pinned = true;
    const auto check = alone(item);
    for (int seed = 0; seed < 20; ++seed) CHECK(shown(check, seed).size() == 5);
  }
}

TEST_CASE("every key of several stays, and so does what pays a part") {
  const auto several = alone(choiceItem("i", "?", {"k1", "k2", "k3", "a", "b", "c", "d"}, 3));
  auto half = choiceItem("i", "?", {"key", "half", "a", "b", "c"});
  half.options[1].credit = must(Exact::parse("1/2"));
  const auto partly = alone(half);
  for (int seed = 0; seed < 20; ++seed) {
    const auto few = shown(several, seed);
    CHECK(few.size() == 5);
    for (const std::string key : {"c1", "c2", "c3"}) CHECK(has(few, key));
    CHECK(has(shown(partly, seed), "c2"));
    CHECK(shown(partly, seed).size() == 4);
  }
}

TEST_CASE("two answers are the least, and what has few stays as it is") {
  const auto check = alone(choiceItem("i", "?", {"key", "a", "b", "c"}));
  const auto small = alone(choiceItem("i", "?", {"yes", "no"}));
  for (int seed = 0; seed < 20; ++seed) {
    CHECK(shown(check, seed, 0).size() == 2);
    CHECK(shown(check, seed, 1).size() == 2);
    CHECK(has(shown(check, seed, 0), "c1"));
    CHECK(shown(small, seed).size() == 2);
  }
}

TEST_CASE("each gap with choices keeps its own key and two others") {
  pack::Item item;
  item.id = ItemId("i");
  item.type = pack::ItemType::gaps;
  item.stem = pack::Template::literal("[[one]] [[two]]");
  for (const std::string id : {"one", "two"}) {
    item.gaps.push_back(choiceItem(id, "", {"key", "a", "b", "c", "d"}));
  }
  const auto check = alone(item);
  for (int seed = 0; seed < 20; ++seed) {
    const auto few = shown(check, seed);
    CHECK(few.size() == 6);
    CHECK(has(few, "one.c1"));
    CHECK(has(few, "two.c1"));
  }
}

TEST_CASE("items without choices are left alone") {
  const auto check = alone(orderItem("i", "?", {"1", "2", "3", "4", "5"}));
  CHECK(shown(check, 1).size() == 5);
}

TEST_CASE("what a place may show leaves out no key and no pinned answer") {
  auto item = choiceItem("i", "?", {"key", "a", "b", "none"});
  item.options[3].pinned = true;
  const auto ids = [](const std::vector<std::string>& texts) {
    std::vector<ChoiceId> out;
    for (const auto& text : texts) out.emplace_back(text);
    return out;
  };
  CHECK(isEnough(item, ids({"c4", "c1"})));
  CHECK(isEnough(item, ids({"c1", "c2", "c3", "c4"})));
  CHECK_FALSE(isEnough(item, ids({"c2", "c4"})));
  CHECK_FALSE(isEnough(item, ids({"c1", "c2"})));
  CHECK_FALSE(isEnough(item, ids({"c1", "c4", "c4"})));
  CHECK_FALSE(isEnough(item, ids({"c1", "c4", "c9"})));
}
