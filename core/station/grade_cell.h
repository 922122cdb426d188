#pragma once
// What one cell of the gradebook says and why: pure, from what is known of one student and one column.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/station/grade_terms.h"
#include "core/station/moments.h"

namespace cz::station {

/// One try, as far as a grade needs it.
struct GradedTry {
  int number = 0;
  bool handedIn = false;
  bool waiting = false;  ///< for its pack, or for a mark
  bool mastered = false;
  bool partly = false;  ///< all right at some skills alone, where no try that counts shows the others
  bool counts = true;   ///< false: taken out, or a rival of it counts
  std::string whyOut;   ///< the teacher's reason; empty: not taken out
  std::string shown;    ///< "4 of 5 points"
  Points points = 0;
  Points of = 0;
  When at = {};                            ///< handed in
  std::int64_t arrivedMs = 0;              ///< by the station's
  std::vector<std::string> regrades = {};  ///< what was decided about wrong keys, as sentences; the last one counts
};

/// What a student did about a check, and what a teacher decided about it.
struct CheckWay {
  std::vector<GradedTry> tries;  ///< in their order
  bool excused = false;
};

/// One row that a teacher wrote. Rows of one cell are in the order in which they were written.
struct GradeEntry {
  enum class Kind { points, override, takenBack } kind = Kind::points;
  std::string value;   ///< "7.5"; "EX": excused; empty: blank
  std::string reason;  ///< of an override; else where the points came from
  std::int64_t atMs = 0;
};

struct GradeColumn {
  enum class Kind { assignment, check, summative } kind = Kind::check;
  std::string id;  ///< "assignment/CHECK", "check/CHECK", "summative"
  CheckId check;   ///< of the lesson; of a summative: may be empty
  std::string title;
  Points points = 0;
};

struct GradeCell {
  std::optional<Points> points;  ///< nothing: blank
  bool excused = false;          ///< then it is blank and is no part of the total
  bool overridden = false;
  std::int64_t earnedMs = 0;  ///< when the points were earned, not when they were marked; 0: nothing earned, or unknown
  std::string words;          ///< "mastered on try 2, 3 March 2026"
  std::vector<std::string> reasons;  ///< whole sentences, oldest first
};

GradeCell gradeCellOf(const GradeColumn& column, const GradeTerms& terms, const CheckWay& way,
                      const std::vector<GradeEntry>& entries);

/// What the tries come to under a policy, as a share from 0 to 1. Nothing: no try is there to count.
std::optional<Exact> shareOf(const std::vector<GradedTry>& tries, Credit credit);

/// Over the cells that have points. Columns without are no part of either number.
struct GradeTotal {
  Points points = 0;
  Points of = 0;
  bool whole = true;    ///< false: a cell is blank that may still earn something
  std::string percent;  ///< cut to one decimal: "91.3"; empty: nothing to divide by
};
GradeTotal gradeTotalOf(const std::vector<GradeColumn>& columns, const std::vector<GradeCell>& cells);

}  // namespace cz::station
