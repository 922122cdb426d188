#pragma once
// A try that may have been another student's: what is known of it, and from whom the teacher chooses who took it.

#include "core/station/offers.h"
#include "core/station/student.h"

namespace cz::station {

struct WhosePage {
  StudentId student;  ///< whose it is now
  std::string who;
  CheckId check;
  std::string title;
  AttemptId attempt;
  int number = 0;
  std::string shown;  ///< "4 of 5 points"
  std::string seat;
  When at = {};
  std::int64_t arrivedMs = 0;
  journey::Standing then = journey::Standing::ready;  ///< of `student`'s way, once it is another's
  struct Class {
    std::string title;
    struct One {
      StudentId student;
      std::string who;
    };
    std::vector<One> students;  ///< by name
  };
  std::vector<Class> classes;  ///< everybody else once: first the classes of `student`, by title
};

/// notFound: there is no such try, or nothing of it can be decided here · refused: the journey says no.
Result<WhosePage> whosePageOf(Station& station, const AttemptId& attempt);

}  // namespace cz::station
