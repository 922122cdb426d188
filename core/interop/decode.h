#pragma once
// From the bytes of somebody's file to text. School systems and spreadsheets write UTF-8 with and without a
// byte-order mark, UTF-16, and the old Western encodings (cases O-31).

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace cz::interop {

/// UTF-8 without a byte-order mark; UTF-16 with a mark is converted. Anything else is an input error with the
/// file, line and column of the first byte that doesn't fit: a guessed letter in a name is worse than a question.
Result<std::string> strictText(std::string_view bytes, const std::string& file);

struct GuessedText {
  std::string text;
  int firstOddLine = 0;    ///< not 0: the bytes weren't UTF-8 from this line on and were read as Windows-1252
  int firstOddColumn = 0;  ///< of the first such byte in that line, from 1
};

/// What to say about the line of a text with firstOddLine.
std::string guessedNote(int column);

/// As strictText, but bytes that aren't UTF-8 are read as Windows-1252 (Latin-1 and its relatives).
/// NUL characters become U+FFFD.
GuessedText guessedText(std::string_view bytes);

/// LF for CRLF and for a lone CR.
std::string plainLineEnds(std::string_view text);

}  // namespace cz::interop
