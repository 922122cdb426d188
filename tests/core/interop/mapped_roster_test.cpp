// A class list of any make, once a person has said which column is what.

#include "core/interop/mapped_roster.h"

#include "core/roster/import.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::interop;

namespace {

constexpr const char* kHead = "Student ID,First Name,Nickname,Last Name,Class\n";
const ListColumns kColumns{0, {}, 1, 2, 3, {}, 4};

roster::Incoming listOf(const std::string& lines) { return must(readList(kHead + lines, "list.csv", kColumns)); }

std::vector<std::string> classesOf(const roster::IncomingStudent& student) {
  std::vector<std::string> names;
  for (const ClassId& one : student.classes) names.push_back(one.text);
  return names;
}

}  // namespace

TEST_CASE("The headings that teachers write tell which column is what") {
  const auto guess = guessedColumns({"Student ID", "First Name", "Nickname", "Last Name", "Class"});
  CHECK(guess.id == 0);
  CHECK(guess.given == 1);
  CHECK(guess.preferred == 2);
  CHECK(guess.family == 3);
  CHECK(guess.inClass == 4);
  CHECK_FALSE(guess.username);
  CHECK_FALSE(guess.name);
}

TEST_CASE("The running number of a printed list is never taken for the school's id") {
  CHECK(guessedColumns({"Number", "Student ID", "Name", "Class"}).id == 1);
  CHECK(guessedColumns({"ID", "Student ID", "Name"}).id == 1);
  CHECK_FALSE(guessedColumns({"Number", "Name", "Class"}).id);
  CHECK(guessedColumns({"Student Number", "Name"}).id == 0);
}

TEST_CASE("A column that says the class goes before one that says the course, wherever the two stand") {
  CHECK(guessedColumns({"ID", "Name", "Course", "Class"}).inClass == 3);
  CHECK(guessedColumns({"ID", "Name", "Class ID", "Period"}).inClass == 3);
  CHECK(guessedColumns({"ID", "Name", "Course"}).inClass == 2);
}

TEST_CASE("Two lines that are alike are one student, and nobody is in doubt") {
  const auto list = listOf("0042,Ada,,Novak,7B\n0042,Ada,,Novak,7B\n0043,Sam,,Lee,\n0043,Sam,,Lee,\n");
  REQUIRE(list.students.size() == 2);
  CHECK(list.students[0].line == 2);
  CHECK(classesOf(list.students[0]) == std::vector<std::string>{"7B"});
  CHECK(list.students[1].classes.empty());
  const auto plan = roster::plan({}, list);
  CHECK(plan.added.size() == 2);
  CHECK(plan.ambiguous.empty());
}

TEST_CASE("A further line of the same student names a further class, each once") {
  const auto list = listOf("1,Ada,,Novak,7B\n1,Ada,,Novak,Band\n1,Ada,,Novak,\n1,Ada,,Novak,Band\n");
  REQUIRE(list.students.size() == 1);
  CHECK(classesOf(list.students[0]) == std::vector<std::string>{"7B", "Band"});
  CHECK(list.classes.size() == 2);
}

TEST_CASE("One id with two names is in doubt, also when only the name to be called by differs") {
  for (const char* lines : {"1,Ada,,Novak,7B\n1,Ida,,Novak,7B\n", "1,Ada,,Novak,7B\n1,Ada,Addie,Novak,7B\n"}) {
    const auto plan = roster::plan({}, listOf(lines));
    CHECK(plan.added.empty());
    CHECK(plan.ambiguous.size() == 2);
  }
}

TEST_CASE("Rows that are shorter than the headings lack what is missing, and longer ones lose nothing") {
  const auto list = listOf("1,Ada,,Novak\n2,Sam,,Lee,7B,something,else\n");
  REQUIRE(list.students.size() == 2);
  CHECK(list.students[0].familyName == "Novak");
  CHECK(list.students[0].classes.empty());
  CHECK(classesOf(list.students[1]) == std::vector<std::string>{"7B"});
  const auto head = must(headOf(kHead + std::string("1,Ada\n2,Sam,,Lee,7B,more\n"), "list.csv"));
  REQUIRE(head.first.size() == 2);
  CHECK(head.first[0] == std::vector<std::string>{"1", "Ada", "", "", ""});
  CHECK(head.first[1] == std::vector<std::string>{"2", "Sam", "", "Lee", "7B"});
}

TEST_CASE("An id that a spreadsheet keeps as text by an apostrophe is the id without it, and keeps its zeros") {
  const auto list = listOf("'0042,Ada,,Novak,7B\n0042,Ada,,Novak,Band\n");
  REQUIRE(list.students.size() == 1);
  CHECK(list.students[0].sourceId == "0042");
}

TEST_CASE("A line without an id or without a name is left out and says so; the others come in") {
  const auto list = listOf(",Ada,,Novak,7B\n2,,,,7B\n3,Eli,,,7B\n");
  REQUIRE(list.students.size() == 1);
  CHECK(list.students[0].givenName == "Eli");
  REQUIRE(list.refused.size() == 2);
  CHECK(list.refused[0].line == 2);
  CHECK(list.refused[0].why.starts_with("This line has neither an id nor a username"));
  CHECK(list.refused[1].why == "This line has no name. Add one.");
  CHECK(list.refused[1].sourceId == "2");
}

TEST_CASE("Without a column that tells people apart, or without names, nothing is read") {
  CHECK_FALSE(readList(kHead, "list.csv", kColumns));  // headings alone
  const std::string lines = std::string(kHead) + "1,Ada,,Novak,7B\n";
  CHECK_FALSE(readList(lines, "list.csv", {{}, {}, 1, 2, 3, {}, 4}));
  CHECK_FALSE(readList(lines, "list.csv", {0, {}, {}, 2, {}, {}, 4}));
}
