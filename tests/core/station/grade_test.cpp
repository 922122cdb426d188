// Cells, totals and files of the gradebook, from values that were worked out by hand.

#include "core/station/grade_cell.h"

#include <clocale>

#include "core/station/grade_export.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using Kind = GradeColumn::Kind;

namespace {

constexpr std::int64_t kMarch3 = 1'772'539'200'000;  // 3 March 2026, 12:00 UTC

GradedTry tried(int number, bool mastered, int points = 0, int of = 5) {
  GradedTry one;
  one.number = number;
  one.handedIn = true;
  one.mastered = mastered;
  one.points = points;
  one.of = of;
  one.at.ms = kMarch3;
  return one;
}

GradeColumn column(Kind kind, const std::string& id, const Points& points) {
  return {kind, id, CheckId("factors"), id, points};
}

const GradeColumn kCheck = column(Kind::check, "check/factors", 2);
const GradeColumn kAssignment = column(Kind::assignment, "assignment/factors", 10);
const GradeColumn kSummative = column(Kind::summative, "summative", 50);

GradeEntry entered(const std::string& value) { return {GradeEntry::Kind::points, value, "entered by hand", kMarch3}; }

GradeTerms closedBy(Credit credit) {
  GradeTerms terms;
  terms.credit = credit;
  terms.closedMs = kMarch3;
  return terms;
}

bool has(const std::vector<std::string>& sentences, const std::string& wanted) {
  return std::find(sentences.begin(), sentences.end(), wanted) != sentences.end();
}

/// Two students and three columns.
Gradebook smallBook() {
  Gradebook book;
  book.place = {ClassId("p3"), "factors-6/unit"};
  book.heading = "Factors";
  book.className = "Period 3";
  book.columns = {column(Kind::assignment, "assignment/factors", 10), column(Kind::check, "check/factors", 2),
                  column(Kind::summative, "summative", 50)};
  book.columns[0].title = "1 Factors assignment";
  book.columns[1].title = "1 Factors check";
  book.columns[2].title = "Summative";
  book.all = book.columns;
  GradeRow lex{StudentId("aa"), "Lex Moreno", "000429", "lex@school.example", "Alexandra", "Moreno", {}, {}};
  GradeCell half;
  half.points = must(Exact::parse("7.5"));
  half.words = "7.5 of 10, 3 March 2026";
  half.earnedMs = kMarch3;
  GradeCell two;
  two.points = Points(2);
  two.words = "mastered on try 2, 3 March 2026";
  two.earnedMs = kMarch3;
  GradeCell test;
  test.points = Points(43);
  test.overridden = true;
  test.words = "43 by the teacher: ill on that day";
  test.earnedMs = kMarch3;
  lex.cells = {half, two, test};
  GradeRow ann{StudentId("bb"), "Ann", "1007", "", "-Ann", "=1+1", {}, {}};
  GradeCell excused;
  excused.excused = true;
  excused.words = "excused";
  GradeCell third;
  third.points = must(Exact::parse("43/3"));
  third.words = "14.33 of 50";
  third.earnedMs = kMarch3;
  ann.cells = {GradeCell{}, excused, third};
  lex.total = gradeTotalOf(book.columns, lex.cells);
  ann.total = gradeTotalOf(book.columns, ann.cells);
  book.rows = {lex, ann};
  return book;
}

std::string only(GradeFormat format) {
  const auto out = exportGrades(smallBook(), {format, "Room 14", "2026-03-06", false});
  REQUIRE(out);
  REQUIRE(out->files.size() == 1);
  return out->files[0].text;
}

}  // namespace

TEST_CASE("Five lessons with assignment 10 and check 2, and a summative of 50, are 110 points") {
  const GradeTerms open;
  std::vector<GradeColumn> columns;
  std::vector<GradeCell> cells;
  const std::vector<std::string> assignments = {"10", "9", "10", "8.5", "10"};
  for (std::size_t lesson = 0; lesson < 5; ++lesson) {
    columns.push_back(kAssignment);
    cells.push_back(gradeCellOf(kAssignment, open, {}, {entered(assignments[lesson])}));
    columns.push_back(kCheck);
    const CheckWay way{
        lesson == 1 ? std::vector{tried(1, false, 3), tried(2, true, 5)} : std::vector{tried(1, true, 5)}, false};
    cells.push_back(gradeCellOf(kCheck, open, way, {}));
    CHECK(cells.back().points == Points(2));
  }
  columns.push_back(kSummative);
  cells.push_back(gradeCellOf(kSummative, open, {{tried(1, false, 43, 50)}, false}, {}));
  CHECK(cells.back().points == Points(43));
  const GradeTotal total = gradeTotalOf(columns, cells);
  CHECK(pointsText(total.points) == "100.5");  // 47.5 + 10 + 43
  CHECK(total.of == Points(110));
  CHECK(total.whole);
  CHECK(total.percent == "91.3");  // 91.36…: cut
}

TEST_CASE("Not yet is blank and not 0 until the unit is closed, and mastered later counts fully") {
  const CheckWay notYet{{tried(1, false, 3), tried(2, false, 4)}, false};
  const GradeCell open = gradeCellOf(kCheck, {}, notYet, {});
  CHECK_FALSE(open.points);
  CHECK(open.words == "not yet: 2 tries");
  CHECK(has(open.reasons, "Try 1, 3 March 2026: not yet."));
  CHECK(gradeCellOf(kCheck, closedBy(Credit::mastery), notYet, {}).points == Points(0));
  CHECK_FALSE(gradeCellOf(kCheck, closedBy(Credit::blank), notYet, {}).points);
  CheckWay later = notYet;
  later.tries.push_back(tried(3, true, 5));
  const GradeCell mastered = gradeCellOf(kCheck, closedBy(Credit::mastery), later, {});
  CHECK(mastered.points == Points(2));
  CHECK(mastered.words == "mastered on try 3, 3 March 2026");
  CHECK(mastered.earnedMs == kMarch3);
}

TEST_CASE("Not tried is blank and then 0; excused and waiting for a mark stay blank after the end") {
  CHECK_FALSE(gradeCellOf(kCheck, {}, {}, {}).points);
  CHECK(gradeCellOf(kCheck, {}, {}, {}).words == "not tried yet");
  CHECK(gradeCellOf(kCheck, closedBy(Credit::mastery), {}, {}).points == Points(0));
  const GradeCell excused = gradeCellOf(kCheck, closedBy(Credit::mastery), {{}, true}, {});
  CHECK_FALSE(excused.points);
  CHECK(excused.excused);
  CheckWay waits{{tried(1, false)}, false};
  waits.tries[0].waiting = true;
  const GradeCell waiting = gradeCellOf(kCheck, closedBy(Credit::mastery), waits, {});
  CHECK_FALSE(waiting.points);
  CHECK(waiting.words == "waits for your mark");
}

TEST_CASE("A try that was taken out earns nothing and says why") {
  CheckWay way{{tried(1, true, 5)}, false};
  way.tries[0].counts = false;
  way.tries[0].whyOut = "helped by a friend";
  const GradeCell cell = gradeCellOf(kCheck, {}, way, {});
  CHECK_FALSE(cell.points);
  CHECK(cell.words == "taken out: helped by a friend");
  CHECK(has(cell.reasons, "Try 1: taken out: helped by a friend"));
}

TEST_CASE("Partial credit at the end follows the policy exactly") {
  // 1 of 5, 4 of 5, 3 of 5
  const std::vector<GradedTry> tries = {tried(1, false, 1), tried(2, false, 4), tried(3, false, 3)};
  CHECK(shareOf(tries, Credit::best)->toText() == "4/5");
  CHECK(shareOf(tries, Credit::latest)->toText() == "3/5");
  CHECK(shareOf(tries, Credit::mostBest)->toText() == "37/50");      // 0.72 + 0.02
  CHECK(shareOf(tries, Credit::decaying)->toText() == "1193/2000");  // (0.2·0.35 + 0.52)·0.35 + 0.39 = 0.5965
  CHECK_FALSE(shareOf({}, Credit::best));
  const GradeCell cell = gradeCellOf(kCheck, closedBy(Credit::best), {tries, false}, {});
  CHECK(pointsText(*cell.points) == "1.6");
  CHECK_FALSE(gradeCellOf(kCheck, {}, {tries, false}, {}).points);
}

TEST_CASE("An override goes before everything, with its reason, until it is taken back") {
  const CheckWay notYet{{tried(1, false)}, false};
  std::vector<GradeEntry> entries = {{GradeEntry::Kind::override, "1.5", "asked aloud", kMarch3}};
  GradeCell cell = gradeCellOf(kCheck, {}, notYet, entries);
  CHECK(pointsText(*cell.points) == "1.5");
  CHECK(cell.overridden);
  CHECK(cell.words == "1.5 by the teacher: asked aloud");
  CHECK(has(cell.reasons, "Set to 1.5 by the teacher on 3 March 2026: asked aloud"));
  entries.push_back({GradeEntry::Kind::override, "EX", "moved here", kMarch3});
  cell = gradeCellOf(kCheck, closedBy(Credit::mastery), notYet, entries);
  CHECK(cell.excused);
  CHECK_FALSE(cell.points);
  entries.push_back({GradeEntry::Kind::takenBack, "", "", kMarch3});
  cell = gradeCellOf(kCheck, {}, notYet, entries);
  CHECK_FALSE(cell.overridden);
  CHECK(cell.words == "not yet: 1 try");
  CHECK(cell.reasons.size() == 4);
}

TEST_CASE("Entered points of a summative go before its check, and never touch a check's column") {
  const CheckWay way{{tried(1, false, 43, 50)}, false};
  CHECK(gradeCellOf(kSummative, {}, way, {entered("45")}).points == Points(45));
  CHECK(gradeCellOf(kSummative, {}, way, {entered("45"), entered("")}).points == Points(43));
  CHECK_FALSE(gradeCellOf(kCheck, {}, {}, {entered("2")}).points);
}

TEST_CASE("Blank and excused cells are no part of a total") {
  GradeCell blank;
  GradeCell excused;
  excused.excused = true;
  GradeCell ten;
  ten.points = Points(10);
  const GradeTotal total = gradeTotalOf({kAssignment, kCheck, kSummative}, {ten, excused, blank});
  CHECK(total.points == Points(10));
  CHECK(total.of == Points(10));
  CHECK_FALSE(total.whole);
  CHECK(gradeTotalOf({kCheck}, {blank}).percent.empty());
}

TEST_CASE("Points in files are plain decimals, cut after two digits") {
  CHECK(pointsText(must(Exact::parse("3/2"))) == "1.5");
  CHECK(pointsText(must(Exact::parse("2/3"))) == "0.66");
  CHECK(pointsText(Points(-2)) == "-2");
  CHECK(pointsText(Points(100)) == "100");
  for (const char* text : {"", "1/2", "1e3", "1,5", " 2", "2.", ".5", "+2", "--2", "1.234", "1.000", "EX"})
    CHECK_FALSE(plainPoints(text));
  CHECK(plainPoints("007.50")->toText() == "15/2");
}

TEST_CASE("Cells that a spreadsheet would run are tamed, numbers are not, and the way back is exact") {
  CHECK(tamedCell("=1+1") == "'=1+1");
  CHECK(tamedCell("+SUM(A1)") == "'+SUM(A1)");
  CHECK(tamedCell("-Ann") == "'-Ann");
  CHECK(tamedCell("@x") == "'@x");
  CHECK(tamedCell("\tx") == "'\tx");
  CHECK(tamedCell("-2") == "-2");
  CHECK(tamedCell("000429") == "000429");
  CHECK(tamedCell("Ann") == "Ann");
  for (const char* text : {"=1+1", "'=1", "''-x", "-2", "'Ann", "Ann", "'", ""})
    CHECK(untamedCell(tamedCell(text)) == text);
}

TEST_CASE("Canvas: five columns of the student, the points possible, blanks that stay blank") {
  CHECK(only(GradeFormat::canvas) ==
        "Student,ID,SIS User ID,SIS Login ID,Section,1 Factors assignment,1 Factors check,Summative\r\n"
        "    Points Possible,,,,,10,2,50\r\n"
        "\"Moreno, Alexandra\",,000429,lex@school.example,Period 3,7.5,2,43\r\n"
        "\"'=1+1, -Ann\",,1007,,Period 3,,EX,14.33\r\n");
}

TEST_CASE("PowerTeacher Pro: a file for each column, seven lines before the scores and a blank one behind") {
  const auto out = exportGrades(smallBook(), {GradeFormat::powerteacher, "Room 14", "2026-03-06", false});
  REQUIRE(out);
  REQUIRE(out->files.size() == 3);
  CHECK(out->files[1].name == "Period-3_1-Factors-check_pst.csv");
  CHECK(out->files[1].text ==
        "Teacher Name:,Room 14,\r\n"
        "Class:,Period 3,\r\n"
        "Assignment Name:,1 Factors check,\r\n"
        "Due Date:,2026-03-06,\r\n"
        "Points Possible:,2.0,\r\n"
        "Extra Points:,0.0,\r\n"
        "Score Type:,POINTS,\r\n"
        "Student Num,Student Name,Score\r\n"
        "000429,\"Moreno, Alexandra\",2\r\n"
        "1007,\"'=1+1, -Ann\",\r\n"
        "\r\n");
}

TEST_CASE("A template of PowerTeacher Pro is filled in and changed nowhere else") {
  const Gradebook book = smallBook();
  const std::string given =
      "Teacher Name:,\"Ng, A\",\nClass:,9A,\nAssignment Name:,Test,\nDue Date:,2026-03-01,\nPoints Possible:,50.0,\n"
      "Extra Points:,0.0,\nScore Type:,POINTS,\nStudent Num,Student Name,Score\n"
      "1007,\"Ann, X\",\n000429,\"Moreno, A\",12\n429,\"Other, O\",\n\n";
  const auto filled = fillTemplate(book, book.columns[2], given);
  REQUIRE(filled);
  std::string wanted = given;
  wanted.replace(wanted.find("\"Ann, X\","), 9, "\"Ann, X\",14.33");
  CHECK(filled->text == wanted);
  CHECK(filled->notes == std::vector<std::string>{"Line 10: Lex Moreno has a score already. Left as it is.",
                                                  "Line 11: nobody in this class has the id 429. Left as it is."});
  CHECK(fillTemplate(book, book.columns[2], "a,b,c\n1,2,3\n").error().fault == Fault::input);
}

TEST_CASE("OneRoster: manifest, categories, line items and results; a blank has no row, a reason stays here") {
  const auto out = exportGrades(smallBook(), {GradeFormat::oneroster, "Room 14", "2026-03-06", false});
  REQUIRE(out);
  REQUIRE(out->files.size() == 4);
  CHECK(out->files[0].text ==
        "propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.1\r\nfile.academicSessions,absent\r\n"
        "file.categories,bulk\r\nfile.classes,absent\r\nfile.classResources,absent\r\nfile.courses,absent\r\n"
        "file.courseResources,absent\r\nfile.demographics,absent\r\nfile.enrollments,absent\r\nfile.lineItems,bulk\r\n"
        "file.orgs,absent\r\nfile.resources,absent\r\nfile.results,bulk\r\nfile.users,absent\r\n"
        "source.systemName,Checkzone\r\nsource.systemCode,checkzone\r\n");
  CHECK(out->files[1].text ==
        "sourcedId,status,dateLastModified,title\r\ncheckzone/assignment,,,Assignments\r\ncheckzone/check,,,Checks\r\n"
        "checkzone/summative,,,Summative\r\n");
  CHECK(out->files[2].text ==
        "sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,categorySourcedId,"
        "gradingPeriodSourcedId,resultValueMin,resultValueMax\r\n"
        "checkzone/p3/factors-6/unit/assignment/factors,,,1 Factors assignment,Factors,2026-03-06,2026-03-06,p3,"
        "checkzone/assignment,,0,10\r\n"
        "checkzone/p3/factors-6/unit/check/factors,,,1 Factors check,Factors,2026-03-06,2026-03-06,p3,"
        "checkzone/check,,0,2\r\n"
        "checkzone/p3/factors-6/unit/summative,,,Summative,Factors,2026-03-06,2026-03-06,p3,"
        "checkzone/summative,,0,50\r\n");
  const std::string unit = "checkzone/p3/factors-6/unit/";
  CHECK(out->files[3].text ==
        "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment\r\n" +
            unit + "assignment/factors/000429,,," + unit +
            "assignment/factors,000429,fully graded,7.5,2026-03-03,\"7.5 of 10, 3 March 2026\"\r\n" + unit +
            "check/factors/000429,,," + unit +
            "check/factors,000429,fully graded,2,2026-03-03,\"mastered on try 2, 3 March 2026\"\r\n" + unit +
            "summative/000429,,," + unit + "summative,000429,fully graded,43,2026-03-03,decided by the teacher\r\n" +
            unit + "check/factors/1007,,," + unit + "check/factors,1007,exempt,,2026-03-06,excused\r\n" + unit +
            "summative/1007,,," + unit + "summative,1007,fully graded,14.33,2026-03-03,14.33 of 50\r\n");
}

TEST_CASE("Google Sheets: names, email and points between tabs, for pasting") {
  CHECK(only(GradeFormat::sheets) ==
        "Last Name\tFirst Name\tEmail Address\t1 Factors assignment\t1 Factors check\tSummative\r\n"
        "Moreno\tAlexandra\tlex@school.example\t7.5\t2\t43\r\n"
        "'=1+1\t'-Ann\t\t\tEX\t14.33\r\n");
}

TEST_CASE("Plain CSV: ids exactly, totals cut, and a byte-order mark only for Excel") {
  const std::string text = only(GradeFormat::csv);
  CHECK(text ==
        "ID,Last Name,First Name,Class,1 Factors assignment,1 Factors check,Summative,Total,Out of,Percent\r\n"
        "000429,Moreno,Alexandra,Period 3,7.5,2,43,52.5,62,84.6\r\n"  // 84.67…
        "1007,'=1+1,'-Ann,Period 3,,EX,14.33,14.33,50,28.6\r\n");     // 28.66…
  const auto marked = exportGrades(smallBook(), {GradeFormat::csv, "", "", true});
  CHECK(marked->files[0].text == "\xEF\xBB\xBF" + text);
  CHECK(marked->notes ==
        std::vector<std::string>{"1 cell is blank: no score yet, not 0.",
                                 "Some points have no end behind the decimal point: cut after two digits."});
}

TEST_CASE("Rows that could reach the wrong student are not given out") {
  Gradebook book = smallBook();
  book.rows[1].sourceId = "000429";
  CHECK(exportGrades(book, {}).error().message.find("Lex Moreno and Ann have the same id 000429.") == 0);
  book.rows[1].sourceId = "";
  CHECK(exportGrades(book, {}).error().fault == Fault::refused);
}

TEST_CASE("Mastered, mastered, not tried, not yet and waiting are 2, 2 and three blanks in a file") {  // case O-29
  CheckWay waits{{tried(1, false)}, false};
  waits.tries[0].waiting = true;
  const std::vector<CheckWay> ways = {
      {{tried(1, true, 5)}, false}, {{tried(1, true, 5)}, false}, {}, {{tried(1, false, 3)}, false}, waits};
  Gradebook book;
  book.className = "Period 3";
  GradeRow row{StudentId("aa"), "Ada", "000429", "", "Ada", "Novak", {}, {}};
  for (const CheckWay& way : ways) {
    book.columns.push_back(kCheck);
    book.columns.back().title = std::to_string(book.columns.size());
    row.cells.push_back(gradeCellOf(kCheck, {}, way, {}));
  }
  row.total = gradeTotalOf(book.columns, row.cells);
  book.rows = {row};
  CHECK(exportGrades(book, {GradeFormat::csv, "", "", false})->files.at(0).text ==
        "ID,Last Name,First Name,Class,1,2,3,4,5,Total,Out of,Percent\r\n"
        "000429,Novak,Ada,Period 3,2,2,,,,4,4,100.0\r\n");
}

TEST_CASE("A machine's locale with a decimal comma changes no number in a file") {  // case O-30
  const std::string before = only(GradeFormat::csv);
  const std::string old = std::setlocale(LC_ALL, nullptr);
  if (std::setlocale(LC_ALL, "de_DE.UTF-8") == nullptr) WARN("skipped: this machine has no German locale");
  CHECK(only(GradeFormat::csv) == before);
  std::setlocale(LC_ALL, old.c_str());
}
