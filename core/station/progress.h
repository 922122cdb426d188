#pragma once
// The Progress page as data: the students of a class by the lessons of a unit.

#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/journey/journey.h"
#include "core/station/picks.h"

namespace cz::station {

class Station;

struct ProgressCell {
  CheckId check;
  journey::Standing standing = journey::Standing::ready;
  bool ahead = false;  ///< not open yet: the lesson before it is neither mastered nor excused
  int tries = 0;       ///< attempts that count
  int number = 0;      ///< of the open try, or of the last one that counts; 0: none
  int nextNumber = 1;  ///< of the next try
};

struct ProgressRow {
  StudentId student;
  std::string who;
  std::vector<ProgressCell> cells;  ///< one per lesson, in order
};

struct ProgressLesson {
  std::string number;
  std::string title;
};

struct Progress {
  std::string heading;  ///< title of the unit
  std::vector<Pick> classes;
  std::vector<Pick> units;
  std::vector<ProgressLesson> lessons;
  std::vector<ProgressRow> rows;
};

/// An unknown or empty class or unit means the first one. Unit ids are "pack/unit".
Progress progressOf(Station& station, const std::string& classId, const std::string& unitId);

}  // namespace cz::station
