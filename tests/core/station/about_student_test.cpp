// What is kept about one student: what goes when the student is erased is what is given out, and nothing is forgotten.

#include "core/station/about_student.h"

#include <nlohmann/json.hpp>
#include <set>

#include "core/station/daemon/student_data.h"
#include "core/station/decisions.h"
#include "core/station/erase.h"
#include "tests/core/station/classroom.h"
#include "tests/core/station/words_in.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using nlohmann::json;
using station::testing::Classroom;
using station::testing::has;
using station::testing::SimKiosk;

namespace {

/// A row about the student ?1 in each table, with a word of its own.
const std::map<std::string, std::string> kRows = {
    {"code_issued",
     "INSERT INTO code_issued(log, student, check_id, request, action, code, at_ms) VALUES('l', ?1, 'in code_issued', "
     "'4K7Q', 1, '123 456 789', 5)"},
    {"grade_entry",
     "INSERT INTO grade_entry(unit, col, student, kind, value, reason, at_ms) VALUES('sums/first', 'check/adding', ?1, "
     "1, '2', 'in grade_entry', 5)"},
    {"group_met", "INSERT INTO group_met(student, attempt, about, at_ms) VALUES(?1, 'a', 'in group_met', 5)"},
    {"hold", "INSERT INTO hold(student, reason, at_ms) VALUES(?1, 'in hold', 5)"},
    {"desk_deed",
     "INSERT INTO desk_deed(seat, attempt, slot, student, mark, at_ms) VALUES('s', 'a', 'in desk_deed', ?1, 0, 5)"},
    {"desk_level",
     "INSERT INTO desk_level(attempt, slot, marker, criterion, student, check_id, rubric, language, level, words, "
     "deed) "
     "VALUES('a', 's1', 1, 'claim', ?1, 'trait', 'r', 'en', 2, 'in desk_level', 1)"},
    {"desk_words",
     "INSERT INTO desk_words(attempt, slot, marker, student, words) VALUES('a', 's1', 1, ?1, 'in desk_words')"},
    {"desk_second", "INSERT INTO desk_second(attempt, slot, student, deed) VALUES('a', 'in desk_second', ?1, 1)"},
    {"desk_skip", "INSERT INTO desk_skip(attempt, slot, criterion, student) VALUES('a', 's1', 'in desk_skip', ?1)"},
    {"desk_saying",
     "INSERT INTO desk_saying(check_id, words, student, used) VALUES('trait', 'in desk_saying', ?1, 1)"}};

}  // namespace

TEST_CASE("What each table keeps of a student is given out, without the codes themselves, and goes when it is erased") {
  Classroom room;
  const StudentId ada = room.student("001");
  store::Database& db = room.station().db();
  for (const std::string table : kTablesAboutStudents) REQUIRE(db.run(kRows.at(table), ada));
  const std::string given = must(studentDataOf(room.station(), ada));
  for (const std::string table : kTablesAboutStudents) CHECK(has(given, "\"in " + table + "\""));
  CHECK_FALSE(has(given, "123 456 789"));
  const auto data = json::parse(given);
  CHECK(data["gradebook"][0]["what"] == "points set by the teacher");
  CHECK(data["levels chosen at the marking desk"][0]["level"] == "3");
  const std::string other = must(studentDataOf(room.station(), room.student("002")));
  for (const std::string table : kTablesAboutStudents) CHECK_FALSE(has(other, "in " + table));
  REQUIRE(db.run("DELETE FROM hold"));
  must(eraseStudent(room.station(), ada));
  for (const std::string table : kTablesAboutStudents) {
    INFO(table);
    auto row = must(db.query("SELECT count(*) FROM " + table));
    REQUIRE(must(row.step()));
    CHECK(row.integer(0) == 0);
  }
}

TEST_CASE("Every table that names a student is drawn from the logs, is the roster, or is one of those") {
  const std::set<std::string> others = {"attempt", "ask", "code_used", "decided", "grants", "erased", "member"};
  Classroom room(true);
  auto row =
      must(room.station().db().query("SELECT t.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type "
                                     "= 'table' AND c.name = 'student' "
                                     "ORDER BY t.name"));
  std::set<std::string> found;
  while (must(row.step()))
    if (!others.contains(row.text(0))) found.insert(row.text(0));
  CHECK(found == std::set<std::string>(kTablesAboutStudents.begin(), kTablesAboutStudents.end()));
}

TEST_CASE("What the student's page tells of a try and of a request is given out, too") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  const StudentId ada = room.student("001");
  const auto attempt = kiosk.start(ada, "adding", 1);
  kiosk.handIn(attempt, false);
  kiosk.ask(attempt, "I stopped at 5.");
  must(kiosk.sync());
  const auto data = json::parse(must(studentDataOf(room.station(), ada)));
  CHECK(data["checks"][0]["asked for another try"] == "I stopped at 5.");
}

TEST_CASE("What was decided about a student's way is given out with its reasons, and names no other student") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  const StudentId ada = room.student("001"), sam = room.student("002");
  const CheckId adding("adding");
  const auto attempt = kiosk.start(ada, "adding", 1);
  kiosk.handIn(attempt, true);
  must(kiosk.sync());
  must(decide(room.station(), ada, adding, journey::WantCorrect{{}, attempt, sam, ""}, "wrong name"));
  must(decide(room.station(), ada, adding, journey::WantExcuse{}, "was ill"));
  const std::string adas = must(studentDataOf(room.station(), ada)), sams = must(studentDataOf(room.station(), sam));
  const auto data = json::parse(adas);
  CHECK(data["checks"][0]["excused because"] == "was ill");
  CHECK(data["checks"][0]["begun under this name by another student"][0]["because"] == "wrong name");
  CHECK_FALSE(has(adas, sam.text));
  CHECK_FALSE(has(adas, "Sam"));
  CHECK(json::parse(sams)["checks"][0]["tries"][0]["decided"][0] == "It was begun under another name: wrong name");
  CHECK_FALSE(has(sams, ada.text));
  CHECK_FALSE(has(sams, "Ada"));
}
