#pragma once
// Where a text stops being UTF-8, so that its owner finds the letter.

#include <optional>
#include <string_view>

namespace cz {

struct TextSpot {
  int line = 0;    ///< from 1
  int column = 0;  ///< from 1, in characters
};

/// The first byte that belongs to no well-formed UTF-8, or is a NUL; nothing in good text. A line ends with LF, CRLF or
/// a lone CR.
std::optional<TextSpot> firstOddByte(std::string_view bytes);

}  // namespace cz
