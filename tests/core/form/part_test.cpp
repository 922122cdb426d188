// Forms of the missing skills alone, and places that are filled anew after a pause.

#include "core/form/part.h"

#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/check_builder.h"
#include "tests/support/listing.h"

using namespace cz;
using namespace cz::form;
using namespace cz::tests;

namespace {

/// Two slots of a skill each, with `siblings` items.
pack::Check twoSkills(int siblings) {
  pack::Check check = newCheck("two");
  for (int slot = 1; slot <= 2; ++slot) {
    std::vector<std::string> ids;
    for (int i = 1; i <= siblings; ++i) {
      ids.push_back("i" + std::to_string(slot) + "-" + std::to_string(i));
      check.items.push_back(numberItem(ids.back(), "One more than one?", "2"));
    }
    addSlot(check, ids);
    check.slots.back().skill = SkillId("skill" + std::to_string(slot));
  }
  return check;
}

Seed seedOf(int number) {
  Seed seed;
  seed.bytes[0] = static_cast<std::uint8_t>(number);
  return seed;
}

const Place& placeOf(const Form& form, const std::string& skill) {
  const auto at = std::find_if(form.places.begin(), form.places.end(),
                               [&](const Place& place) { return place.skill == SkillId(skill); });
  REQUIRE(at != form.places.end());
  return *at;
}

}  // namespace

TEST_CASE("A form of the missing skills has their places, in the order that they had") {
  const Form whole = must(build(twoSkills(3), seedOf(1), {}));
  const Form part = onlySkills(whole, {SkillId("skill2")});
  REQUIRE(part.places.size() == 1);
  CHECK(part.places[0].item == placeOf(whole, "skill2").item);
  CHECK(part.seed == whole.seed);
}

TEST_CASE("No skill, or none that the form has, is the whole form: nobody gets an empty one") {
  const Form whole = must(build(twoSkills(3), seedOf(1), {}));
  CHECK(onlySkills(whole, {}).places.size() == 2);
  CHECK(onlySkills(whole, {SkillId("gone")}).places.size() == 2);
}

TEST_CASE("A place that is filled anew gets a sibling that was not seen; the others stay to the letter") {
  const pack::Check check = twoSkills(4);
  for (int seed = 0; seed < 50; ++seed) {
    const Form first = must(build(check, seedOf(seed), {}));
    const Form form = must(build(check, seedOf(seed + 100), {first}));
    const SlotId slot = placeOf(form, "skill1").slot;
    const Form anew = must(refilled(check, form, {slot}, 0, {first}));
    REQUIRE(anew.places.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
      CHECK(anew.places[i].slot == form.places[i].slot);
      CHECK(anew.places[i].points == form.places[i].points);
    }
    CHECK(placeOf(anew, "skill2").item == placeOf(form, "skill2").item);
    CHECK(placeOf(anew, "skill1").item != placeOf(form, "skill1").item);
    CHECK(placeOf(anew, "skill1").item != placeOf(first, "skill1").item);
    // The next pause brings the fourth one: no sibling comes again while one is left.
    const Form again = must(refilled(check, anew, {slot}, 1, {first, form}));
    for (const Form* seen : {&first, &form, &anew})
      CHECK(placeOf(again, "skill1").item != placeOf(*seen, "skill1").item);
  }
}

TEST_CASE("Filling anew follows from the form's seed and the turn: a pulled plug gains nothing") {
  const pack::Check check = twoSkills(6);
  const Form form = must(build(check, seedOf(7), {}));
  const std::vector<SlotId> slots{SlotId("s1"), SlotId("s2")};
  const auto items = [&](int turn) {
    const Form anew = must(refilled(check, form, slots, turn, {}));
    return anew.places[0].item.text + anew.places[1].item.text;
  };
  CHECK(items(0) == items(0));
  CHECK(items(0) + items(1) + items(2) != items(0) + items(0) + items(0));
  CHECK(must(refilled(check, form, {}, 0, {})).places[0].item == form.places[0].item);
  CHECK(must(refilled(check, form, {SlotId("gone")}, 0, {})).places[0].item == form.places[0].item);
}
