#include "core/station/daemon/gradebook_port.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/station/daemon/links.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr const char* kHtml = "text/html; charset=utf-8";
constexpr std::string_view kPoints = "points.";

HttpResponse html(int status, const std::string& page) { return {status, kHtml, page, {}}; }

std::string fieldOf(const std::map<std::string, std::string>& fields, const std::string& name) {
  const auto found = fields.find(name);
  return found == fields.end() ? "" : found->second;
}

GradePlace placeOf(const std::map<std::string, std::string>& fields) {
  return {ClassId(fieldOf(fields, "class")), fieldOf(fields, "unit")};
}

std::string addressOf(const std::string& path, const GradePlace& place) {
  return path + "?class=" + queryEscaped(place.inClass.text) + "&unit=" + queryEscaped(place.unit);
}

HttpResponse back(const std::string& address, const std::string& done) {
  return {303, "text/plain; charset=utf-8", "", {{"Location", address + "&done=" + done}}};
}

int statusOf(const std::string& problem) { return problem.empty() ? 200 : 409; }

Result<Credit> creditIn(const std::string& name) {
  const auto& names = creditNames();
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return Error{Fault::input, "The credit was not understood. Load the page again.", ""};
  return static_cast<Credit>(found - names.begin());
}

Result<GradeTerms> termsIn(const std::map<std::string, std::string>& fields) {
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

std::string gradeNotice(const std::string& done) {
  if (done == "grade-terms") return "Saved. The table follows it from now on.";
  if (done == "grade-close") return "The unit is closed.";
  if (done == "grade-open") return "The unit is open again. What is not mastered is blank.";
  if (done == "grade-points") return "Saved.";
  if (done == "grade-override") return "Saved, with your reason. What was before stays in the history.";
  if (done == "grade-back") return "The override is taken back.";
  return done == "grade-in" ? "Taken in." : "";
}

HttpResponse GradebookPort::bookPage(const GradePlace& place, const std::string& problem, const Around& around) {
  const auto book = gradebookOf(station_, place);
  if (!book) return html(500, pages_.message("Gradebook", book.error().message, around));
  return html(statusOf(problem), pages_.gradebook(*book, problem, around));
}

HttpResponse GradebookPort::cellPage(const FormFields& fields, const std::string& problem, const Around& around) {
  const auto book = gradebookAt(station_, placeOf(fields));
  if (!book) return html(404, pages_.message("Not here", book.error().message, around));
  const GradeColumn* column = book->findColumn(fieldOf(fields, "column"));
  const GradeRow* row = book->findRow(StudentId(fieldOf(fields, "student")));
  if (column == nullptr || row == nullptr)
    return html(404, pages_.message("Not here", "The gradebook has no such cell any more.", around));
  const GradeCell& cell = row->cells.at(static_cast<std::size_t>(column - book->columns.data()));
  return html(statusOf(problem), pages_.grade({*book, *row, *column, cell}, problem, around));
}

HttpResponse GradebookPort::outPage(const FormFields& fields, const std::string& problem, const Around& around) {
  const auto book = gradebookAt(station_, placeOf(fields));
  if (!book) return html(404, pages_.message("Not here", book.error().message, around));
  const auto format = gradeFormatOf(fieldOf(fields, "format"));
  if (!format) return html(404, pages_.message("Not here", format.error().message, around));
  GradesOut page{*format, {}, {}};
  const bool mark = fieldOf(fields, "excel") == "on";
  auto out = exportGrades(*book, {*format, station_.room(), isoDay(station_.clock().wallMs()), mark});
  auto before = gradeFilesOf(station_, book->place);
  if (!out) return html(409, pages_.gradesOut(*book, page, out.error().message, around));
  if (!before) return html(500, pages_.message("Gradebook", before.error().message, around));
  page.out = *std::move(out);
  page.before = *std::move(before);
  return html(statusOf(problem), pages_.gradesOut(*book, page, problem, around));
}

HttpResponse GradebookPort::page(const HttpRequest& request, const Around& around) {
  if (request.path == "/gradebook") return bookPage(placeOf(request.query), "", around);
  if (request.path == "/gradebook/cell") return cellPage(request.query, "", around);
  if (request.path == "/gradebook/export") return outPage(request.query, "", around);
  return html(404, pages_.message("Not here", "The station has no such page.", around));
}

HttpResponse GradebookPort::changeTerms(const FormFields& fields, const Around& around) {
  const GradePlace place = placeOf(fields);
  const auto terms = termsIn(fields);
  const auto done = terms ? setGradeTerms(station_, place, *terms) : Result<void>(terms.error());
  if (!done) return bookPage(place, done.error().message, around);
  return back(addressOf("/gradebook", place), "grade-terms");
}

HttpResponse GradebookPort::changeCell(const std::string& path, const FormFields& fields, const Around& around) {
  const GradePlace place = placeOf(fields);
  const std::string column = fieldOf(fields, "column");
  const StudentId student(fieldOf(fields, "student"));
  const std::string value = tidySpaces(fieldOf(fields, "value"));
  Result<void> done;
  std::string word = "grade-points";
  if (path == "/gradebook/points") {
    done = enterPoints(station_, place, column, student, value);
  } else if (path == "/gradebook/take-back") {
    done = takeBackOverride(station_, place, column, student);
    word = "grade-back";
  } else {
    const std::string kind = fieldOf(fields, "kind");
    if (kind == "points" && value.empty())
      done = Error{Fault::input, "Write the points, or choose blank or excused.", ""};
    else
      done = overrideGrade(station_, place, column, student,
                           kind == "excused" ? "EX"
                           : kind == "blank" ? ""
                                             : value,
                           fieldOf(fields, "reason"));
    word = "grade-override";
  }
  if (!done) return cellPage(fields, done.error().message, around);
  return back(addressOf("/gradebook/cell", place) + "&column=" + queryEscaped(column) +
                  "&student=" + queryEscaped(student.text),
              word);
}

HttpResponse GradebookPort::takeIn(const FormFields& fields, const Around& around) {
  const GradePlace place = placeOf(fields);
  const auto book = gradebookAt(station_, place);
  if (!book) return bookPage(place, book.error().message, around);
  GradesIn page{fieldOf(fields, "text"), {}};
  auto plan = planGrades(*book, page.text, "pasted text");
  if (!plan) return bookPage(place, plan.error().message, around);
  page.plan = *std::move(plan);
  if (fieldOf(fields, "sure") != "yes") return html(200, pages_.gradesIn(*book, page, around));
  const auto done = takeGrades(station_, *book, page.plan);
  if (!done) return bookPage(place, done.error().message, around);
  return back(addressOf("/gradebook", place), "grade-in");
}

// Kept in the station's record before it is given.
HttpResponse GradebookPort::file(const FormFields& fields, const Result<void>& sure, const Around& around) {
  if (!sure) return outPage(fields, sure.error().message, around);
  const auto book = gradebookAt(station_, placeOf(fields));
  if (!book) return html(404, pages_.message("Not here", book.error().message, around));
  const auto format = gradeFormatOf(fieldOf(fields, "format"));
  if (!format) return html(404, pages_.message("Not here", format.error().message, around));
  const bool mark = fieldOf(fields, "excel") == "on";
  const auto out = exportGrades(*book, {*format, station_.room(), isoDay(station_.clock().wallMs()), mark});
  if (!out) return outPage(fields, out.error().message, around);
  for (const GradeFile& one : out->files) {
    if (one.name != fieldOf(fields, "file")) continue;
    const auto noted = noteGradeFile(station_, book->place, fieldOf(fields, "format"));
    if (!noted) return outPage(fields, noted.error().message, around);
    return {200,
            "text/csv; charset=utf-8",
            one.text,
            {{"Content-Disposition", "attachment; filename=\"" + one.name + "\""}}};
  }
  return outPage(fields, "There is no such file any more. Look at it again.", around);
}

HttpResponse GradebookPort::deed(const HttpRequest& request, const Result<void>& sure, const Around& around) {
  const FormFields fields = request.form();
  const std::string& path = request.path;
  const GradePlace place = placeOf(fields);
  if (path == "/gradebook/terms") return changeTerms(fields, around);
  if (path == "/gradebook/points" || path == "/gradebook/override" || path == "/gradebook/take-back")
    return changeCell(path, fields, around);
  if (path == "/gradebook/import") return takeIn(fields, around);
  if (path == "/gradebook/file") return file(fields, sure, around);
  if (path != "/gradebook/close" && path != "/gradebook/reopen")
    return {404, "text/plain; charset=utf-8", "The station can't do that.\n", {}};
  const bool closes = path == "/gradebook/close";
  const auto done = closeUnit(station_, place, closes);
  if (!done) return bookPage(place, done.error().message, around);
  return back(addressOf("/gradebook", place), closes ? "grade-close" : "grade-open");
}

}  // namespace cz::station
