#pragma once
// The three checks of the golden forms, and their listings.

#include <string>
#include <string_view>

#include "tests/support/every_type.h"
#include "tests/support/listing.h"

namespace cz::tests {

/// Six slots with three siblings each, all with numbers.
inline pack::Check parallels() {
  pack::Check check = newCheck("parallels");
  for (int slot = 1; slot <= 6; ++slot) {
    std::vector<std::string> ids;
    for (const std::string letter : {"a", "b", "c"}) {
      ids.push_back(letter + std::to_string(slot));
      auto item = drawn(numberItem(ids.back(), "{n} + {m} = ?", "{n+m}"), "n", {10, 20, 30, 40, 50, 60, 70});
      let(item, "m", {1, 2, 3, 4, 5});
      check.items.push_back(std::move(item));
    }
    addSlot(check, ids);
  }
  return check;
}

/// Two slots that draw four and two places from one pool of eight.
inline pack::Check pool() {
  pack::Check check = newCheck("pool");
  std::vector<std::string> ids;
  for (int i = 1; i <= 8; ++i) {
    ids.push_back("p" + std::to_string(i));
    check.items.push_back(choiceItem(ids.back(), "Which?", {"yes", "no", "perhaps", "never"}));
  }
  addSlot(check, ids, 1, 4);
  addSlot(check, {ids.begin(), ids.begin() + 4}, 2, 2);
  return check;
}

/// For 20 students a first form and the form of a second try.
inline std::string listingsOf(const pack::Check& check) {
  std::string out;
  for (int number = 0; number < 20; ++number) {
    const Seed key{{static_cast<std::uint8_t>(number * 13)}};
    const StudentId student(std::to_string(number));
    const auto first = must(form::build(check, form::seedFor(key, student, check.id, 1), {}));
    const auto second = must(form::build(check, form::seedFor(key, student, check.id, 2), {first}));
    out += "student " + std::to_string(number) + "\n" + listingOf(check, first) + listingOf(check, second);
  }
  return out;
}

/// What tests/golden/forms/NAME.txt must hold; empty for a name that there is not.
inline std::string goldenListing(std::string_view name) {
  if (name == "every-type") return listingsOf(everyType());
  if (name == "parallels") return listingsOf(parallels());
  if (name == "pool") return listingsOf(pool());
  return {};
}

}  // namespace cz::tests
