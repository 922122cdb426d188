// The school's list against the roster: cases O-27, O-32, O-33, and who is known by what.
#include "core/roster/import.h"
#include "core/roster/lookalike.h"
#include "tests/core/roster/rosters.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
using roster::Incoming;
using roster::Plan;
using roster::Roster;

namespace {

Roster rosterOf(std::vector<roster::Student> students) { return {periods3And5(), std::move(students)}; }

Incoming fileWith(std::vector<roster::IncomingStudent> students) {
  Incoming file;
  file.classes = periods3And5();
  file.students = std::move(students);
  return file;
}

Roster after(const Roster& before, const Plan& plan) {
  CountingRandom dice;
  return must(roster::apply(before, plan, dice));
}

using Phrases = std::vector<std::string>;

}  // namespace

TEST_CASE("an unchanged list changes nothing") {
  const auto plan = roster::plan(rosterOf({student("1", "Ada", "Stone")}), fileWith({incoming("1", "Ada", "Stone")}));
  CHECK(plan.unchanged == 1);
  CHECK(plan.changesNothing());
}

TEST_CASE("a new student gets a drawn pseudonym and no PIN") {
  const Roster before = rosterOf({});
  const auto plan = roster::plan(before, fileWith({incoming("000429", "Ada", "Stone", {"p5"})}));
  REQUIRE(plan.added.size() == 1);
  const Roster now = after(before, plan);
  REQUIRE(now.students.size() == 1);
  CHECK(now.students[0].id.text.size() == 32);
  CHECK(now.students[0].sourceId == "000429");
  CHECK(now.students[0].pinHash.empty());
  CHECK(now.students[0].classes == std::vector<ClassId>{ClassId("p5")});
}

TEST_CASE("a student who moves to another class stays the same student") {
  Roster before = rosterOf({student("1007", "Ada", "Stone", {"p3"})});
  before.students[0].pinHash = "hash";
  const auto plan = roster::plan(before, fileWith({incoming("1007", "Ada", "Stone", {"p5"})}));
  REQUIRE(plan.moved.size() == 1);
  CHECK(plan.moved[0].what == Phrases{"leaves Period 3", "joins Period 5"});
  const Roster now = after(before, plan);
  CHECK(now.students[0].id == before.students[0].id);
  CHECK(now.students[0].pinHash == "hash");
  CHECK(now.students[0].classes == std::vector<ClassId>{ClassId("p5")});
}

TEST_CASE("a student missing from the file becomes inactive, and active again when back") {
  const Roster before = rosterOf({student("1009", "Ada", "Stone"), student("1010", "Ben", "Wood")});
  const auto leaving = roster::plan(before, fileWith({incoming("1010", "Ben", "Wood")}));
  REQUIRE(leaving.missing.size() == 1);
  CHECK(leaving.missing[0].name == "Ada Stone");
  CHECK_FALSE(leaving.needsYes());
  const Roster without = after(before, leaving);
  REQUIRE(without.students.size() == 2);
  CHECK_FALSE(without.find(StudentId("pseudonym-of-1009"))->active);

  const auto back =
      roster::plan(without, fileWith({incoming("1009", "Ada", "Stone"), incoming("1010", "Ben", "Wood")}));
  REQUIRE(back.changed.size() == 1);
  CHECK(back.changed[0].what == Phrases{"comes back"});
  CHECK(after(without, back).find(StudentId("pseudonym-of-1009"))->active);
}

TEST_CASE("a file that was cut off needs an explicit yes") {
  std::vector<roster::Student> all;
  std::vector<roster::IncomingStudent> five;
  for (int i = 0; i < 28; ++i) {
    const std::string id = std::to_string(1000 + i);
    all.push_back(student(id, "Student", id));
    if (i < 5) five.push_back(incoming(id, "Student", id));
  }
  const auto plan = roster::plan(rosterOf(all), fileWith(five));
  CHECK(plan.needsYes());
  CHECK(plan.yes() == "Yes, 23 students leave");
}

TEST_CASE("429 is not 000429: it is asked about, not guessed, not new, and nobody goes missing over it") {
  const Roster before = rosterOf({student("000429", "Ada", "Stone")});
  for (const char* damaged : {"429", "'000429", "429.0", "4.29E+02"}) {
    INFO(damaged);
    const auto plan = roster::plan(before, fileWith({incoming(damaged, "Ada", "Stone")}));
    REQUIRE(plan.ambiguous.size() == 1);
    CHECK(plan.ambiguous[0].why.find("Did you mean 000429 (Ada Stone)?") != std::string::npos);
    CHECK(plan.added.empty());
    CHECK(plan.missing.empty());
  }
}

TEST_CASE("a class code that a spreadsheet turned into a date is reported, and nobody leaves the class") {
  Roster before;
  before.classes = {{ClassId("03-1"), "Maths", true}};
  before.students = {student("1", "Ada", "Stone", {"03-1"})};
  Incoming file;
  file.classes = {{ClassId("1-Mar"), "Maths", true}};
  file.students = {incoming("1", "Ada", "Stone", {"1-Mar"}), incoming("2", "Ben", "Wood", {"1-Mar"})};
  const auto plan = roster::plan(before, file);
  REQUIRE(plan.ambiguous.size() == 1);
  CHECK(plan.ambiguous[0].why.find("Did you mean \"03-1\"?") != std::string::npos);
  CHECK(plan.unchanged == 1);
  REQUIRE(plan.added.size() == 1);
  CHECK(plan.added[0].classes.empty());
  CHECK(plan.classChanges.empty());
}

TEST_CASE("dates and damaged numbers are recognised as what they were") {
  CHECK(roster::isDateOf("1-Mar", "03-1"));
  CHECK(roster::isDateOf("2026-03-01", "03-1"));
  CHECK(roster::isDateOf("3/1/2026", "03-1"));
  CHECK_FALSE(roster::isDateOf("3/2/2026", "03-1"));
  CHECK_FALSE(roster::isDateOf("Period 5", "Period 3"));
  CHECK(roster::idCore("1.2345E+04") == "12345");
  CHECK(roster::idCore("1.23E+01") == "1.23E+01");  // digits past the point are no whole id
  CHECK(roster::idCore("0") == roster::idCore("000"));
  CHECK(roster::idCore("A7") != roster::idCore("a7"));
}

TEST_CASE("names are never the key") {
  const auto plan = roster::plan(rosterOf({student("1", "Ada", "Stone")}), fileWith({incoming("2", "Ada", "Stone")}));
  CHECK(plan.added.size() == 1);
  CHECK(plan.missing.size() == 1);
}

TEST_CASE("the username is the second key, and the school's id wins over it") {
  auto known = student("", "Ada", "Stone");
  known.id = StudentId("x");
  known.username = "astone";
  auto from = incoming("77", "Ada", "Stone");
  from.username = "astone";
  const auto plan = roster::plan(rosterOf({known}), fileWith({from}));
  REQUIRE(plan.changed.size() == 1);
  CHECK(plan.changed[0].id == known.id);
  CHECK(plan.changed[0].what == Phrases{"id (none) → 77"});

  known.sourceId = "76";
  const auto doubtful = roster::plan(rosterOf({known}), fileWith({from}));
  REQUIRE(doubtful.ambiguous.size() == 1);
  CHECK(doubtful.added.empty());
  CHECK(doubtful.missing.empty());
}

TEST_CASE("a username that someone else has is not handed over") {
  auto ada = student("1", "Ada", "Stone");
  ada.username = "astone";
  auto ben = student("2", "Ben", "Wood");
  ben.username = "bwood";
  auto benNow = incoming("2", "Ben", "Wood");
  benNow.username = "astone";
  auto adaNow = incoming("1", "Ada", "Stone");
  adaNow.username = "astone";
  CHECK(roster::plan(rosterOf({ada, ben}), fileWith({adaNow, benNow})).ambiguous.size() == 2);
  Incoming delta = fileWith({benNow});
  delta.changesOnly = true;
  CHECK(roster::plan(rosterOf({ada, ben}), delta).ambiguous.size() == 1);
  adaNow.username = "bwood";  // the two swap
  CHECK(roster::plan(rosterOf({ada, ben}), fileWith({adaNow, benNow})).changed.size() == 2);
}

TEST_CASE("the same id twice in a file is left to a person") {
  const auto plan = roster::plan(rosterOf({student("1", "Ada", "Stone")}),
                                 fileWith({incoming("1", "Ada", "Stone"), incoming("1", "Ben", "Wood")}));
  CHECK(plan.ambiguous.size() == 2);
  CHECK(plan.missing.empty());
}

TEST_CASE("usernames are compared without case, and one that is in the file twice is left to a person") {
  auto ada = student("", "Ada", "Stone");
  ada.id = StudentId("x");
  ada.username = "AStone";
  auto adaNow = incoming("", "Ada", "Stone-Hill");
  adaNow.username = "astone";
  CHECK(roster::plan(rosterOf({ada}), fileWith({adaNow})).changed.size() == 1);
  auto other = incoming("9", "Abe", "Stone");
  other.username = "ASTONE";
  const auto plan = roster::plan(rosterOf({ada}), fileWith({adaNow, other}));
  CHECK(plan.ambiguous.size() == 2);
  CHECK(plan.missing.empty());
}

TEST_CASE("whom a refused line means doesn't count as missing") {
  Incoming file = fileWith({incoming("2", "Ben", "Wood")});
  file.refused.push_back({"users.csv", 7, "The student 1 has no name. Add one.", "1"});
  CHECK(roster::plan(rosterOf({student("1", "Ada", "Stone"), student("2", "Ben", "Wood")}), file).missing.empty());
}

TEST_CASE("a line without id and username is refused with its line") {
  const auto plan = roster::plan(rosterOf({}), fileWith({incoming("", "Ada", "Stone")}));
  REQUIRE(plan.refused.size() == 1);
  CHECK(plan.refused[0].line == 2);
}

TEST_CASE("a student marked as gone becomes inactive; one whom nobody knew is no news") {
  auto gone = incoming("1", "Ada", "Stone");
  gone.active = false;
  auto stranger = incoming("2", "Ben", "Wood");
  stranger.active = false;
  const auto plan = roster::plan(rosterOf({student("1", "Ada", "Stone")}), fileWith({gone, stranger}));
  CHECK(plan.missing.size() == 1);
  CHECK(plan.unchanged == 1);
}

TEST_CASE("a list without classes keeps everyone's classes") {
  Incoming file;
  file.students = {incoming("1", "Ada", "Stone", {})};
  CHECK(roster::plan(rosterOf({student("1", "Ada", "Stone")}), file).changesNothing());
}

TEST_CASE("a file of changes speaks only of those whom it names") {
  const Roster before = rosterOf({student("1", "Ada", "Stone"), student("2", "Ben", "Wood")});
  Incoming delta;
  delta.changesOnly = true;
  auto joins = incoming("1", "", "", {"p5"});
  joins.leaves = {ClassId("p3")};
  delta.students = {joins, incoming("9", "", "", {"p5"})};
  const auto plan = roster::plan(before, delta);
  CHECK(plan.missing.empty());
  REQUIRE(plan.moved.size() == 1);
  CHECK(plan.moved[0].what == Phrases{"leaves Period 3", "joins Period 5"});
  CHECK(plan.refused.size() == 1);  // 9 is on no roster and has no name here
  CHECK(after(before, plan).students[0].givenName == "Ada");
}

TEST_CASE("classes come, are renamed, and close when the file names them no more") {
  Incoming file = fileWith({});
  file.classes = {{ClassId("p3"), "Maths 6", true}, {ClassId("p7"), "Period 7", true}};
  const auto plan = roster::plan(rosterOf({}), file);
  CHECK(plan.classChanges ==
        Phrases{"Period 3 is now called Maths 6", "Period 5 is not in the file any more", "new class Period 7"});
}

TEST_CASE("students added by hand are not judged by the school's file") {
  auto byHand = student("", "Ada", "Stone");
  byHand.id = StudentId("x");
  CHECK(roster::plan(rosterOf({byHand}), fileWith({})).missing.empty());
}

TEST_CASE("a plan made for another roster is not applied") {
  const auto plan = roster::plan(rosterOf({student("1", "Ada", "Stone")}), fileWith({incoming("2", "Ben", "Wood")}));
  CountingRandom dice;
  CHECK_FALSE(roster::apply(rosterOf({}), plan, dice).ok());
  CHECK_FALSE(roster::apply(rosterOf({student("1", "Ada", "Stone"), student("2", "Ben", "Wood")}), plan, dice).ok());
}
