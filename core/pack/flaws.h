#pragma once
// What can be wrong with a question, draw by draw, and with an item's credits.

#include <string>
#include <vector>

#include "core/pack/notes.h"
#include "core/pack/question.h"
#include "core/pack/same_pictures.h"

namespace cz::pack {

/// One fault of one question. `kind` and `at` say when two faults of different draws are the same fault.
struct Flaw {
  Severity severity = Severity::error;
  std::string kind;
  Spot at = {};  ///< of the text at fault; unknown = the item as a whole
  std::string message;
};

std::vector<Flaw> flawsOf(const Question& question, NumberStyle style, const SamePictures& pictures);

/// The typed kinds' part: number, number-list, text (typed_flaws.cpp).
void addTypedFlaws(const Question& question, std::vector<Flaw>& flaws);

/// The words' part of it (text_flaws.cpp).
void addTextFlaws(const Question& question, std::vector<Flaw>& flaws);
/// Whether the key of a text is nothing but wildcards: any answer is right.
bool isAnything(std::string_view key, const Item& item);

/// Credits that pay for ticking everything, or never add up to all (case O-37). The same for every draw.
void noteCredits(const Item& item, const Notes& notes);

}  // namespace cz::pack
