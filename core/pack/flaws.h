#pragma once
// What can be wrong with a question, draw by draw, and with an item's credits.

#include <string>
#include <vector>

#include "core/pack/notes.h"
#include "core/pack/question.h"

namespace cz::pack {

/// One fault of one question. `kind` and `line` say when two faults of different draws are the same fault.
struct Flaw {
  Severity severity = Severity::error;
  std::string kind;
  int line = 0;  ///< of the text at fault; 0 = the item as a whole
  std::string message;
};

std::vector<Flaw> flawsOf(const Question& question, NumberStyle style);

/// The typed kinds' part: number, number-list, text (typed_flaws.cpp).
void addTypedFlaws(const Question& question, std::vector<Flaw>& flaws);

/// Credits that pay for ticking everything, or never add up to all (case O-37). The same for every draw.
void noteCredits(const Item& item, const Notes& notes);

}  // namespace cz::pack
