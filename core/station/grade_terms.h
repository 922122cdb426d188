#pragma once
// What a teacher decides about the gradebook of one class and one unit.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/exact.h"
#include "core/base/ids.h"
#include "core/base/result.h"

namespace cz::station {

class Station;

/// What a check that is not mastered earns once the unit is closed; and how the tries of a summative are counted.
enum class Credit {
  mastery,   ///< nothing: 0 points. Of a summative: as `best`
  blank,     ///< it stays blank. Of a summative: as `best`
  best,      ///< the part of the points that the best try reached
  latest,    ///< of the latest try
  mostBest,  ///< 90 % of the best try and 10 % of the worst
  decaying,  ///< each try counts 65 %, everything before it 35 %
};

/// Class and unit, as the pages name them: unit ids are "pack/unit".
struct GradePlace {
  ClassId inClass;
  std::string unit;
};

struct GradeTerms {
  Credit credit = Credit::mastery;
  CheckId summativeCheck;  ///< the check that is the summative; empty: its points come from outside
  Credit summativeCredit = Credit::best;
  std::int64_t closedMs = 0;             ///< 0: the unit is open
  std::map<std::string, Points> points;  ///< by column; those that were decided
  bool isClosed() const { return closedMs != 0; }
  /// Of a column: as decided, else 10 for an assignment, 2 for a check, 50 for the summative. 0: it is not shown.
  Points pointsOf(const std::string& column) const;
};

/// With nothing decided: the defaults.
Result<GradeTerms> gradeTermsOf(Station& station, const GradePlace& place);
/// In one commit; whether the unit is closed stays as it is. input: points below 0, above 1000 or with more than two
/// decimals · notFound: no such class, unit or check.
Result<void> setGradeTerms(Station& station, const GradePlace& place, const GradeTerms& terms);
/// Closing and opening again; the same again is no fault. notFound: no such class or unit.
Result<void> closeUnit(Station& station, const GradePlace& place, bool closed);

/// "10", "7.5", "-2": a number as it stands in files. Nothing for anything else, more than two decimals included.
std::optional<Points> plainPoints(const std::string& text);
/// The same way back; what has no end behind the point is cut after two decimals, never rounded up.
std::string pointsText(const Points& points);

/// "best", "latest" …: for forms and scripts, in the order of the values.
const std::vector<std::string>& creditNames();

}  // namespace cz::station
