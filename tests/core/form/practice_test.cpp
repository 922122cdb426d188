// A practice form never holds what a real form can hold.

#include "core/pack/practice.h"

#include <filesystem>
#include <map>
#include <set>

#include "core/form/form.h"
#include "core/pack/read.h"
#include "tests/support/catch.h"
#include "tests/support/check_builder.h"
#include "tests/support/where.h"

using namespace cz;
using namespace cz::form;
using namespace cz::tests;

namespace {

using Met = std::set<std::pair<ItemId, pack::Draw>>;

Seed seedOf(int number) {
  Seed seed;
  seed.bytes[0] = static_cast<std::uint8_t>(number & 255);
  seed.bytes[1] = static_cast<std::uint8_t>(number >> 8);
  return seed;
}

/// One slot of two items with eight draws each.
pack::Check eights() {
  pack::Check check = newCheck("eights");
  for (const std::string id : {"a", "b"}) {
    auto item = numberItem(id, "{n}?", "{n}");
    let(item, "n", {1, 2, 3, 4, 5, 6, 7, 8});
    check.items.push_back(std::move(item));
  }
  addSlot(check, {"a", "b"});
  check.practice = true;
  return check;
}

void meet(Met& met, const Form& form) {
  for (const auto& place : form.places) met.emplace(place.item, place.values);
}

Met metBy(const pack::Check& check, bool practice, int seeds) {
  Met met;
  for (int seed = 0; seed < seeds; ++seed)
    meet(met, must(practice ? buildPractice(check, seedOf(seed), {}) : build(check, seedOf(seed), {})));
  return met;
}

std::vector<pack::Check> demonstrationChecks() {
  std::vector<pack::Check> checks;
  for (const auto& entry : std::filesystem::directory_iterator(inTree("assets/packs"))) {
    if (!entry.is_directory()) continue;
    auto pack = pack::read(must(pack::readFolder(entry.path()))).pack.value();
    for (auto& check : pack.checks) checks.push_back(std::move(check));
  }
  return checks;
}

/// Every legal draw of the item, and which of them are kept back.
struct Split {
  std::set<pack::Draw> real, practice;

  explicit Split(const pack::Item& item) {
    const pack::PracticeDraws kept(item);
    for (std::uint64_t raw = 0; raw < pack::rawDraws(item); ++raw)
      if (const auto values = must(pack::drawAt(item, raw))) (kept.keep(*values) ? practice : real).insert(*values);
  }
};

}  // namespace

TEST_CASE("a quarter of the draws is kept back for practice, and of fewer than four none") {
  for (const int draws : {1, 3, 4, 7, 8, 40}) {
    auto item = numberItem("i", "{n}?", "{n}");
    std::vector<int> numbers;
    for (int n = 1; n <= draws; ++n) numbers.push_back(n);
    let(item, "n", numbers);
    const Split split(item);
    INFO(draws);
    CHECK(static_cast<int>(split.practice.size()) == draws / 4);
    CHECK(static_cast<int>(split.real.size()) == draws - draws / 4);
    CHECK(pack::PracticeDraws(item).any() == (draws >= 4));
  }
}

TEST_CASE("a value that the author wrote twice falls on one side only") {
  auto item = numberItem("i", "{n}?", "{n}");
  let(item, "n", {1, 1, 2, 2, 3, 3, 4, 4});
  const Split split(item);
  CHECK(split.practice.size() == 1);
  CHECK(split.real.size() == 3);
}

TEST_CASE("an item of very many draws keeps back about a quarter of them, by their values alone") {
  auto item = numberItem("i", "{a} + {b}", "{a + b}");
  std::vector<int> numbers;
  for (int n = 1; n <= 100; ++n) numbers.push_back(n);
  let(item, "a", numbers);
  let(item, "b", numbers);
  const Split split(item);
  CHECK(split.practice.size() + split.real.size() == 10000);
  CHECK(split.practice.size() > 2200);
  CHECK(split.practice.size() < 2800);
}

TEST_CASE("real forms draw everything but what is kept back, and practice forms that alone") {
  const auto check = eights();
  const Met real = metBy(check, false, 400);
  const Met practice = metBy(check, true, 100);
  CHECK(real.size() == 12);
  CHECK(practice.size() == 4);
  for (const auto& one : practice) CHECK_FALSE(real.contains(one));
}

TEST_CASE("over all draws of the demonstration packs no practice form holds an item with values of a real form") {
  int possible = 0;
  for (auto& check : demonstrationChecks()) {
    check.practice = true;
    INFO(check.id.text);
    std::map<ItemId, Split> splits;
    for (const auto& item : check.items) splits.emplace(item.id, Split(item));
    for (const auto& [id, split] : splits)
      for (const auto& values : split.practice) CHECK_FALSE(split.real.contains(values));
    for (const auto& [id, values] : metBy(check, false, 60)) CHECK(splits.at(id).real.contains(values));
    if (!pack::slotsWithoutPractice(check).empty()) continue;
    ++possible;
    for (const auto& [id, values] : metBy(check, true, 60)) CHECK(splits.at(id).practice.contains(values));
  }
  CHECK(possible >= 1);
}

TEST_CASE("without practice = true every draw stays real, as in the forms of before") {
  auto check = eights();
  check.practice = false;
  CHECK(metBy(check, false, 600).size() == 16);
  CHECK(must(build(check, seedOf(1), {})).algorithm == 1);
  const auto none = buildPractice(check, seedOf(1), {});
  REQUIRE_FALSE(none);
  CHECK(none.error().message.find("slot s1 has nothing to practise with") != std::string::npos);
}

TEST_CASE("items for practice only come on practice forms with all their draws and never on real ones") {
  auto check = eights();
  check.practice = false;
  auto extra = numberItem("extra", "{n}?", "{n}");
  let(extra, "n", {1, 2, 3});
  check.items.push_back(std::move(extra));
  check.slots[0].practice = {ItemId("extra")};
  const Met practice = metBy(check, true, 100);
  CHECK(practice.size() == 3);
  for (const auto& [id, values] : practice) CHECK(id == ItemId("extra"));
  for (const auto& [id, values] : metBy(check, false, 100)) CHECK(id != ItemId("extra"));
}

TEST_CASE("the way a form was drawn is told by its algorithm") {
  const auto check = eights();
  CHECK(must(build(check, seedOf(1), {})).algorithm == 2);
  CHECK_FALSE(isPractice(must(build(check, seedOf(1), {}))));
  CHECK(must(buildPractice(check, seedOf(1), {})).algorithm == 3);
  CHECK(isPractice(must(buildPractice(check, seedOf(1), {}))));
}

TEST_CASE("a second practice form has other numbers while there are any") {
  const auto check = eights();
  std::vector<Form> earlier;
  Met met;
  for (int i = 0; i < 4; ++i) {
    earlier.push_back(must(buildPractice(check, seedOf(7), earlier)));
    meet(met, earlier.back());
  }
  CHECK(met.size() == 4);
}
