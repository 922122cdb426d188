#pragma once
// One question on its way to an item: what is known so far, and what there is to say about it.

#include <set>
#include <string>
#include <vector>

#include "core/base/exact.h"
#include "core/interop/imported.h"
#include "core/interop/question.h"
#include "core/interop/question_pictures.h"

namespace cz::interop {

struct Draft {
  ImportedItem item;
  std::string why;                 ///< not empty: it must be left out, for this reason
  std::vector<std::string> notes;  ///< sentences
  std::set<std::string> shared;    ///< sentences without full stop, told once for the file
  std::set<std::string> lost;      ///< what its texts held and can't be shown: "a picture (map.png)"
  bool formula = false;
  QuestionPictures* pictures = nullptr;  ///< null: no picture can be shown

  void note(std::string message) { notes.push_back(std::move(message)); }
  /// The text in our markup; remembers what is lost.
  std::string shown(const Text& text);
  std::string shown(const std::optional<Text>& text) { return text ? shown(*text) : ""; }
};

/// The number of a plain decimal that numeric.h has let through.
Exact numberOf(const std::string& decimal);

// The parts of a question by its type. Each fills draft.item or draft.why.
void draftChoices(Draft& draft, const Question& question);
/// `language` ("en", "de-AT") words True and False; English when it isn't known.
void draftTrueFalse(Draft& draft, const Question& question, const std::string& language);
void draftText(Draft& draft, const Question& question);
void draftNumber(Draft& draft, const Question& question);
void draftPairs(Draft& draft, const Question& question);
void draftSteps(Draft& draft, const Question& question);
/// What a teacher marks. `language` words the rubric where the file has none.
void draftEssay(Draft& draft, const Question& question, const std::string& language);
void draftGaps(Draft& draft, const Question& question);

}  // namespace cz::interop
