#pragma once
// The Students page as data: who is on the roster, by class; and the end of a school year.

#include "core/roster/import.h"
#include "core/station/picks.h"

namespace cz::station {

class Station;

struct StudentLine {
  StudentId student;
  std::string who;                   ///< as room and teacher read it
  std::string legal;                 ///< given and family name, where `who` is another one (case O-34)
  std::string sourceId;              ///< the school's
  std::vector<std::string> classes;  ///< titles
  bool hasPin = false;
  std::vector<std::string> needs;  ///< in every check, as phrases
};

struct StudentsPage {
  std::vector<Pick> classes;
  std::vector<StudentLine> students;  ///< of the chosen class, by name
  std::vector<StudentLine> without;   ///< active ones in no class
  std::vector<StudentLine> gone;      ///< no longer in the school's file; nothing of theirs was deleted
  std::size_t active = 0;
  std::size_t withoutPin = 0;  ///< of the active ones
};

/// An unknown or empty class means the first one.
Result<StudentsPage> studentsPageOf(Station& station, const ClassId& inClass);

/// At the end of a year everybody leaves and every class ends; records, marks and packs stay. Who is in the next year's
/// list comes back as they were.
Result<roster::Plan> yearEndPlan(Station& station);

}  // namespace cz::station
