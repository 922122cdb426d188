#pragma once
// Moodle's embedded answers ("cloze"): a running text with {1:SHORTANSWER:=cat} and the like in it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/interop/question.h"

namespace cz::interop::cloze {

struct Cloze {
  std::string text;       ///< with kGapMark (gaps.h) in the place of every embedded answer
  std::vector<Gap> gaps;  ///< in the order of the text
};

/// Knows all of Moodle's kinds with their short names: MULTICHOICE (MC, MCV, MCH, and MCS … shuffled), MULTIRESPONSE
/// (MR …), SHORTANSWER (SA, MW; SAC with case) and NUMERICAL (NM). A backslash frees ~ = # { } " / and itself.
/// Braces that lead to no kind are text. An error (a sentence) is about an embedded answer that can't be understood;
/// its detail is where its '{' stands. `format` is the text's; choices and feedback have it too.
Result<Cloze> parse(std::string_view text, TextFormat format);

/// Reads the embedded answers in the question's stem and does what settleGaps says. None, or one that can't be read, is
/// said in `whyNot`; gives where the one that can't be read begins in the stem, or nothing.
std::optional<std::size_t> settle(Question& question);

/// A text file is one question, named like the file. Never fails as a whole.
QuestionFile readFile(std::string_view bytes, const std::string& file);

}  // namespace cz::interop::cloze
