#pragma once
// Finding one's way through raw GIFT text: what is escaped, where braces belong together, which of them
// hold the answers.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/interop/question.h"

namespace cz::interop::gift {

/// Whether the letter at `at` is escaped: an odd number of backslashes stands before it.
bool isEscaped(std::string_view raw, std::size_t at);
/// The first unescaped `what` at or after `from`; npos when there is none.
std::size_t findBare(std::string_view raw, std::string_view what, std::size_t from = 0);
/// "T", "F", and TRUE or FALSE in any case; nothing for other words.
std::optional<bool> truthOf(std::string_view word);
/// Unescaped '{' less unescaped '}'.
int openBraces(std::string_view raw);

/// Escapes undone, blanks off, line ends as `format` wants them. A backslash that escapes nothing stays;
/// between dollar signs "\neq" is a formula's command, not a line break.
std::string plainText(std::string_view raw, TextFormat format);
/// As above, after "[html]" and the like in front; without one the format is `usual`.
Text textOf(std::string_view raw, TextFormat usual);

/// The answer part: positions of its braces in the raw text.
struct Braces {
  std::size_t open = 0;
  std::size_t close = 0;
  bool guessed = false;  ///< not by the letter of the format: other braces should have been escaped
};

/// What the braces of a question's text are.
struct Search {
  std::optional<Braces> answers;  ///< none: the text has no answer part (a description)
  std::string fault;              ///< not empty: why the braces can't be understood
  std::size_t faultAt = 0;
};

/// The first unescaped '{' to the next '}' when these are the only ones; else the one pair that looks like
/// answers: empty, T or F, or starting with '=', '~' or '#'. Two such pairs are a fault, none is too.
Search findAnswers(std::string_view raw);

}  // namespace cz::interop::gift
