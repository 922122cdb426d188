#pragma once
// The criteria of a rubric as spreadsheets have them, in any of the layouts that we know.

#include <string>
#include <string_view>
#include <vector>

namespace cz::interop {

/// One level of one criterion, as written.
struct RatedLevel {
  std::string title;   ///< may be empty
  std::string text;    ///< may be empty
  std::string points;  ///< "3", "2,5"; empty = the cell is missing
};

struct RubricRow {
  int line = 0;
  std::string rubric;  ///< its name; empty = the file's
  std::string criterion;
  std::string about;    ///< what the criterion looks for; may be empty
  bool ranges = false;  ///< a level stands for a range of points, and `points` is its upper end
  std::vector<RatedLevel> levels;
};

struct RubricRows {
  std::vector<RubricRow> rows;
  int firstOddLine = 0;    ///< as in GuessedText
  int firstOddColumn = 0;  ///< as in GuessedText
  std::string why;         ///< not empty: the file is no rubric that we know, for this reason
  int whyLine = 1;
};

/// Canvas ("Rubric Name, Criteria Name …"); one column for each level ("Point Value", "Rating"); one row for each
/// criterion with rating_description_1, rating_points_1 …; MarkUs with and without weights (no header).
RubricRows readRubricRows(std::string_view bytes, const std::string& file);

}  // namespace cz::interop
