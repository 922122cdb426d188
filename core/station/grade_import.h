#pragma once
// Points of assignments and summatives from a CSV file: one column with the school's id, one for each title of the
// gradebook. A blank changes nothing (case O-29). Nobody is guessed (case O-27), and every line is accounted for.

#include <string>
#include <vector>

#include "core/station/gradebook.h"

namespace cz::station {

struct GradeLine {
  int line = 0;        ///< of the file, from 1
  bool taken = false;  ///< false: nothing of it is taken in
  std::string says;    ///< "Ada Novak: 3 cells new, 1 as it was"
};

struct GradeImport {
  std::vector<std::string> notes;  ///< about the file and its columns
  std::vector<GradeLine> lines;
  std::vector<NewEntry> entries;  ///< that would be written
  std::size_t refused = 0;        ///< lines of which nothing is taken in
};

/// What a file would do; changes nothing. `file`: how messages call it. input: no text, no column with ids or no column
/// of the gradebook.
Result<GradeImport> planGrades(const Gradebook& book, const std::string& bytes, const std::string& file);
/// Writes what the plan says, in one commit.
Result<void> takeGrades(Station& station, const Gradebook& book, const GradeImport& plan);

}  // namespace cz::station
