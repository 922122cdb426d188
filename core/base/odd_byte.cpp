#include "core/base/odd_byte.h"

#include <algorithm>

#include "core/base/text.h"

namespace cz {
namespace {

/// Behind the last good character at the start of `line`. Each character is tried alone, so the answer is exact.
TextSpot spotIn(std::string_view line, int number) {
  TextSpot spot{number, 1};
  while (!line.empty()) {
    std::size_t length = 1;
    while (length <= std::min<std::size_t>(4, line.size()) && !isUtf8(line.substr(0, length))) ++length;
    if (length > 4 || length > line.size()) return spot;
    line.remove_prefix(length);
    ++spot.column;
  }
  return spot;
}

}  // namespace

std::optional<TextSpot> firstOddByte(std::string_view bytes) {
  if (isUtf8(bytes)) return std::nullopt;
  int line = 1;
  for (std::size_t from = 0; from <= bytes.size(); ++line) {
    const auto end = std::min(bytes.find_first_of("\r\n", from), bytes.size());
    const std::string_view whole = bytes.substr(from, end - from);
    if (!isUtf8(whole)) return spotIn(whole, line);
    from = end + (bytes.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return TextSpot{line, 1};  // unreachable: no line break is part of a character
}

}  // namespace cz
