#include "core/base/text.h"
#include "core/station/daemon/links.h"
#include "core/station/daemon/page_parts.h"
#include "core/station/days.h"

namespace cz::station {
namespace {

using Kind = GradeColumn::Kind;

std::string shownPoints(const GradeCell& cell) {
  if (cell.excused) return "excused";
  return cell.points ? pointsText(*cell.points) : "";
}

/// What every form and link of the gradebook carries.
void addPlace(Fields& fields, const Gradebook& book, const Around& around) {
  fields.text("class", book.place.inClass.text).text("unit", book.place.unit).text("token", around.token);
  fields.text("at", "class=" + queryEscaped(book.place.inClass.text) + "&unit=" + queryEscaped(book.place.unit));
  fields.text("heading", book.heading.empty() ? "Gradebook" : book.heading).text("class_name", book.className);
}

Fields cellFields(const Gradebook& book, const GradeRow& row, std::size_t at) {
  const GradeCell& cell = row.cells[at];
  const std::string points = shownPoints(cell);
  const std::string where = "class=" + queryEscaped(book.place.inClass.text) +
                            "&unit=" + queryEscaped(book.place.unit) + "&column=" + queryEscaped(book.columns[at].id) +
                            "&student=" + queryEscaped(row.student.text);
  return Fields()
      .text("where", where)
      .text("points", points.empty() ? "–" : points)
      .text("words", cell.words)
      .flag("overridden", cell.overridden)
      .text("label",
            row.who + ", " + book.columns[at].title + ": " + (points.empty() ? "blank" : points) + ", " + cell.words);
}

Fields rowFields(const Gradebook& book, const GradeRow& row) {
  Fields::List cells;
  for (std::size_t at = 0; at < row.cells.size(); ++at) cells.push_back(cellFields(book, row, at));
  const bool any = row.total.of > Points(0);
  Fields fields;
  fields.text("who", row.who).text("student", row.student.text).list("cells", std::move(cells));
  fields.text("total", any ? pointsText(row.total.points) + " of " + pointsText(row.total.of) : "–");
  return fields.text("percent", any ? row.total.percent + " %" : "").flag("so_far", any && !row.total.whole);
}

Fields columnFields(const GradeColumn& column) {
  return Fields().text("id", column.id).text("title", column.title).text("points", pointsText(column.points));
}

Fields::List creditFields(Credit now, const std::vector<std::pair<Credit, const char*>>& words) {
  Fields::List list;
  for (const auto& [credit, says] : words)
    list.push_back(Fields()
                       .text("value", creditNames()[static_cast<std::size_t>(credit)])
                       .text("words", says)
                       .flag("on", credit == now));
  return list;
}

const std::vector<std::pair<Credit, const char*>> kAtTheEnd = {
    {Credit::mastery, "0 points"},
    {Credit::blank, "nothing: it stays blank"},
    {Credit::best, "by its best try"},
    {Credit::latest, "by its latest try"},
    {Credit::mostBest, "90 % of the best try and 10 % of the worst"},
    {Credit::decaying, "by all tries, the later the more"}};
const std::vector<std::pair<Credit, const char*>> kOfSummative = {
    {Credit::best, "the best try"},
    {Credit::latest, "the latest try"},
    {Credit::mostBest, "90 % of the best try and 10 % of the worst"},
    {Credit::decaying, "all tries, the later the more"}};

std::string closeWords(const Gradebook& book) {
  if (book.terms.isClosed())
    return "Closed on " + dayOf(book.terms.closedMs) + ". A check mastered from now on still counts fully.";
  if (book.closing == 0) return "Closing the unit would change no cell now.";
  return "Closing the unit gives points, or 0, to " + counted(book.closing, "cell that is", "cells that are") +
         " blank now. It can be opened again.";
}

Fields textFields(const std::string& words) { return Fields().text("words", words); }

}  // namespace

std::string Pages::gradebook(const Gradebook& book, const std::string& problem, const Around& around) const {
  const char* empty = book.units.empty()
                          ? "No pack is here yet. Bring one in with checkzone-station pack add."
                          : "No student is in this class yet. Bring a roster in with checkzone-station roster import.";
  Fields fields;
  addPlace(fields, book, around);
  fields.text("notice", around.notice).text("problem", problem).text("empty", empty);
  fields.list("classes", listOf(book.classes, pickFields)).list("units", listOf(book.units, pickFields));
  fields.list("columns", listOf(book.columns, columnFields)).list("all", listOf(book.all, columnFields));
  fields.list("rows", listOf(book.rows, [&](const GradeRow& row) { return rowFields(book, row); }));
  fields.flag("rows?", !book.rows.empty()).flag("there?", !book.place.inClass.empty() && !book.place.unit.empty());
  fields.list("credit", creditFields(book.terms.credit, kAtTheEnd));
  const Credit summative = book.terms.summativeCredit;
  const bool asBest = summative == Credit::mastery || summative == Credit::blank;
  fields.list("summative_credit", creditFields(asBest ? Credit::best : summative, kOfSummative));
  fields.list("checks", listOf(book.checks, pickFields));
  fields.flag("closed", book.terms.isClosed()).text("close_words", closeWords(book));
  return inLayout(assets_, "Gradebook", fill(assets_.get("gradebook.mustache"), fields), around, "gradebook");
}

std::string Pages::grade(const GradePage& page, const std::string& problem, const Around& around) const {
  const std::string points = shownPoints(page.cell);
  Fields fields;
  addPlace(fields, page.book, around);
  fields.text("notice", around.notice).text("problem", problem);
  fields.text("who", page.row.who).text("student", page.row.student.text);
  fields.text("column", page.column.id).text("title", page.column.title);
  fields.text("points", points.empty() ? "blank" : points).text("of", pointsText(page.column.points));
  fields.text("words", page.cell.words).flag("overridden", page.cell.overridden);
  fields.text("now", page.cell.points ? pointsText(*page.cell.points) : "");
  fields.flag("enters", page.column.kind != Kind::check);
  fields.list("reasons", listOf(page.cell.reasons, textFields));
  return inLayout(assets_, page.column.title, fill(assets_.get("grade.mustache"), fields), around, "gradebook");
}

std::string Pages::gradesOut(const Gradebook& book, const GradesOut& page, const std::string& problem,
                             const Around& around) const {
  static const std::vector<const char*> titles = {"Canvas", "PowerTeacher Pro", "OneRoster", "Google Sheets",
                                                  "Plain CSV"};
  const auto at = static_cast<std::size_t>(page.format);
  Fields fields;
  addPlace(fields, book, around);
  fields.text("problem", problem).text("format", gradeFormatNames()[at]).text("title", titles[at]);
  fields.flag("csv", page.format == GradeFormat::csv).flag("files?", !page.out.files.empty());
  fields.list("notes", listOf(page.out.notes, textFields)).list("before", listOf(page.before, textFields));
  fields.flag("before?", !page.before.empty());
  fields.list("files", listOf(page.out.files, [](const GradeFile& file) {
                return Fields().text("name", file.name).text("text", file.text);
              }));
  return inLayout(assets_, "Export", fill(assets_.get("grades_out.mustache"), fields), around, "gradebook");
}

std::string Pages::gradesIn(const Gradebook& book, const GradesIn& page, const Around& around) const {
  Fields fields;
  addPlace(fields, book, around);
  fields.text("text", page.text).list("notes", listOf(page.plan.notes, textFields));
  fields.list("lines", listOf(page.plan.lines, [](const GradeLine& line) {
                return Fields().number("line", line.line).text("words", line.says).flag("taken", line.taken);
              }));
  const std::size_t count = page.plan.entries.size();
  fields.flag("any", count > 0).text("cells", counted(count, "cell", "cells"));
  fields.text("refused", page.plan.refused == 0 ? "" : counted(page.plan.refused, "line", "lines"));
  return inLayout(assets_, "Points from a file", fill(assets_.get("grades_in.mustache"), fields), around, "gradebook");
}

}  // namespace cz::station
