// The gradebook as HTML.

#include "tests/core/station/page_samples.h"

using namespace cz;
using namespace cz::station;
using station::testing::assets;
using station::testing::has;

TEST_CASE("The gradebook shows a blank as a dash, an override with a star, and each cell as a link with its reason") {
  Gradebook book;
  book.place = {ClassId("p 3"), "factors-6/unit"};
  book.heading = "Factors";
  book.classes = {{"p 3", "Period 3", true}};
  book.units = {{"factors-6/unit", "Factors", true}};
  book.columns = book.all = {{GradeColumn::Kind::check, "check/gcf", CheckId("gcf"), "1 GCF check", 2},
                             {GradeColumn::Kind::summative, "summative", CheckId(), "Summative", 50}};
  GradeCell blank;
  blank.words = "not yet: 2 tries";
  GradeCell set;
  set.points = Points(43);
  set.overridden = true;
  set.words = "43 by the teacher: ill";
  GradeRow row{StudentId("ab12"), "Lex Moreno", "1", "", "", "", {blank, set}, {}};
  row.total = gradeTotalOf(book.columns, row.cells);
  book.rows = {row};
  book.closing = 1;
  const std::string page = Pages(assets()).gradebook(book, "", {"Room 14", "t", 0, "", ""});
  CHECK(has(page, "<a href=\"/gradebook\" aria-current=\"page\">Gradebook</a>"));
  CHECK(has(page, "aria-label=\"Lex Moreno, 1 GCF check: blank, not yet: 2 tries\">–</a>"));
  CHECK(has(page, ">43*</a>"));
  CHECK(has(page, "/gradebook/cell?class=p%203&amp;unit=factors-6%2Funit&amp;column=check%2Fgcf&amp;student=ab12"));
  CHECK(has(page, "<strong>43 of 50</strong> <span class=\"soft\">86.0 %, so far</span>"));
  CHECK(has(page, "Closing the unit gives points, or 0, to 1 cell that is blank now."));
  CHECK(has(page, "name=\"points.check/gcf\" type=\"text\" inputmode=\"decimal\" value=\"2\""));
  CHECK(has(page, "action=\"/gradebook/close\""));
  book.terms.closedMs = 1;
  CHECK(has(Pages(assets()).gradebook(book, "", {"Room 14", "t", 0, "", ""}), "action=\"/gradebook/reopen\""));
}

TEST_CASE("A check's cell can be overridden and not typed into; an assignment's can be both") {
  Gradebook book;
  book.columns = {{GradeColumn::Kind::check, "check/gcf", CheckId("gcf"), "1 GCF check", 2},
                  {GradeColumn::Kind::assignment, "assignment/gcf", CheckId("gcf"), "1 GCF assignment", 10}};
  GradeCell cell;
  cell.reasons = {"Try 1: taken out: helped"};
  book.rows = {{StudentId("ab12"), "Lex Moreno", "1", "", "", "", {cell, cell}, {}}};
  const Pages pages(assets());
  const std::string check = pages.grade({book, book.rows[0], book.columns[0], cell}, "", {"Room 14", "t", 0, "", ""});
  CHECK(has(check, "<li>Try 1: taken out: helped</li>"));
  CHECK(has(check, "action=\"/gradebook/override\""));
  CHECK_FALSE(has(check, "action=\"/gradebook/points\""));
  CHECK_FALSE(has(check, "action=\"/gradebook/take-back\""));
  cell.overridden = true;
  const std::string typed = pages.grade({book, book.rows[0], book.columns[1], cell}, "", {"Room 14", "t", 0, "", ""});
  CHECK(has(typed, "action=\"/gradebook/points\""));
  CHECK(has(typed, "action=\"/gradebook/take-back\""));
}
