#include "core/station/grade_export.h"

#include <algorithm>
#include <ctime>
#include <map>

#include "core/base/text.h"
#include "core/interop/csv.h"

namespace cz::station {
namespace {

using Kind = GradeColumn::Kind;
constexpr const char* kEnd = "\r\n";
constexpr const char* kMark = "\xEF\xBB\xBF";

/// Whole rows of text. Every cell that a person may have written is tamed.
class Sheet {
 public:
  explicit Sheet(char delimiter = ',') : delimiter_(delimiter) {}

  Sheet& text(const std::string& cell) { return raw(tamedCell(cell)); }
  Sheet& raw(const std::string& cell) {
    if (!first_) text_ += delimiter_;
    first_ = false;
    text_ += delimiter_ == '\t' ? forPasting(cell) : quoted(cell);
    return *this;
  }
  void end() {
    text_ += kEnd;
    first_ = true;
  }
  std::string take() { return std::move(text_); }

 private:
  static std::string quoted(const std::string& cell) {
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string out = "\"";
    for (const char c : cell) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
  }
  /// Between tabs nothing can be quoted.
  static std::string forPasting(std::string cell) {
    for (char& c : cell)
      if (c == '\t' || c == '\r' || c == '\n') c = ' ';
    return cell;
  }

  char delimiter_;
  bool first_ = true;
  std::string text_;
};

std::string valueOf(const GradeCell& cell, const std::string& excused) {
  if (cell.excused) return excused;
  return cell.points ? pointsText(*cell.points) : "";
}

/// "Moreno, Alexandra": the legal name, as school programs sort it.
std::string fileName(const GradeRow& row) {
  if (row.familyName.empty() || row.givenName.empty()) return row.familyName + row.givenName;
  return row.familyName + ", " + row.givenName;
}

/// For the name of a file.
std::string safeName(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (plain)
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (out.ends_with('-')) out.pop_back();
  return out.empty() ? "x" : out;
}

std::string stemOf(const Gradebook& book) { return safeName(book.className) + "_" + safeName(book.heading); }

std::string canvasText(const Gradebook& book) {
  Sheet sheet;
  for (const char* heading : {"Student", "ID", "SIS User ID", "SIS Login ID", "Section"}) sheet.raw(heading);
  for (const GradeColumn& column : book.columns) sheet.text(column.title);
  sheet.end();
  sheet.raw("    Points Possible").raw("").raw("").raw("").raw("");
  for (const GradeColumn& column : book.columns) sheet.raw(pointsText(column.points));
  sheet.end();
  for (const GradeRow& row : book.rows) {
    sheet.text(fileName(row)).raw("").text(row.sourceId).text(row.username).text(book.className);
    for (const GradeCell& cell : row.cells) sheet.raw(valueOf(cell, "EX"));
    sheet.end();
  }
  return sheet.take();
}

std::string withTenth(const Points& points) {
  const std::string text = pointsText(points);
  return text.find('.') == std::string::npos ? text + ".0" : text;
}

std::string powerTeacherText(const Gradebook& book, std::size_t at, const GradeExportWish& wish) {
  const GradeColumn& column = book.columns[at];
  Sheet sheet;
  const auto line = [&](const char* name, const std::string& value) {
    sheet.raw(name).text(value).raw("");
    sheet.end();
  };
  line("Teacher Name:", wish.teacher);
  line("Class:", book.className);
  line("Assignment Name:", column.title);
  line("Due Date:", wish.day);
  line("Points Possible:", withTenth(column.points));
  line("Extra Points:", "0.0");
  line("Score Type:", "POINTS");
  sheet.raw("Student Num").raw("Student Name").raw("Score");
  sheet.end();
  for (const GradeRow& row : book.rows) {
    sheet.text(row.sourceId).text(fileName(row)).raw(valueOf(row.cells[at], ""));
    sheet.end();
  }
  sheet.end();
  return sheet.take();
}

const char* categoryOf(Kind kind) {
  if (kind == Kind::assignment) return "checkzone/assignment";
  return kind == Kind::check ? "checkzone/check" : "checkzone/summative";
}

std::string lineItemOf(const Gradebook& book, const GradeColumn& column) {
  return "checkzone/" + book.place.inClass.text + "/" + book.place.unit + "/" + column.id;
}

GradeFile oneRosterManifest() {
  Sheet sheet;
  const auto line = [&](const char* name, const char* value) {
    sheet.raw(name).raw(value);
    sheet.end();
  };
  line("propertyName", "value");
  line("manifest.version", "1.0");
  line("oneroster.version", "1.1");
  for (const char* name : {"academicSessions", "categories", "classes", "classResources", "courses", "courseResources",
                           "demographics", "enrollments", "lineItems", "orgs", "resources", "results", "users"}) {
    const std::string file = name;
    const bool here = file == "categories" || file == "lineItems" || file == "results";
    line(("file." + file).c_str(), here ? "bulk" : "absent");
  }
  line("source.systemName", "Checkzone");
  line("source.systemCode", "checkzone");
  return {"manifest.csv", sheet.take()};
}

GradeFile oneRosterCategories(const Gradebook& book) {
  Sheet sheet;
  for (const char* heading : {"sourcedId", "status", "dateLastModified", "title"}) sheet.raw(heading);
  sheet.end();
  for (const auto& [kind, title] : {std::pair(Kind::assignment, "Assignments"), std::pair(Kind::check, "Checks"),
                                    std::pair(Kind::summative, "Summative")}) {
    if (std::none_of(book.columns.begin(), book.columns.end(),
                     [wanted = kind](const auto& one) { return one.kind == wanted; }))
      continue;
    sheet.raw(categoryOf(kind)).raw("").raw("").raw(title);
    sheet.end();
  }
  return {"categories.csv", sheet.take()};
}

GradeFile oneRosterLineItems(const Gradebook& book, const GradeExportWish& wish) {
  Sheet sheet;
  for (const char* heading :
       {"sourcedId", "status", "dateLastModified", "title", "description", "assignDate", "dueDate", "classSourcedId",
        "categorySourcedId", "gradingPeriodSourcedId", "resultValueMin", "resultValueMax"})
    sheet.raw(heading);
  sheet.end();
  for (const GradeColumn& column : book.columns) {
    sheet.text(lineItemOf(book, column)).raw("").raw("").text(column.title).text(book.heading);
    sheet.raw(wish.day).raw(wish.day).text(book.place.inClass.text).raw(categoryOf(column.kind)).raw("");
    sheet.raw("0").raw(pointsText(column.points));
    sheet.end();
  }
  return {"lineItems.csv", sheet.take()};
}

/// A blank has no row: there is nothing to say yet. Reasons of a teacher's overrides stay here.
GradeFile oneRosterResults(const Gradebook& book, const GradeExportWish& wish) {
  Sheet sheet;
  for (const char* heading : {"sourcedId", "status", "dateLastModified", "lineItemSourcedId", "studentSourcedId",
                              "scoreStatus", "score", "scoreDate", "comment"})
    sheet.raw(heading);
  sheet.end();
  for (const GradeRow& row : book.rows)
    for (std::size_t at = 0; at < book.columns.size(); ++at) {
      const GradeCell& cell = row.cells[at];
      if (!cell.points && !cell.excused) continue;
      const std::string item = lineItemOf(book, book.columns[at]);
      sheet.text(item + "/" + row.sourceId).raw("").raw("").text(item).text(row.sourceId);
      sheet.raw(cell.excused ? "exempt" : "fully graded").raw(valueOf(cell, ""));
      sheet.raw(cell.earnedMs == 0 ? wish.day : isoDay(cell.earnedMs));
      sheet.text(cell.overridden ? "decided by the teacher" : cell.words);
      sheet.end();
    }
  return {"results.csv", sheet.take()};
}

std::string sheetsText(const Gradebook& book) {
  Sheet sheet('\t');
  sheet.raw("Last Name").raw("First Name").raw("Email Address");
  for (const GradeColumn& column : book.columns) sheet.text(column.title);
  sheet.end();
  for (const GradeRow& row : book.rows) {
    const bool isEmail = row.username.find('@') != std::string::npos && !row.username.starts_with('@');
    sheet.text(row.familyName).text(row.givenName).text(isEmail ? row.username : "");
    for (const GradeCell& cell : row.cells) sheet.raw(valueOf(cell, "EX"));
    sheet.end();
  }
  return sheet.take();
}

std::string plainText(const Gradebook& book, bool mark) {
  Sheet sheet;
  for (const char* heading : {"ID", "Last Name", "First Name", "Class"}) sheet.raw(heading);
  for (const GradeColumn& column : book.columns) sheet.text(column.title);
  sheet.raw("Total").raw("Out of").raw("Percent");
  sheet.end();
  for (const GradeRow& row : book.rows) {
    sheet.text(row.sourceId).text(row.familyName).text(row.givenName).text(book.className);
    for (const GradeCell& cell : row.cells) sheet.raw(valueOf(cell, "EX"));
    const bool none = row.total.of == Points(0);
    sheet.raw(none ? "" : pointsText(row.total.points)).raw(none ? "" : pointsText(row.total.of));
    sheet.raw(row.total.percent);
    sheet.end();
  }
  return (mark ? kMark : "") + sheet.take();
}

Result<void> expectIds(const Gradebook& book) {
  std::map<std::string, std::string> seen;
  for (const GradeRow& row : book.rows) {
    if (row.sourceId.empty())
      return Error{Fault::refused, row.who + " has no id of the school. Import the school's list with ids first.", ""};
    const auto [at, isNew] = seen.emplace(row.sourceId, row.who);
    if (!isNew)
      return Error{Fault::refused,
                   at->second + " and " + row.who + " have the same id " + row.sourceId +
                       ". Correct the school's list, so that points can't reach the wrong student.",
                   ""};
  }
  return {};
}

void addNotes(const Gradebook& book, const GradeExportWish& wish, GradeExport& out) {
  std::size_t blank = 0;
  bool cut = false;
  bool excused = false;
  for (const GradeRow& row : book.rows)
    for (const GradeCell& cell : row.cells) {
      if (!cell.points && !cell.excused) ++blank;
      cut = cut || (cell.points && !cell.points->toDecimal(2));
      excused = excused || cell.excused;
    }
  if (blank > 0)
    out.notes.push_back(counted(blank, "cell is", "cells are") + (wish.format == GradeFormat::oneroster
                                                                      ? " blank and left out: no score yet, not 0."
                                                                      : " blank: no score yet, not 0."));
  if (book.terms.isClosed())
    out.notes.emplace_back(
        "The unit is closed. What is not mastered counts as the unit's end says; each cell says it.");
  if (cut) out.notes.emplace_back("Some points have no end behind the decimal point: cut after two digits.");
  if (excused && wish.format == GradeFormat::powerteacher)
    out.notes.emplace_back("Who is excused has an empty score here: mark it in PowerTeacher Pro.");
  if (wish.format == GradeFormat::powerteacher || wish.format == GradeFormat::oneroster)
    out.notes.emplace_back("Due dates are the day of this export. The station knows none.");
  if (wish.format == GradeFormat::sheets)
    out.notes.emplace_back("Columns are kept apart by tabs: copy all of it and paste it into the first cell.");
}

/// Without its end of line.
std::string_view nextLine(std::string_view text, std::size_t& at) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  std::string_view line = text.substr(at, end - at);
  at = end;
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

const std::vector<std::string>& gradeFormatNames() {
  static const std::vector<std::string> names = {"canvas", "powerteacher", "oneroster", "sheets", "csv"};
  return names;
}

Result<GradeFormat> gradeFormatOf(const std::string& name) {
  const auto& names = gradeFormatNames();
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<GradeFormat>(i);
  return Error{Fault::input, "There is no format \"" + name + "\". Known are " + join(names, ", ") + ".", ""};
}

Result<GradeExport> exportGrades(const Gradebook& book, const GradeExportWish& wish) {
  if (wish.format != GradeFormat::sheets) CZ_CHECK(expectIds(book));
  GradeExport out;
  addNotes(book, wish, out);
  const std::string stem = stemOf(book);
  switch (wish.format) {
    case GradeFormat::canvas: out.files = {{stem + "_canvas.csv", canvasText(book)}}; break;
    case GradeFormat::powerteacher:
      for (std::size_t at = 0; at < book.columns.size(); ++at)
        out.files.push_back({safeName(book.className) + "_" + safeName(book.columns[at].title) + "_pst.csv",
                             powerTeacherText(book, at, wish)});
      break;
    case GradeFormat::oneroster:
      out.files = {oneRosterManifest(), oneRosterCategories(book), oneRosterLineItems(book, wish),
                   oneRosterResults(book, wish)};
      break;
    case GradeFormat::sheets: out.files = {{stem + "_sheets.tsv", sheetsText(book)}}; break;
    case GradeFormat::csv: out.files = {{stem + ".csv", plainText(book, wish.excelMark)}}; break;
  }
  return out;
}

Result<FilledTemplate> fillTemplate(const Gradebook& book, const GradeColumn& column, const std::string& text) {
  CZ_CHECK(expectIds(book));
  const auto place = static_cast<std::size_t>(&column - book.columns.data());
  FilledTemplate out;
  int number = 0;
  bool inRows = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const std::string line(nextLine(text, at));
    const std::size_t end = std::min(at + 1, text.size());  // with what ends the line
    std::string rest = text.substr(begin + line.size(), end - begin - line.size());
    at = end;
    const std::string where = "Line " + std::to_string(++number) + ": ";
    CZ_TRY(rows, interop::readCsv(line, ',', "template, line " + std::to_string(number)));
    const auto cells = rows.empty() ? std::vector<std::string>() : rows.front().cells;
    out.text += line;
    if (inRows && !cells.empty()) {
      const auto row = std::find_if(book.rows.begin(), book.rows.end(),
                                    [&](const GradeRow& one) { return one.sourceId == trim(cells.front()); });
      if (row == book.rows.end())
        out.notes.push_back(where + "nobody in this class has the id " + cells.front() + ". Left as it is.");
      else if (cells.size() != 3 || !line.ends_with(','))
        out.notes.push_back(where + row->who + " has a score already. Left as it is.");
      else
        out.text += valueOf(row->cells[place], "");
    }
    inRows = inRows || (cells.size() == 3 && interop::plainName(cells[0]) == "studentnum" &&
                        interop::plainName(cells[2]) == "score");
    out.text += rest;
  }
  if (inRows) return out;
  return Error{Fault::input,
               "This is no score template: the line \"Student Num,Student Name,Score\" is not there. Export one from "
               "PowerTeacher Pro.",
               ""};
}

std::string tamedCell(const std::string& text) {
  if (text.empty() || plainPoints(text)) return text;
  static constexpr std::string_view kRuns = "=+-@\t\r";
  // An apostrophe that was there already is doubled before such a sign, so that the way back is exact.
  const std::size_t sign = text.find_first_not_of('\'');
  if (sign == std::string::npos || kRuns.find(text[sign]) == std::string_view::npos) return text;
  return "'" + text;
}

std::string untamedCell(const std::string& text) {
  return text.starts_with('\'') && tamedCell(text.substr(1)) == text ? text.substr(1) : text;
}

std::string isoDay(std::int64_t ms) {
  if (ms == 0) return "";
  const auto seconds = static_cast<std::time_t>(ms / 1000);
  std::tm local{};
  localtime_r(&seconds, &local);
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(local.tm_year + 1900) + "-" + two(local.tm_mon + 1) + "-" + two(local.tm_mday);
}

}  // namespace cz::station
