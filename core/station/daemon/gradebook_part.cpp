#include "core/station/daemon/gradebook_part.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/station/daemon/links.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr std::string_view kPoints = "points.";

GradePlace placeOf(const FormFields& fields) { return {ClassId(fieldOf(fields, "class")), fieldOf(fields, "unit")}; }

std::string addressOf(const std::string& path, const GradePlace& place) {
  return path + "?class=" + queryEscaped(place.inClass.text) + "&unit=" + queryEscaped(place.unit);
}

HttpResponse back(const std::string& address, const std::string& done) { return seeOther(address + "&done=" + done); }

/// A cell as the forms name it.
struct CellIn {
  GradePlace place;
  std::string column;
  StudentId student;
  std::string value;  ///< as typed, without spaces around it
};

CellIn cellIn(const FormFields& fields) {
  return {placeOf(fields), fieldOf(fields, "column"), StudentId(fieldOf(fields, "student")),
          tidySpaces(fieldOf(fields, "value"))};
}

int statusOf(const std::string& problem) { return problem.empty() ? 200 : 409; }

Result<Credit> creditIn(const std::string& name) {
  const auto& names = creditNames();
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return Error{Fault::input, "The credit was not understood. Load the page again.", ""};
  return static_cast<Credit>(found - names.begin());
}

Result<GradeTerms> termsIn(const FormFields& fields) {
  GradeTerms terms;
  CZ_TRY(credit, creditIn(fieldOf(fields, "credit")));
  CZ_TRY(summative, creditIn(fieldOf(fields, "summative_credit")));
  terms.credit = credit;
  terms.summativeCredit = summative;
  terms.summativeCheck = CheckId(fieldOf(fields, "summative_check"));
  for (const auto& [name, text] : fields) {
    if (!name.starts_with(kPoints)) continue;
    const auto points = plainPoints(tidySpaces(text));
    if (!points)
      return Error{Fault::input, "\"" + text + "\" is not understood. Write points as a number like 7.5.", ""};
    terms.points[name.substr(kPoints.size())] = *points;
  }
  return terms;
}

}  // namespace

GradebookPart::GradebookPart(Station& station, const Pages& pages) : Part(station, pages) {
  page("/gradebook", &GradebookPart::book);
  page("/gradebook/cell", &GradebookPart::cell);
  page("/gradebook/export", &GradebookPart::out);
  deed("/gradebook/terms", &GradebookPart::changeTerms);
  deed("/gradebook/close", &GradebookPart::close);
  deed("/gradebook/reopen", &GradebookPart::reopen);
  deed("/gradebook/points", &GradebookPart::enter);
  deed("/gradebook/override", &GradebookPart::setByHand);
  deed("/gradebook/take-back", &GradebookPart::takeBack);
  deed("/gradebook/import", &GradebookPart::takeIn);
  grave("/gradebook/file", &GradebookPart::file);
}

std::string GradebookPart::notice(const std::string& done) const {
  if (done == "grade-terms") return "Saved. The table follows it from now on.";
  if (done == "grade-close") return "The unit is closed.";
  if (done == "grade-open") return "The unit is open again. What is not mastered is blank.";
  if (done == "grade-points") return "Saved.";
  if (done == "grade-override") return "Saved, with your reason. What was before stays in the history.";
  if (done == "grade-back") return "The override is taken back.";
  return done == "grade-in" ? "Taken in." : "";
}

HttpResponse GradebookPart::bookPage(const GradePlace& place, const std::string& problem, const Around& around) {
  const auto book = gradebookOf(station_, place);
  if (!book) return message(500, "Gradebook", book.error().message, around);
  return html(statusOf(problem), pages_.gradebook(*book, problem, around));
}

HttpResponse GradebookPart::cellPage(const FormFields& fields, const std::string& problem, const Around& around) {
  const auto book = gradebookAt(station_, placeOf(fields));
  if (!book) return message(404, "Not here", book.error().message, around);
  const GradeColumn* column = book->findColumn(fieldOf(fields, "column"));
  const GradeRow* row = book->findRow(StudentId(fieldOf(fields, "student")));
  if (column == nullptr || row == nullptr)
    return message(404, "Not here", "The gradebook has no such cell any more.", around);
  const GradeCell& cell = row->cells.at(static_cast<std::size_t>(column - book->columns.data()));
  return html(statusOf(problem), pages_.grade({*book, *row, *column, cell}, problem, around));
}

HttpResponse GradebookPart::outPage(const FormFields& fields, const std::string& problem, const Around& around) {
  const auto book = gradebookAt(station_, placeOf(fields));
  if (!book) return message(404, "Not here", book.error().message, around);
  const auto format = gradeFormatOf(fieldOf(fields, "format"));
  if (!format) return message(404, "Not here", format.error().message, around);
  GradesOut page{*format, {}, {}};
  const bool mark = fieldOf(fields, "excel") == "on";
  auto out = exportGrades(*book, {*format, station_.room(), isoDay(station_.clock().wallMs()), mark});
  auto before = gradeFilesOf(station_, book->place);
  if (!out) return html(409, pages_.gradesOut(*book, page, out.error().message, around));
  if (!before) return message(500, "Gradebook", before.error().message, around);
  page.out = *std::move(out);
  page.before = *std::move(before);
  return html(statusOf(problem), pages_.gradesOut(*book, page, problem, around));
}

HttpResponse GradebookPart::book(const Asked& asked) { return bookPage(placeOf(asked.fields), "", asked.around); }
HttpResponse GradebookPart::cell(const Asked& asked) { return cellPage(asked.fields, "", asked.around); }
HttpResponse GradebookPart::out(const Asked& asked) { return outPage(asked.fields, "", asked.around); }

HttpResponse GradebookPart::changeTerms(const Asked& asked) {
  const GradePlace place = placeOf(asked.fields);
  const auto terms = termsIn(asked.fields);
  const auto done = terms ? setGradeTerms(station_, place, *terms) : Result<void>(terms.error());
  if (!done) return bookPage(place, done.error().message, asked.around);
  return back(addressOf("/gradebook", place), "grade-terms");
}

HttpResponse GradebookPart::close(const Asked& asked) { return afterClosing(asked, true); }
HttpResponse GradebookPart::reopen(const Asked& asked) { return afterClosing(asked, false); }

HttpResponse GradebookPart::afterClosing(const Asked& asked, bool closes) {
  const GradePlace place = placeOf(asked.fields);
  const auto done = closeUnit(station_, place, closes);
  if (!done) return bookPage(place, done.error().message, asked.around);
  return back(addressOf("/gradebook", place), closes ? "grade-close" : "grade-open");
}

HttpResponse GradebookPart::enter(const Asked& asked) {
  const CellIn in = cellIn(asked.fields);
  return afterCell(asked, enterPoints(station_, in.place, in.column, in.student, in.value), "grade-points");
}

HttpResponse GradebookPart::takeBack(const Asked& asked) {
  const CellIn in = cellIn(asked.fields);
  return afterCell(asked, takeBackOverride(station_, in.place, in.column, in.student), "grade-back");
}

HttpResponse GradebookPart::setByHand(const Asked& asked) {
  const CellIn in = cellIn(asked.fields);
  const std::string kind = fieldOf(asked.fields, "kind");
  if (kind == "points" && in.value.empty())
    return afterCell(asked, Error{Fault::input, "Write the points, or choose blank or excused.", ""}, "");
  const std::string value = kind == "excused" ? "EX" : kind == "blank" ? "" : in.value;
  const auto done = overrideGrade(station_, in.place, in.column, in.student, value, fieldOf(asked.fields, "reason"));
  return afterCell(asked, done, "grade-override");
}

HttpResponse GradebookPart::afterCell(const Asked& asked, const Result<void>& done, const std::string& word) {
  if (!done) return cellPage(asked.fields, done.error().message, asked.around);
  const CellIn in = cellIn(asked.fields);
  return back(addressOf("/gradebook/cell", in.place) + "&column=" + queryEscaped(in.column) +
                  "&student=" + queryEscaped(in.student.text),
              word);
}

HttpResponse GradebookPart::takeIn(const Asked& asked) {
  const GradePlace place = placeOf(asked.fields);
  const auto book = gradebookAt(station_, place);
  if (!book) return bookPage(place, book.error().message, asked.around);
  GradesIn page{fieldOf(asked.fields, "text"), {}};
  auto plan = planGrades(*book, page.text, "pasted text");
  if (!plan) return bookPage(place, plan.error().message, asked.around);
  page.plan = *std::move(plan);
  if (fieldOf(asked.fields, "sure") != "yes") return html(200, pages_.gradesIn(*book, page, asked.around));
  const auto done = takeGrades(station_, *book, page.plan);
  if (!done) return bookPage(place, done.error().message, asked.around);
  return back(addressOf("/gradebook", place), "grade-in");
}

// Kept in the station's record before it is given.
HttpResponse GradebookPart::file(const Asked& asked) {
  const FormFields& fields = asked.fields;
  if (!asked.sure) return outPage(fields, asked.sure.error().message, asked.around);
  const auto book = gradebookAt(station_, placeOf(fields));
  if (!book) return message(404, "Not here", book.error().message, asked.around);
  const auto format = gradeFormatOf(fieldOf(fields, "format"));
  if (!format) return message(404, "Not here", format.error().message, asked.around);
  const bool mark = fieldOf(fields, "excel") == "on";
  const auto out = exportGrades(*book, {*format, station_.room(), isoDay(station_.clock().wallMs()), mark});
  if (!out) return outPage(fields, out.error().message, asked.around);
  for (const GradeFile& one : out->files) {
    if (one.name != fieldOf(fields, "file")) continue;
    const auto noted = noteGradeFile(station_, book->place, fieldOf(fields, "format"));
    if (!noted) return outPage(fields, noted.error().message, asked.around);
    return {200,
            "text/csv; charset=utf-8",
            one.text,
            {{"Content-Disposition", "attachment; filename=\"" + one.name + "\""}}};
  }
  return outPage(fields, "There is no such file any more. Look at it again.", asked.around);
}

}  // namespace cz::station
