#pragma once
// A school's files as rows of what a kiosk needs, the same for all the formats: headings, spellings and roles of
// OneRoster 1.1 and 1.2, School Data Sync v1 (US, UK), v2, v2.1 and Clever are settled here.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/interop/roster_files.h"
#include "core/roster/import.h"

namespace cz::interop {

/// Who is in which class.
struct Enrolment {
  std::string user;  ///< source id
  ClassId inClass;
  bool gone = false;  ///< the file says that it has ended
  std::string role;   ///< "student", "teacher" …; lower case
  std::string file;
  int line = 0;
};

/// One line of a list of people, of whatever role.
struct Person {
  roster::IncomingStudent student;  ///< without classes
  std::string role;                 ///< of the line itself; lower case, may be empty
  bool listedAsStudent = false;     ///< the whole list is of students
  bool curtailed = false;           ///< the school has switched the account off
};

struct RosterRows {
  std::vector<roster::Class> classes;  ///< each id once
  std::vector<Person> people;
  std::vector<Enrolment> enrolments;
  std::map<std::string, std::set<std::string>> roles;  ///< of roles.csv, by user
  bool saysRoles = false;                              ///< some file has a column for roles of people
  bool saysClasses = false;                            ///< there is a list of classes
  bool saysPeople = false;
  bool changesOnly = false;  ///< the manifest says "delta"
  std::size_t preferredFamilyNames = 0;
  std::vector<roster::Refused> refused;
};

RosterRows rosterRows(const std::vector<RosterFile>& files);

}  // namespace cz::interop
