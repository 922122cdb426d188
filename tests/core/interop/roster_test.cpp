// Reading rosters in detail: files made for the purpose.
#include <algorithm>

#include "core/interop/archive.h"
#include "core/interop/oneroster.h"
#include "tests/core/interop/zips.h"

using namespace cz;
using namespace cz::tests;

namespace {

const std::string kUsers = "sourcedId,status,role,username,givenName,familyName,preferredGivenName,email,password\n";

roster::Incoming read(const Folder& folder) { return must(interop::readRoster({folder.path()})); }

}  // namespace

TEST_CASE("ids stay text, apostrophes of spreadsheets come off, and digits that are lost are refused") {
  const Folder folder;
  folder.write("users.csv", kUsers +
                                "000429,,student,,Ada,Stone,,,\n'12345678901234567,,student,,Ben,Wood,,,\n"
                                "1.23457E+16,,student,,Cem,Ash,,,\n");
  const auto in = read(folder);
  REQUIRE(in.students.size() == 2);
  CHECK(in.students[0].sourceId == "000429");
  CHECK(in.students[1].sourceId == "12345678901234567");
  REQUIRE(in.refused.size() == 1);
  CHECK(in.refused[0].line == 4);
}

TEST_CASE("headings in another order, case or spelling are found all the same") {
  const Folder folder;
  folder.write("users.csv",
               "FAMILYNAME;prefferedGivenName;GivenName;role;sourcedid\nMoreno; Lex ;Alexandra;Student;7\n");
  const auto in = read(folder);
  REQUIRE(in.students.size() == 1);
  CHECK(in.students[0].preferredName == "Lex");
  CHECK(in.students[0].familyName == "Moreno");
}

TEST_CASE("a byte-order mark and CRLF change nothing; Latin-1 is refused with its line") {
  const Folder folder;
  folder.write("users.csv", "\xEF\xBB\xBFsourcedId,role,givenName,familyName\r\n7,student,Ada,Stone\r\n");
  CHECK(read(folder).students.size() == 1);
  folder.write("users.csv", "sourcedId,role,givenName,familyName\r\n7,student,Ren\xE9,Stone\r\n");
  const auto bad = interop::readRoster({folder.path()});
  REQUIRE_FALSE(bad.ok());
  CHECK(bad.error().message.find("users.csv, line 2, column 14:") == 0);
}

TEST_CASE("students marked for deletion or not enabled are inactive") {
  const Folder folder;
  folder.write("users.csv",
               "sourcedId,status,enabledUser,role,givenName,familyName\n1,tobedeleted,TRUE,student,A,B\n"
               "2,active,FALSE,student,C,D\n3,,,student,E,F\n");
  const auto in = read(folder);
  REQUIRE(in.students.size() == 3);
  CHECK_FALSE(in.students[0].active);
  CHECK_FALSE(in.students[1].active);
  CHECK(in.students[2].active);
  REQUIRE(in.notes.size() == 1);
  CHECK(in.notes[0].find("1 student is marked as not enabled") == 0);
}

TEST_CASE("enrolments that end, and those of unknown classes or people, are told apart") {
  const Folder folder;
  folder.write("users.csv", kUsers + "1,,student,,Ada,Stone,,,\n");
  folder.write("classes.csv", "sourcedId,title\np3,Period 3\np5,Period 5\n");
  folder.write("enrollments.csv",
               "classSourcedId,userSourcedId,role,status\np3,1,student,\np5,1,student,tobedeleted\n"
               "p9,1,student,\np3,99,student,\np3,1,student,\n");
  const auto in = read(folder);
  CHECK(in.students[0].classes == std::vector<ClassId>{ClassId("p3")});
  REQUIRE(in.refused.size() == 2);
  CHECK(in.refused[0].why.find("The class p9 is not in the list of classes.") == 0);
  CHECK(in.refused[1].line == 5);
}

TEST_CASE("in a file of changes an ended enrolment means that the student leaves the class") {
  const Folder folder;
  folder.write("manifest.csv", "propertyName,value\nfile.users,delta\n");
  folder.write("enrollments.csv",
               "classSourcedId,userSourcedId,role,status\np3,1,student,tobedeleted\np5,1,student,active\n");
  const auto in = read(folder);
  REQUIRE(in.changesOnly);
  REQUIRE(in.students.size() == 1);
  CHECK(in.students[0].leaves == std::vector<ClassId>{ClassId("p3")});
  CHECK(in.students[0].classes == std::vector<ClassId>{ClassId("p5")});
}

TEST_CASE("single files of unknown names are recognised by their columns") {
  const Folder folder;
  const auto people = folder.write("my export.csv", "Student ID,First name,Last name\n1,Ada,Stone\n");
  const auto places = folder.write("who where.csv", "Section ID,Student ID\n3A,1\n");
  const auto in = must(interop::readRoster({people, places}));
  REQUIRE(in.students.size() == 1);
  CHECK(in.students[0].classes == std::vector<ClassId>{ClassId("3A")});
  CHECK(in.classes[0].title == "3A");
}

TEST_CASE("a list without any roles counts everyone as a student and says so") {
  const Folder folder;
  const auto at = folder.write("list.csv", "id,firstname,lastname\n1,Ada,Stone\n");
  const auto in = must(interop::readRoster({at}));
  CHECK(in.students.size() == 1);
  CHECK(in.notes == std::vector<std::string>{"No roles were found; everyone in the list counts as a student."});
}

TEST_CASE("nobody imported is never a success") {
  const Folder folder;
  const auto at = folder.write("users.csv", kUsers + "1,,teacher,,Ada,Stone,,,\n");
  CHECK_FALSE(interop::readRoster({at}).ok());
  CHECK_FALSE(interop::readRoster({folder.path() / "absent.csv"}).ok());
  CHECK_FALSE(interop::readRoster({}).ok());
}

TEST_CASE("a zip may hold its files in a folder; housekeeping files beside them are nothing") {
  const Folder folder;
  const auto zip = zipWith(folder, {{"school/users.csv", kUsers + "1,,student,,Ada,Stone,,,\n"},
                                    {"__MACOSX/school/._users.csv", "\x01\x02"},
                                    {"school/demographics.csv", "\xFF"}});
  const auto in = must(interop::readRoster({zip}));
  REQUIRE(in.students.size() == 1);
  CHECK(in.students[0].file == "export.zip: school/users.csv");
}

TEST_CASE("a zip that reaches out of itself is refused by the member's name") {
  for (const char* name : {"../users.csv", "a/../../users.csv", "/users.csv", "c:users.csv", "..\\users.csv"}) {
    const Folder folder;
    const auto in = interop::readRoster({zipWith(folder, {{name, kUsers}})});
    INFO(name);
    REQUIRE_FALSE(in.ok());
    CHECK(in.error().message.find(name) != std::string::npos);
  }
}

TEST_CASE("a zip with a symbolic link, with too much in it, or damaged is refused") {
  const Folder folder;
  CHECK_FALSE(interop::readRoster({zipWith(folder, {{"users.csv", "/etc/passwd"}}, "users.csv")}).ok());
  const auto big = zipWith(folder, {{"users.csv", std::string(2000, 'x')}, {"roles.csv", "x"}});
  const auto all = [](const std::string&) { return true; };
  CHECK(interop::readZip(big, all, {2, 2000, 3000}).ok());
  CHECK_FALSE(interop::readZip(big, all, {1, 2000, 3000}).ok());
  CHECK_FALSE(interop::readZip(big, all, {2, 1999, 3000}).ok());
  CHECK_FALSE(interop::readZip(big, all, {2, 2000, 2000}).ok());
  CHECK_FALSE(interop::readRoster({folder.write("bad.zip", "PK\x03\x04 and then nothing")}).ok());
}
