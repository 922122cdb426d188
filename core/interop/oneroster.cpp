#include "core/interop/oneroster.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.h"
#include "core/interop/roster_rows.h"

namespace cz::interop {
namespace {

using roster::Incoming;
using roster::IncomingStudent;

/// "1.23457E+16": the digits are lost for good.
bool isShortened(const std::string& id) {
  const auto mark = id.find("E+");
  if (mark == std::string::npos || id.size() < 5 || id[1] != '.' || mark + 2 >= id.size()) return false;
  return id.find_first_not_of("0123456789.E+") == std::string::npos;
}

/// The rows of all files held together. Lives for one call of `readRoster`.
class Merger {
 public:
  explicit Merger(RosterRows rows) : rows_(std::move(rows)) {}

  Result<Incoming> make() {
    incoming_.changesOnly = rows_.changesOnly;
    incoming_.classes = rows_.classes;
    incoming_.refused = rows_.refused;
    for (const auto& one : rows_.classes) classes_.insert(one.id);
    for (const auto& one : rows_.enrolments)
      if (one.role == "student") enrolledStudents_.insert(one.user);
    for (const auto& person : rows_.people) addPerson(person);
    enrol();
    tell();
    if (!rows_.saysPeople && !rows_.changesOnly) return noList();
    if (incoming_.students.empty() && incoming_.refused.empty() && !rows_.changesOnly) return nobody();
    return std::move(incoming_);
  }

 private:
  RosterRows rows_;
  Incoming incoming_;
  std::set<ClassId> classes_;
  std::set<std::string> enrolledStudents_;
  std::map<std::string, std::string> otherPeople_;  ///< id → role, of people who aren't students
  std::size_t curtailed_ = 0;
  bool everyone_ = false;  ///< nothing says who is what

  void refuse(const std::string& file, int line, const std::string& why) {
    incoming_.refused.push_back({file, line, why});
  }

  // --- people ---

  void addPerson(const Person& person) {
    if (!isStudent(person)) return;
    IncomingStudent student = person.student;
    if (student.active && person.curtailed) {
      student.active = false;
      ++curtailed_;
    }
    if (const auto why = fault(student); !why.empty())
      return incoming_.refused.push_back({student.file, student.line, why, student.sourceId});
    incoming_.students.push_back(std::move(student));
  }

  std::string fault(const IncomingStudent& student) const {
    if (student.sourceId.empty() && student.username.empty())
      return "This student has neither an id nor a username. Add one of them.";
    if (isShortened(student.sourceId))
      return "A spreadsheet shortened the id to " + student.sourceId +
             ". Import the file as the school's system wrote it.";
    const bool nameless = student.givenName.empty() && student.familyName.empty() && student.username.empty();
    if (nameless && !rows_.changesOnly) return "The student " + student.sourceId + " has no name. Add one.";
    return "";
  }

  /// By roles where there are any; else by enrolments; else everyone in the list.
  bool isStudent(const Person& person) {
    if (person.listedAsStudent) return true;
    const std::string& id = person.student.sourceId;
    std::set<std::string> known;
    if (const auto at = rows_.roles.find(id); at != rows_.roles.end()) known = at->second;
    if (!person.role.empty()) known.insert(person.role);
    if (known.empty() && enrolledStudents_.count(id) != 0) return true;
    if (known.empty() && !rows_.saysRoles && rows_.enrolments.empty()) return everyone_ = true;
    if (known.count("student") != 0) return true;
    otherPeople_[id] = known.empty() ? "not known" : *known.begin();
    return false;
  }

  // --- enrolments ---

  void enrol() {
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < incoming_.students.size(); ++i) places.emplace(incoming_.students[i].sourceId, i);
    for (const auto& one : rows_.enrolments) {
      if (one.role != "student" || !knowClass(one)) continue;
      auto at = places.find(one.user);
      if (at == places.end() && rows_.changesOnly && otherPeople_.count(one.user) == 0)
        at = places.emplace(one.user, addNameless(one)).first;
      if (at == places.end())
        refuseStranger(one);
      else
        put(incoming_.students[at->second], one);
    }
  }

  /// Without a list of classes an enrolment is all that there is; with one, an unknown class is a fault.
  bool knowClass(const Enrolment& one) {
    if (classes_.count(one.inClass) != 0 || rows_.changesOnly) return true;
    if (!rows_.saysClasses) {
      classes_.insert(one.inClass);
      incoming_.classes.push_back({one.inClass, one.inClass.text, true});
      return true;
    }
    refuse(one.file, one.line,
           "The class " + one.inClass.text +
               " is not in the list of classes. Export both "
               "lists together, or correct the id.");
    return false;
  }

  std::size_t addNameless(const Enrolment& one) {
    IncomingStudent student;
    student.sourceId = one.user;
    student.file = one.file;
    student.line = one.line;
    incoming_.students.push_back(std::move(student));
    return incoming_.students.size() - 1;
  }

  void refuseStranger(const Enrolment& one) {
    const auto other = otherPeople_.find(one.user);
    if (other == otherPeople_.end())
      return refuse(one.file, one.line,
                    one.user + " is in a class but not in the list of students. Export both lists together.");
    refuse(one.file, one.line,
           one.user + " is in this class as a student, but the list of people says: " + other->second +
               ". Correct the role if this is a student.");
  }

  void put(IncomingStudent& student, const Enrolment& one) const {
    auto& to = one.gone ? student.leaves : student.classes;
    if (one.gone && !rows_.changesOnly) return;
    if (std::find(to.begin(), to.end(), one.inClass) == to.end()) to.push_back(one.inClass);
  }

  void tell() {
    if (everyone_) incoming_.notes.emplace_back("No roles were found; everyone in the list counts as a student.");
    if (curtailed_ > 0)
      incoming_.notes.push_back(counted(curtailed_, "student is", "students are") +
                                " marked as not enabled by the school and can't sign in.");
    const auto families = rows_.preferredFamilyNames;
    if (families > 0)
      incoming_.notes.push_back(counted(families, "preferred family name is", "preferred family names are") +
                                " in the file; the family name itself is shown.");
  }

  static Error noList() {
    return {Fault::input,
            "No list of students was found. Choose the zip or the folder that the school's system exports, "
            "or its users.csv or Student.csv.",
            ""};
  }
  static Error nobody() {
    return {Fault::input, "The files hold no student. Look whether the right school and term were exported.", ""};
  }
};

}  // namespace

Result<Incoming> readRoster(const std::vector<std::filesystem::path>& paths) {
  CZ_TRY(files, rosterFiles(paths));
  CZ_TRY(incoming, Merger(rosterRows(files)).make());
  for (const auto& file : files)
    if (file.kind == RosterFileKind::unknown)
      incoming.notes.push_back(file.name + " was not used: neither its name nor its columns are known.");
  return incoming;
}

}  // namespace cz::interop
