#pragma once
// What a student, or who looks after one, can take home about a unit, in plain words: what is there, what is not yet,
// and what comes next. No points, no ranks, nobody else.

#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/result.h"

namespace cz::station {

class Station;

struct Report {
  StudentId student;
  std::string who;
  std::string unit;  ///< title
  struct Skill {
    std::string words;   ///< "I can …", pack's marks
    std::string lesson;  ///< title of its lesson
    std::string revise;  ///< not yet: what to do for it, pack's marks; may be empty
  };
  std::vector<Skill> can;
  std::vector<Skill> notYet;
  std::vector<std::string> next;  ///< sentences, the first step first
  int mastered = 0;               ///< lessons
  int lessons = 0;
};

/// `unit`: "pack/unit". notFound: no such student or unit.
Result<Report> reportOf(Station& station, const StudentId& student, const std::string& unit);
/// Of everybody in the class, by name.
Result<std::vector<Report>> reportsOf(Station& station, const ClassId& inClass, const std::string& unit);

}  // namespace cz::station
