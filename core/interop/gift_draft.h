#pragma once
// One GIFT question on its way to an item: what is known so far, and what there is to say about it.

#include <set>
#include <string>
#include <vector>

#include "core/base/exact.h"
#include "core/interop/gift_question.h"
#include "core/interop/imported.h"

namespace cz::interop::gift {

struct Draft {
  ImportedItem item;
  std::string why;                 ///< not empty: it must be left out, for this reason
  std::vector<std::string> notes;  ///< sentences
  std::set<std::string> lost;      ///< what its texts held and can't be shown: "a picture (map.png)"
  bool formula = false;
  bool minusDropped = false;  ///< minus points of a single pick were taken for none

  void note(std::string message) { notes.push_back(std::move(message)); }
  /// The text in our markup; remembers what is lost.
  std::string shown(const Text& text);
  std::string shown(const std::optional<Text>& text) { return text ? shown(*text) : ""; }
};

/// The number of a plain decimal that gift_answers.h has let through.
Exact numberOf(const std::string& decimal);

// The parts of a question by its type (gift_choices.cpp, gift_typed.cpp). Each fills draft.item or draft.why.
void draftChoices(Draft& draft, const Question& question);
/// `language` ("en", "de-AT") words True and False; English when it isn't known.
void draftTrueFalse(Draft& draft, const Question& question, const std::string& language);
void draftText(Draft& draft, const Question& question);
void draftNumber(Draft& draft, const Question& question);
void draftPairs(Draft& draft, const Question& question);

}  // namespace cz::interop::gift
