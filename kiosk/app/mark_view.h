#pragma once
// What the teacher at this kiosk needs for marking an answer that was spoken.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/pictures/shelf.h"

namespace cz::app {

struct CriterionView {
  CriterionId id;
  std::string looksFor;
  std::vector<std::string> levels;  ///< what each level looks like, lowest first
};

/// An answer that was given aloud and has no mark yet.
struct SpokenView {
  AttemptId attempt;
  SlotId slot;
  std::string name, title;
  int tryNumber = 1;
  std::string stem;                 ///< as the student saw it
  std::vector<std::string> levels;  ///< titles, lowest first
  std::size_t line = 0;             ///< the lowest level that counts as mastered
  std::vector<CriterionView> criteria;
  pictures::ShelfPtr pictures = nullptr;  ///< those in the stem
};

/// A mark while it is being made: one criterion after the other, then a word to the student.
struct MarkSheet {
  SpokenView of;
  std::vector<int> picked;    ///< a level for each criterion; -1: none yet
  int at = 0;                 ///< 0-based criterion; their number: the last page
  std::string comment;        ///< for the student; may be empty
  bool saving = false;        ///< the desk has it
  std::int64_t stayedMs = 0;  ///< when the desk was told last that the teacher is at it, in boot time

  bool atLast() const { return at == static_cast<int>(of.criteria.size()); }
  /// Whether the criterion on the screen has its level.
  bool isPicked() const { return !atLast() && picked[static_cast<std::size_t>(at)] >= 0; }
};

}  // namespace cz::app
