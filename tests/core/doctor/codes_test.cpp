// Codes on the screen of a seat that is resting.

#include "core/doctor/codes.h"

#include <set>

#include "tests/support/catch.h"

using namespace cz;
using namespace cz::doctor;

TEST_CASE("Every code that a seat shows is explained once, with what is so and what to do") {
  std::set<std::string> known;
  for (const Code& one : codes()) {
    INFO(one.code);
    CHECK(known.insert(one.code).second);
    CHECK(std::string(one.says).ends_with('.'));
    CHECK(std::string(one.wayOut).ends_with('.'));
    CHECK(explained(one.code) == std::string(one.says) + "\n  " + one.wayOut + "\n");
  }
  // Of faults of the desk, of the program's start, and of what starts it.
  for (const Fault fault : {Fault::input, Fault::notFound, Fault::refused, Fault::io, Fault::full, Fault::corrupt})
    CHECK(known.contains(codeOf(fault)));
  for (const char* code : {"no-font", "no-words", "bad-words", "no-data", "gave-up"}) CHECK(known.contains(code));
}

TEST_CASE("A code that no seat shows is told from those that one does") {
  CHECK_FALSE(explained("no-fonts"));
  CHECK(unknownCode("no-fonts").starts_with("No seat shows \"no-fonts\". The codes are no-font, no-words, "));
}
