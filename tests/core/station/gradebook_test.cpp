// The gradebook of a real station: what is decided, entered, imported and kept.

#include "core/station/gradebook.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/station/decisions.h"
#include "core/station/erase.h"
#include "core/station/grade_export.h"
#include "core/station/grade_import.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"
#include "tests/support/where.h"

using namespace cz;
using namespace cz::station;
using station::testing::Classroom;
using station::testing::SimKiosk;

namespace {

const GradePlace kPlace{ClassId("p3"), "sums/first"};

struct Room : Classroom {
  SimKiosk kiosk{*this, 1, "Seat 1"};
  StudentId ada = student("001");
  StudentId sam = student("002");

  Room() { must(kiosk.pair()); }
  AttemptId takes(const StudentId& who, int number, bool right, const std::string& check = "adding") {
    const AttemptId attempt = kiosk.start(who, check, number);
    kiosk.handIn(attempt, right);
    must(kiosk.sync());
    return attempt;
  }
  Gradebook book() { return must(gradebookAt(station(), kPlace)); }
  GradeCell cell(const std::string& column, const StudentId& who) {
    const Gradebook all = book();
    const GradeColumn* at = all.findColumn(column);
    REQUIRE(at != nullptr);
    return all.findRow(who)->cells.at(static_cast<std::size_t>(at - all.columns.data()));
  }
  std::int64_t rows() {
    auto row = must(station().db().query("SELECT count(*) FROM grade_entry"));
    must(row.step());
    return row.integer(0);
  }
};

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("With nothing decided there are 10 for an assignment, 2 for a check and 50 for the summative") {
  Room room;
  const Gradebook book = must(gradebookOf(room.station(), {}));
  CHECK(book.place.inClass == kPlace.inClass);
  CHECK(book.place.unit == kPlace.unit);
  REQUIRE(book.columns.size() == 5);
  CHECK(book.columns[0].title == "1 Adding assignment");
  CHECK(book.columns[0].points == Points(10));
  CHECK(book.columns[1].id == "check/adding");
  CHECK(book.columns[1].points == Points(2));
  CHECK(book.columns[4].points == Points(50));
  REQUIRE(book.rows.size() == 2);
  for (const GradeCell& cell : book.rows[0].cells) CHECK_FALSE(cell.points);
  CHECK(must(gradebookOf(Classroom(true).station(), {})).rows.empty());
  CHECK(gradebookAt(room.station(), {ClassId("p4"), "sums/first"}).error().fault == Fault::notFound);
  CHECK(gradebookAt(room.station(), {ClassId("p3"), "sums/second"}).error().fault == Fault::notFound);
}

TEST_CASE("A check earns its points on whichever try it is mastered, and nothing before") {
  Room room;
  room.takes(room.ada, 1, false);
  CHECK_FALSE(room.cell("check/adding", room.ada).points);
  CHECK(room.cell("check/adding", room.ada).words == "not yet: 1 try");
  room.takes(room.ada, 2, true);
  const GradeCell cell = room.cell("check/adding", room.ada);
  CHECK(cell.points == Points(2));
  CHECK(cell.words == "mastered on try 2, 21 September 2026");
  CHECK(room.book().findRow(room.ada)->total.percent == "100.0");
}

TEST_CASE("A try that is taken out takes its points with it") {
  Room room;
  const AttemptId attempt = room.takes(room.ada, 1, true);
  REQUIRE(decide(room.station(), room.ada, CheckId("adding"), journey::WantVoid{{}, attempt, true, ""}, "helped"));
  const GradeCell cell = room.cell("check/adding", room.ada);
  CHECK_FALSE(cell.points);
  CHECK(cell.words == "taken out: helped");
}

TEST_CASE("Closing the unit says how many cells it decides, and opening it takes nothing for good") {
  Room room;
  room.takes(room.ada, 1, true);
  room.takes(room.sam, 1, false);
  CHECK(room.book().closing == 3);  // Sam's adding, and taking of both
  REQUIRE(closeUnit(room.station(), kPlace, true));
  CHECK(room.cell("check/adding", room.sam).points == Points(0));
  CHECK(room.cell("check/adding", room.ada).points == Points(2));
  CHECK_FALSE(room.cell("assignment/adding", room.sam).points);
  CHECK_FALSE(room.cell("summative", room.sam).points);
  room.takes(room.sam, 2, true);
  CHECK(room.cell("check/adding", room.sam).points == Points(2));
  REQUIRE(closeUnit(room.station(), kPlace, false));
  CHECK_FALSE(room.cell("check/taking", room.sam).points);
  CHECK(closeUnit(room.station(), {ClassId("p3"), "x/y"}, true).error().fault == Fault::notFound);
}

TEST_CASE("Points, credit and the summative's check are the teacher's, and last") {
  Room room;
  room.takes(room.ada, 1, false, "taking");
  GradeTerms terms;
  terms.points = {{"check/adding", Points(3)}, {"assignment/adding", Points(0)}, {"summative", Points(40)}};
  terms.summativeCheck = CheckId("taking");
  terms.credit = Credit::best;
  REQUIRE(setGradeTerms(room.station(), kPlace, terms));
  room.reopen();
  const Gradebook book = room.book();
  CHECK(book.terms.credit == Credit::best);
  CHECK(book.findColumn("assignment/adding") == nullptr);
  CHECK(book.findColumn("check/adding")->points == Points(3));
  CHECK(room.cell("summative", room.ada).points == Points(0));  // nothing of it was right: a 0 that was earned
  CHECK_FALSE(room.cell("summative", room.sam).points);
  terms.points["summative"] = must(Exact::parse("1/3"));
  CHECK(setGradeTerms(room.station(), kPlace, terms).error().fault == Fault::input);
  terms.points["summative"] = Points(1001);
  CHECK(setGradeTerms(room.station(), kPlace, terms).error().fault == Fault::input);
  terms.points["summative"] = Points(10);
  terms.summativeCheck = CheckId("nothing");
  CHECK(setGradeTerms(room.station(), kPlace, terms).error().fault == Fault::notFound);
  CHECK(room.book().findColumn("summative")->points == Points(40));
}

TEST_CASE("An override needs a reason, is kept with it, and can be taken back") {
  Room room;
  CHECK(has(overrideGrade(room.station(), kPlace, "check/adding", room.ada, "2", " \n ").error().message, "reason"));
  CHECK(overrideGrade(room.station(), kPlace, "check/adding", room.ada, "two", "x").error().fault == Fault::input);
  CHECK(overrideGrade(room.station(), kPlace, "check/adding", room.ada, "1001", "x").error().fault == Fault::input);
  CHECK(overrideGrade(room.station(), kPlace, "check/none", room.ada, "2", "x").error().fault == Fault::notFound);
  CHECK(overrideGrade(room.station(), kPlace, "check/adding", StudentId("ee"), "2", "x").error().fault ==
        Fault::notFound);
  CHECK(takeBackOverride(room.station(), kPlace, "check/adding", room.ada).error().fault == Fault::refused);
  CHECK(room.rows() == 0);
  REQUIRE(overrideGrade(room.station(), kPlace, "check/adding", room.ada, "2", "asked aloud"));
  CHECK(room.cell("check/adding", room.ada).words == "2 by the teacher: asked aloud");
  REQUIRE(takeBackOverride(room.station(), kPlace, "check/adding", room.ada));
  CHECK_FALSE(room.cell("check/adding", room.ada).points);
  CHECK(room.rows() == 2);  // nothing was overwritten
}

TEST_CASE("Points by hand are for assignments and the summative, and not above the column's") {
  Room room;
  REQUIRE(enterPoints(room.station(), kPlace, "assignment/adding", room.ada, "8.5"));
  CHECK(pointsText(*room.cell("assignment/adding", room.ada).points) == "8.5");
  CHECK(enterPoints(room.station(), kPlace, "check/adding", room.ada, "2").error().fault == Fault::refused);
  CHECK(enterPoints(room.station(), kPlace, "assignment/adding", room.ada, "10.5").error().fault == Fault::input);
  CHECK(enterPoints(room.station(), kPlace, "assignment/adding", room.ada, "1/2").error().fault == Fault::input);
  CHECK(room.rows() == 1);
  REQUIRE(enterPoints(room.station(), kPlace, "assignment/adding", room.ada, ""));
  CHECK_FALSE(room.cell("assignment/adding", room.ada).points);
}

TEST_CASE("A file brings points in, matched by id, with a report for every line") {
  Room room;
  const std::string file =
      "\xEF\xBB\xBFName,ID,1 Adding assignment,Summative,1 Adding check,Mood\r\n"
      "Novak,001,9.5,44,2,calm\r\n"
      "Lee,2,8,40,2,calm\r\n"
      ",,8,40,,\r\n"
      "Novak,001,1,1,,\r\n";
  const auto plan = planGrades(room.book(), file, "scores.csv");
  REQUIRE(plan);
  CHECK(room.rows() == 0);
  CHECK(plan->notes.size() == 3);
  CHECK(has(plan->notes.at(1), "\"1 Adding check\" is not read: points of a check follow from its mastery."));
  CHECK(plan->notes.at(2) == "\"Mood\" is not read: the gradebook has no such column.");
  REQUIRE(plan->lines.size() == 4);
  CHECK(plan->lines[0].line == 2);
  CHECK(plan->lines[0].says == "Ada Novak: 2 cells new.");
  CHECK(plan->lines[1].line == 3);
  CHECK(plan->lines[1].says == "Nobody in this class has the id 2. Did you mean 002?");
  CHECK(plan->lines[2].says == "No id. Nobody is matched by name.");
  CHECK(plan->lines[3].says == "Ada Novak stands in line 2 already.");
  CHECK(plan->refused == 3);
  REQUIRE(takeGrades(room.station(), room.book(), *plan));
  CHECK(pointsText(*room.cell("assignment/adding", room.ada).points) == "9.5");
  CHECK(room.cell("summative", room.ada).points == Points(44));
  CHECK_FALSE(room.cell("check/adding", room.ada).points);
  const auto again = planGrades(room.book(), file, "scores.csv");
  CHECK(again->lines[0].says == "Ada Novak: 0 cells new, 2 as before.");
  CHECK(again->entries.empty());
}

TEST_CASE("A blank in a file erases nothing") {
  Room room;
  REQUIRE(enterPoints(room.station(), kPlace, "assignment/adding", room.ada, "8"));
  const auto plan = planGrades(room.book(), "id,1 Adding assignment,Summative\n001,,-\n", "blank.csv");
  REQUIRE(plan);
  CHECK(plan->entries.empty());
  CHECK(plan->lines.at(0).says == "Ada Novak: 0 cells new, 2 blank and left as is.");
}

TEST_CASE("Of a line with a fault nothing is taken in, and it says which cell") {
  Room room;
  const auto plan = planGrades(room.book(), "id,1 Adding assignment,Summative\n001,ten,40\n002,11,40\n", "faults.csv");
  REQUIRE(plan);
  CHECK(plan->entries.empty());
  CHECK(plan->lines.at(0).says ==
        "Ada Novak: 1 Adding assignment: \"ten\" is no number like 7.5, at most two decimals.");
  CHECK(has(plan->lines.at(1).says, "1 Adding assignment: 11 is more than the 10 points of this column."));
}

TEST_CASE("A file that can't be used is refused with the way out") {
  Room room;
  const Gradebook book = room.book();
  CHECK(has(planGrades(book, "name,Summative\nAda,4\n", "f.csv").error().message, "no column has the school's ids"));
  CHECK(has(planGrades(book, "id,Tests\n001,4\n", "f.csv").error().message, "1 Adding assignment; 2 Taking away"));
  CHECK(has(planGrades(book, "id,Summative\n001,\"4\n", "f.csv").error().message, "f.csv, line 2"));
  CHECK(has(planGrades(book, "id,Summative\n\xE9,4\n", "f.csv").error().message, "line 2"));
  CHECK(planGrades(book, "", "f.csv").error().fault == Fault::input);
  CHECK(planGrades(book, std::string((4U << 20U) + 1, 'a'), "f.csv").error().fault == Fault::input);
}

TEST_CASE("A decimal comma is read where commas don't part the cells") {
  Room room;
  const auto plan = planGrades(room.book(), "id;1 Adding assignment\n001;7,5\n002;1,000\n", "f.csv");
  REQUIRE(plan);
  CHECK(plan->entries.size() == 1);
  CHECK(plan->entries.at(0).entry.value == "7.5");
  CHECK(plan->refused == 1);
}

TEST_CASE("Our own files come in again and change nothing") {
  Room room;
  room.takes(room.ada, 1, true);
  REQUIRE(enterPoints(room.station(), kPlace, "assignment/adding", room.ada, "8.5"));
  for (const GradeFormat format : {GradeFormat::csv, GradeFormat::canvas}) {
    const auto out = exportGrades(room.book(), {format, "", "2026-03-06", true});
    REQUIRE(out);
    const auto plan = planGrades(room.book(), out->files.at(0).text, "own.csv");
    REQUIRE(plan);
    CHECK(plan->entries.empty());
    CHECK(plan->refused == 0);
  }
}

TEST_CASE("Points and overrides of a student go when the student is forgotten") {
  Room room;
  REQUIRE(enterPoints(room.station(), kPlace, "assignment/adding", room.ada, "8.5"));
  REQUIRE(overrideGrade(room.station(), kPlace, "check/adding", room.sam, "2", "asked aloud"));
  REQUIRE(eraseStudent(room.station(), room.ada));
  CHECK(room.rows() == 1);
}

TEST_CASE("Files that were given out are kept in mind") {
  Room room;
  REQUIRE(noteGradeFile(room.station(), kPlace, "canvas"));
  CHECK(has(must(gradeFilesOf(room.station(), kPlace)).at(0), "canvas, 21 September 2026, "));
}

TEST_CASE("Gradebook files of other schools and programs are refused by name or accounted for line by line") {
  const std::filesystem::path samples = tests::inTree("../shared/data/gradebook-csv");
  if (!std::filesystem::exists(samples)) {
    WARN("skipped: the samples are not here");
    return;
  }
  Room room;
  int seen = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(samples)) {
    if (entry.path().extension() != ".csv") continue;
    ++seen;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    const auto plan = planGrades(room.book(), bytes, entry.path().filename().string());
    if (!plan) {
      CHECK_FALSE(plan.error().message.empty());
      continue;
    }
    CHECK(plan->entries.empty());  // none of them knows our students
    CHECK_FALSE(plan->lines.empty());
  }
  CHECK(seen > 5);
}
