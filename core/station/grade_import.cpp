#include "core/station/grade_import.h"

#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/interop/csv.h"
#include "core/interop/decode.h"
#include "core/station/grade_export.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using Kind = GradeColumn::Kind;
constexpr std::size_t kMostBytes = std::size_t{4} << 20;
constexpr std::size_t kMostRows = 5000;

/// Headings of the school's id, in the order in which they are looked for.
const std::vector<std::string> kIdNames = {
    "id", "sisuserid", "studentid", "sourcedid", "studentnum", "studentnumber", "schoolid", "sisid", "sid"};
/// Headings that say who it is, and sums: known, and not read.
const std::vector<std::string> kAside = {"student",   "id",           "sisloginid", "section", "lastname",
                                         "firstname", "name",         "class",      "total",   "outof",
                                         "percent",   "emailaddress", "username",   "email",   "studentname"};

std::string withoutZeros(const std::string& id) {
  const std::size_t at = id.find_first_not_of('0');
  return at == std::string::npos ? "" : id.substr(at);
}

/// The file's columns held against the gradebook's.
struct Headings {
  std::size_t id = 0;
  std::map<std::size_t, const GradeColumn*> columns;
};

class Planner {
 public:
  Planner(const Gradebook& book, const std::string& file, char delimiter)
      : book_(book), file_(file), delimiter_(delimiter) {}

  Result<Headings> read(const std::vector<std::string>& cells) {
    std::vector<std::string> names;
    for (const std::string& one : cells) names.push_back(interop::plainName(one));
    Headings headings;
    bool found = false;
    // Canvas has an empty "ID" of its own beside the school's.
    const bool canvas = std::find(names.begin(), names.end(), "sisuserid") != names.end();
    for (const std::string& name : kIdNames) {
      const auto at = std::find(names.begin(), names.end(), name);
      if (found || at == names.end() || (canvas && name != "sisuserid")) continue;
      headings.id = static_cast<std::size_t>(at - names.begin());
      found = true;
    }
    if (!found)
      return Error{Fault::input,
                   file_ + ", line 1: no column has the school's ids. Call it ID, Student ID or SIS User ID.", ""};
    for (std::size_t i = 0; i < names.size(); ++i)
      if (i != headings.id) take(headings, i, names[i], cells[i]);
    if (!headings.columns.empty()) return headings;
    std::vector<std::string> titles;
    for (const GradeColumn& column : book_.columns)
      if (column.kind != Kind::check) titles.push_back(column.title);
    return Error{Fault::input,
                 file_ + ", line 1: no column of the gradebook is in it. They are called: " + join(titles, "; ") + ".",
                 ""};
  }

  void row(const interop::CsvRow& row, const Headings& headings) {
    const std::string id = untamedCell(interop::cell(row, headings.id));
    const std::string first = row.cells.empty() ? "" : row.cells.front();
    if (first.find("Points Possible") != std::string::npos || interop::plainName(first) == "outof")
      return say(row.line, false, "The most points of each column: not read.");
    const GradeRow* student = find(id);
    if (student == nullptr) return refuse(row.line, strangerWords(id));
    const auto [before, isNew] = seen_.emplace(id, row.line);
    if (!isNew)
      return refuse(row.line, student->who + " stands in line " + std::to_string(before->second) + " already.");
    cells(row, headings, *student);
  }

  GradeImport take() { return std::move(plan_); }

 private:
  void say(int line, bool taken, const std::string& words) { plan_.lines.push_back({line, taken, words}); }
  void refuse(int line, const std::string& words) {
    ++plan_.refused;
    say(line, false, words);
  }

  void take(Headings& headings, std::size_t at, const std::string& name, const std::string& heading) {
    for (const GradeColumn& column : book_.columns) {
      if (interop::plainName(column.title) != name) continue;
      if (column.kind == Kind::check) {
        plan_.notes.push_back("\"" + heading + "\" is not read: points of a check follow from its mastery.");
        return;
      }
      const bool twice = std::any_of(headings.columns.begin(), headings.columns.end(),
                                     [&](const auto& one) { return one.second == &column; });
      if (twice)
        plan_.notes.push_back("\"" + heading + "\" is there twice. The first one is read.");
      else
        headings.columns[at] = &column;
      return;
    }
    if (name.empty() && trim(heading).empty()) return;
    const bool aside = std::find(kAside.begin(), kAside.end(), name) != kAside.end();
    plan_.notes.push_back(
        "\"" + heading + "\" is not read: " +
        (aside ? "students are matched by id, and totals are worked out here." : "the gradebook has no such column."));
  }

  const GradeRow* find(const std::string& id) const {
    if (id.empty()) return nullptr;
    const auto found =
        std::find_if(book_.rows.begin(), book_.rows.end(), [&](const GradeRow& one) { return one.sourceId == id; });
    return found == book_.rows.end() ? nullptr : &*found;
  }

  /// A spreadsheet takes zeros off the front.
  std::string strangerWords(const std::string& id) const {
    if (id.empty()) return "No id. Nobody is matched by name.";
    std::string words = "Nobody in this class has the id " + id + ".";
    for (const GradeRow& one : book_.rows)
      if (!withoutZeros(id).empty() && withoutZeros(one.sourceId) == withoutZeros(id))
        words += " Did you mean " + one.sourceId + "?";
    return words;
  }

  Result<Points> pointsIn(const std::string& text, const GradeColumn& column) const {
    std::string plain = text;
    if (delimiter_ != ',' && plain.find('.') == std::string::npos && std::count(plain.begin(), plain.end(), ',') == 1)
      std::replace(plain.begin(), plain.end(), ',', '.');
    const auto points = plainPoints(plain);
    if (!points)
      return Error{Fault::input, column.title + ": \"" + text + "\" is no number like 7.5, at most two decimals.", ""};
    if (points->abs() > column.points)
      return Error{
          Fault::input,
          column.title + ": " + text + " is more than the " + pointsText(column.points) + " points of this column.",
          ""};
    return *points;
  }

  /// All of a line, or nothing of it.
  void cells(const interop::CsvRow& row, const Headings& headings, const GradeRow& student) {
    std::vector<NewEntry> fresh;
    std::vector<std::string> faults;
    std::size_t same = 0;
    std::size_t blank = 0;
    std::size_t held = 0;
    for (const auto& [at, column] : headings.columns) {
      const std::string text = untamedCell(interop::cell(row, at));
      if (text.empty() || text == "-") {
        ++blank;
        continue;
      }
      const GradeCell& now = student.cells.at(static_cast<std::size_t>(column - book_.columns.data()));
      if (text == "EX" && now.excused) {
        ++same;
        continue;
      }
      const auto points = pointsIn(text, *column);
      if (!points)
        faults.push_back(points.error().message);
      else if (now.points && *now.points == *points)
        ++same;
      else {
        fresh.push_back({column->id, student.student, {GradeEntry::Kind::points, pointsText(*points), source(row), 0}});
        if (now.overridden) ++held;
      }
    }
    if (!faults.empty()) return refuse(row.line, student.who + ": " + join(faults, " "));
    std::string words = student.who + ": " + counted(fresh.size(), "cell", "cells") + " new";
    if (same > 0) words += ", " + std::to_string(same) + " as before";
    if (held > 0) words += " (" + std::to_string(held) + " under an override, which goes on counting)";
    if (blank > 0) words += ", " + std::to_string(blank) + " blank and left as is";
    say(row.line, !fresh.empty(), words + ".");
    plan_.entries.insert(plan_.entries.end(), fresh.begin(), fresh.end());
  }

  std::string source(const interop::CsvRow& row) const {
    return "from " + file_ + ", line " + std::to_string(row.line) + ",";
  }

  const Gradebook& book_;
  std::string file_;
  char delimiter_;
  GradeImport plan_;
  std::map<std::string, int> seen_;
};

}  // namespace

Result<GradeImport> planGrades(const Gradebook& book, const std::string& bytes, const std::string& file) {
  if (bytes.size() > kMostBytes) return Error{Fault::input, file + " is too big: more than 4 MB.", ""};
  CZ_TRY(decoded, interop::strictText(bytes, file));
  const std::string text = interop::plainLineEnds(decoded);
  const char delimiter = interop::guessDelimiter(text);
  CZ_TRY(rows, interop::readCsv(text, delimiter, file));
  if (rows.empty()) return Error{Fault::input, file + " is empty.", ""};
  if (rows.size() > kMostRows) return Error{Fault::input, file + " has more than 5000 lines.", ""};
  Planner planner(book, file, delimiter);
  CZ_TRY(headings, planner.read(rows.front().cells));
  for (std::size_t i = 1; i < rows.size(); ++i) planner.row(rows[i], headings);
  return planner.take();
}

Result<void> takeGrades(Station& station, const Gradebook& book, const GradeImport& plan) {
  if (plan.entries.empty()) return {};
  return writeEntries(station, book.place.unit, plan.entries);
}

}  // namespace cz::station
