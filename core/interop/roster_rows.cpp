#include "core/interop/roster_rows.h"

#include "core/base/text.h"

namespace cz::interop {
namespace {

using Names = std::vector<std::string_view>;

// Every heading by which a column goes in OneRoster 1.1 and 1.2, School Data Sync v1 (US, UK), v2, v2.1 and Clever,
// misspellings from real exports included.
const Names kPersonId = {"sourcedid", "sisid", "studentid", "id"};
const Names kGiven = {"givenname", "firstname"};
const Names kPreferred = {"preferredgivenname", "prefferedgivenname", "preferredfirstname", "preferredname"};
const Names kFamily = {"familyname", "lastname"};
const Names kClassId = {"sourcedid", "sisid", "sectionid", "classid", "id"};
const Names kTitle = {"title", "sectionname", "classname", "name", "coursename"};
const Names kEnrolledClass = {"classsourcedid", "sectionsisid", "sectionid", "classid"};
const Names kEnrolledUser = {"usersourcedid", "sisid", "studentid", "userid", "id"};

/// Roles and states compare without case and blanks.
std::string lower(const std::string& word) { return plainName(word); }

/// OneRoster says "tobedeleted", School Data Sync v1 "Inactive"; bulk files leave the cell empty.
bool isGone(const std::string& status) { return lower(status) == "tobedeleted" || lower(status) == "inactive"; }

class Reader {
 public:
  RosterRows read(const std::vector<RosterFile>& files) {
    for (const auto& file : files) readFile(file);
    return std::move(rows_);
  }

 private:
  RosterRows rows_;
  std::set<ClassId> classes_;

  void readFile(const RosterFile& file) {
    switch (file.kind) {
      case RosterFileKind::manifest: return readManifest(file.table);
      case RosterFileKind::classes: return readClasses(file.table);
      case RosterFileKind::roles: return readRoles(file.table);
      case RosterFileKind::enrollments: return readEnrolments(file.table);
      case RosterFileKind::users: return readPeople(file.table, false);
      case RosterFileKind::students: return readPeople(file.table, true);
      case RosterFileKind::notNeeded:
      case RosterFileKind::unknown: return;
    }
  }

  void refuse(const CsvTable& table, const CsvRow& row, const std::string& why) {
    rows_.refused.push_back({table.file(), row.line, why});
  }

  void readManifest(const CsvTable& table) {
    const auto property = table.column({"propertyname"});
    const auto value = table.column({"value"});
    for (const auto& row : table.rows())
      if (lower(cell(row, property)) == "fileusers" && lower(cell(row, value)) == "delta") rows_.changesOnly = true;
  }

  void readClasses(const CsvTable& table) {
    rows_.saysClasses = true;
    const auto id = table.column(kClassId);
    const auto title = table.column(kTitle);
    const auto status = table.column({"status"});
    for (const auto& row : table.rows()) {
      const ClassId named(idCell(row, id));
      const std::string shown = tidySpaces(cell(row, title));
      if (named.empty())
        refuse(table, row, "This class has no id. Export the file again with the ids of classes.");
      else if (classes_.insert(named).second)
        rows_.classes.push_back({named, shown.empty() ? named.text : shown, !isGone(cell(row, status))});
    }
  }

  void readRoles(const CsvTable& table) {
    const auto user = table.column({"usersourcedid"});
    const auto role = table.column({"role"});
    const auto status = table.column({"status"});
    rows_.saysRoles = rows_.saysRoles || role.has_value();
    for (const auto& row : table.rows())
      if (!isGone(cell(row, status))) rows_.roles[idCell(row, user)].insert(lower(cell(row, role)));
  }

  /// School Data Sync v1 has files of student enrolments only, without a role.
  void readEnrolments(const CsvTable& table) {
    const auto inClass = table.column(kEnrolledClass);
    const auto user = table.column(kEnrolledUser);
    const auto role = table.column({"role"});
    const auto status = table.column({"status"});
    for (const auto& row : table.rows()) {
      Enrolment one{
          idCell(row, user), ClassId(idCell(row, inClass)), isGone(cell(row, status)), "student", table.file(),
          row.line};
      if (role) one.role = lower(cell(row, role));
      if (one.user.empty() || one.inClass.empty())
        refuse(table, row, "This line doesn't say who is in which class. Both ids are needed.");
      else
        rows_.enrolments.push_back(std::move(one));
    }
  }

  void readPeople(const CsvTable& table, bool allStudents) {
    rows_.saysPeople = true;
    const auto id = table.column(kPersonId), username = table.column({"username"}), given = table.column(kGiven),
               preferred = table.column(kPreferred), family = table.column(kFamily), status = table.column({"status"}),
               role = table.column({"role"}), enabled = table.column({"enableduser"}),
               preferredFamily = table.column({"preferredfamilyname", "prefferedfamilyname"});
    rows_.saysRoles = rows_.saysRoles || role.has_value();
    for (const auto& row : table.rows()) {
      Person person;
      person.student.sourceId = idCell(row, id);
      person.student.username = cell(row, username);
      person.student.givenName = tidySpaces(cell(row, given));
      person.student.preferredName = tidySpaces(cell(row, preferred));
      person.student.familyName = tidySpaces(cell(row, family));
      person.student.active = !isGone(cell(row, status));
      person.student.file = table.file();
      person.student.line = row.line;
      person.role = lower(cell(row, role));
      person.listedAsStudent = allStudents;
      person.curtailed = lower(cell(row, enabled)) == "false";
      if (!cell(row, preferredFamily).empty()) ++rows_.preferredFamilyNames;
      rows_.people.push_back(std::move(person));
    }
  }
};

}  // namespace

RosterRows rosterRows(const std::vector<RosterFile>& files) { return Reader().read(files); }

}  // namespace cz::interop
