// What the room reads, and what travels to kiosks.
#include "core/roster/roster.h"
#include "tests/core/roster/rosters.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

roster::SeatRoster seatOf(std::vector<roster::Student> students) {
  roster::Roster roster;
  roster.classes = periods3And5();
  roster.students = std::move(students);
  return roster::seatRosterOf(roster, 7, Seed{});
}

std::vector<std::string> namesIn(const roster::SeatRoster& seat) {
  std::vector<std::string> names;
  for (const auto& one : seat.students) names.push_back(one.name);
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("the preferred name is shown, and a blank one falls back to the given name") {
  auto lex = student("1", "Alexandra", "Moreno");
  CHECK(lex.shownName() == "Alexandra Moreno");
  lex.preferredName = "Lex";
  CHECK(lex.shownName() == "Lex Moreno");
  lex.preferredName = "  \t ";
  CHECK(lex.shownName() == "Alexandra Moreno");
}

TEST_CASE("a student without any name is shown by username") {
  auto nameless = student("13001", "", "");
  nameless.username = "OKlein";
  CHECK(nameless.shownName() == "OKlein");
}

TEST_CASE("two students of one name in one class carry the end of their ids") {
  const auto seat =
      seatOf({student("2201", "Sam", "Lee"), student("2202", "Sam", "Lee"), student("2203", "Ada", "Lee")});
  CHECK(namesIn(seat) == Names{"Ada Lee", "Sam Lee · 01", "Sam Lee · 02"});
}

TEST_CASE("the difference grows until it differs, also when one id is the end of the other") {
  CHECK(namesIn(seatOf({student("1101", "Sam", "Lee"), student("2101", "Sam", "Lee")})) ==
        Names{"Sam Lee · 1101", "Sam Lee · 2101"});
  CHECK(namesIn(seatOf({student("01", "Sam", "Lee"), student("201", "Sam", "Lee")})) ==
        Names{"Sam Lee · 01", "Sam Lee · 201"});
}

TEST_CASE("namesakes in different classes need no difference") {
  CHECK(namesIn(seatOf({student("2201", "Sam", "Lee", {"p3"}), student("2202", "Sam", "Lee", {"p5"})})) ==
        Names{"Sam Lee", "Sam Lee"});
}

TEST_CASE("names that look alike count as one name") {
  CHECK(namesIn(seatOf({student("2201", "SAM", "Lee"), student("2202", "Sam", "lee")})) ==
        Names{"SAM Lee · 01", "Sam lee · 02"});
}

TEST_CASE("namesakes without ids are told apart by username, at worst by number") {
  auto first = student("", "Sam", "Lee");
  auto second = first;
  first.id = StudentId("a");
  second.id = StudentId("b");
  CHECK(namesIn(seatOf({first, second})) == Names{"Sam Lee · #1", "Sam Lee · #2"});
  first.username = "slee7@school.example";
  second.username = "samlee@school.example";
  CHECK(namesIn(seatOf({first, second})) == Names{"Sam Lee · e7", "Sam Lee · ee"});
}

TEST_CASE("kiosks get neither students nor classes that left") {
  auto gone = student("1", "Ada", "Stone");
  gone.active = false;
  roster::Roster roster;
  roster.classes = periods3And5();
  roster.classes[1].active = false;
  roster.students = {gone, student("2", "Ben", "Wood", {"p3", "p5"})};
  const auto seat = roster::seatRosterOf(roster, 9, Seed{});
  CHECK(seat.version == 9);
  REQUIRE(seat.classes.size() == 1);
  CHECK(seat.classes[0].title == "Period 3");
  REQUIRE(seat.students.size() == 1);
  CHECK(seat.students[0].name == "Ben Wood");
  CHECK(seat.students[0].classes == std::vector<ClassId>{ClassId("p3")});
}

TEST_CASE("the list goes by family name, accents aside") {
  CHECK(namesIn(seatOf({student("1", "Zoe", "Adams"), student("2", "Ana", "Évora"), student("3", "Max", "Frank")})) ==
        Names{"Zoe Adams", "Ana Évora", "Max Frank"});
}
