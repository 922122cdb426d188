#include "core/interop/mapped_roster.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/base/text.h"
#include "core/interop/csv.h"
#include "core/interop/decode.h"

namespace cz::interop {
namespace {

constexpr std::size_t kFirstRows = 3;

Result<std::vector<CsvRow>> rowsOf(const std::string& bytes, const std::string& file) {
  CZ_TRY(text, strictText(bytes, file));
  CZ_TRY(rows, readCsv(text, guessDelimiter(text), file));
  if (rows.size() < 2)
    return Error{Fault::input, file + " has no line with a student. The first line must be the headings.", ""};
  return rows;
}

/// "Moreno, Lex" and "Lex Moreno": given name, then family name.
std::pair<std::string, std::string> partsOf(const std::string& name) {
  const auto comma = name.find(',');
  if (comma != std::string::npos) return {tidySpaces(name.substr(comma + 1)), tidySpaces(name.substr(0, comma))};
  const auto blank = name.rfind(' ');
  if (blank == std::string::npos) return {name, ""};
  return {name.substr(0, blank), name.substr(blank + 1)};
}

class Reader {
 public:
  Reader(std::string file, const ListColumns& columns) : file_(std::move(file)), columns_(columns) {}

  roster::Incoming read(const std::vector<CsvRow>& rows) {
    for (std::size_t i = 1; i < rows.size(); ++i) take(rows[i]);
    return std::move(incoming_);
  }

 private:
  void take(const CsvRow& row) {
    roster::IncomingStudent student;
    student.sourceId = idCell(row, columns_.id);
    student.username = cell(row, columns_.username);
    student.givenName = tidySpaces(cell(row, columns_.given));
    student.preferredName = tidySpaces(cell(row, columns_.preferred));
    student.familyName = tidySpaces(cell(row, columns_.family));
    if (columns_.name && student.givenName.empty() && student.familyName.empty())
      std::tie(student.givenName, student.familyName) = partsOf(tidySpaces(cell(row, columns_.name)));
    student.file = file_;
    student.line = row.line;
    if (student.sourceId.empty() && student.username.empty())
      return refuse(row, "This line has neither an id nor a username, so nobody can be known by it. Add one.");
    if (student.givenName.empty() && student.familyName.empty()) return refuse(row, "This line has no name. Add one.");
    const ClassId inClass(tidySpaces(cell(row, columns_.inClass)));
    if (!inClass.empty()) {
      student.classes = {inClass};
      if (classes_.insert(inClass).second) incoming_.classes.push_back({inClass, inClass.text, true});
    }
    add(std::move(student));
  }

  /// The same student on a further line is in a further class, or in none: lists with a line for each course say the
  /// homeroom again and again.
  void add(roster::IncomingStudent student) {
    const std::string key = student.sourceId + "\x1f" + student.username;
    const auto [at, isNew] = places_.emplace(key, incoming_.students.size());
    if (isNew) return incoming_.students.push_back(std::move(student));
    roster::IncomingStudent& known = incoming_.students[at->second];
    const bool same = known.givenName == student.givenName && known.familyName == student.familyName &&
                      known.preferredName == student.preferredName;
    if (!same) return incoming_.students.push_back(std::move(student));  // the plan says that the id is there twice
    for (const ClassId& one : student.classes)
      if (std::find(known.classes.begin(), known.classes.end(), one) == known.classes.end())
        known.classes.push_back(one);
  }

  void refuse(const CsvRow& row, const std::string& why) {
    incoming_.refused.push_back({file_, row.line, why, idCell(row, columns_.id)});
  }

  std::string file_;
  const ListColumns& columns_;
  roster::Incoming incoming_;
  std::set<ClassId> classes_;
  std::map<std::string, std::size_t> places_;
};

}  // namespace

Result<ListHead> headOf(const std::string& bytes, const std::string& file) {
  CZ_TRY(rows, rowsOf(bytes, file));
  ListHead head{rows.front().cells, {}};
  for (std::size_t i = 1; i < rows.size() && i <= kFirstRows; ++i) {
    head.first.push_back(rows[i].cells);
    head.first.back().resize(head.headings.size());
  }
  return head;
}

// The surest name first, wherever it stands. "Number" is none: it is mostly the running number of a printed list.
ListColumns guessedColumns(const std::vector<std::string>& headings) {
  const auto named = [&](const std::vector<std::string_view>& names) { return columnNamed(headings, names); };
  ListColumns columns;
  columns.id = named({"studentid", "sisid", "sourcedid", "studentnumber", "pupilid", "id"});
  columns.username = named({"username", "login", "user"});
  columns.given = named({"givenname", "firstname", "forename", "first"});
  columns.preferred = named({"preferredname", "preferredgivenname", "preferredfirstname", "nickname"});
  columns.family = named({"familyname", "lastname", "surname", "last"});
  columns.name = named({"fullname", "studentname", "name", "student", "pupil"});
  columns.inClass = named({"class", "classname", "section", "sectionname", "period", "group", "form", "classid",
                           "sectionid", "homeroom", "course"});
  return columns;
}

Result<roster::Incoming> readList(const std::string& bytes, const std::string& file, const ListColumns& columns) {
  if (!columns.id && !columns.username)
    return Error{Fault::input,
                 "Say which column has the school's ids, or the usernames: names alone don't tell people apart.", ""};
  if (!columns.given && !columns.family && !columns.name)
    return Error{Fault::input, "Say which column has the names.", ""};
  CZ_TRY(rows, rowsOf(bytes, file));
  return Reader(file, columns).read(rows);
}

}  // namespace cz::interop
