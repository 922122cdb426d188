#pragma once
// Which of a school's files is which. Files that a kiosk needs nothing of (demographics, contacts, results …)
// are not opened at all.

#include <filesystem>
#include <string>
#include <vector>

#include "core/interop/csv.h"

namespace cz::interop {

enum class RosterFileKind {
  manifest,     ///< says whether a file is "bulk" or "delta"
  users,        ///< people of all roles
  students,     ///< people who are all students (School Data Sync v1, Clever)
  classes,      ///< classes or sections
  enrollments,  ///< who is in which class
  roles,        ///< who is what (OneRoster 1.2, School Data Sync 2.1)
  notNeeded,
  unknown,  ///< neither the name nor the columns say anything
};

struct RosterFile {
  std::string name;  ///< for messages: "export.zip: users.csv"
  RosterFileKind kind = RosterFileKind::unknown;
  CsvTable table;
};

/// By the name alone: "StudentEnrollment.csv", "classes.csv". Unknown when the name is of no known set.
RosterFileKind kindOfName(const std::filesystem::path& file);

/// Opens zips, folders and single files; kinds by name, else by columns.
Result<std::vector<RosterFile>> rosterFiles(const std::vector<std::filesystem::path>& paths);

}  // namespace cz::interop
