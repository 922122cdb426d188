#include "core/interop/decode.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/odd_byte.h"
#include "core/base/text.h"

namespace cz::interop {
namespace {

constexpr char32_t kUnknown = 0xFFFD;

std::uint32_t byteAt(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

/// UTF-16 by its byte-order mark; nothing when there is none.
std::optional<std::string> fromUtf16(std::string_view bytes) {
  if (bytes.size() < 2) return std::nullopt;
  const bool little = byteAt(bytes, 0) == 0xFF && byteAt(bytes, 1) == 0xFE;
  const bool big = byteAt(bytes, 0) == 0xFE && byteAt(bytes, 1) == 0xFF;
  if (!little && !big) return std::nullopt;
  const auto unit = [&](std::size_t at) {
    return little ? byteAt(bytes, at) | byteAt(bytes, at + 1) << 8 : byteAt(bytes, at) << 8 | byteAt(bytes, at + 1);
  };
  std::string text;
  for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
    char32_t point = unit(at);
    if (point >= 0xD800 && point < 0xDC00 && at + 3 < bytes.size() && (unit(at + 2) & 0xFC00) == 0xDC00) {
      point = 0x10000 + ((point & 0x3FF) << 10 | (unit(at + 2) & 0x3FF));
      at += 2;
    } else if (point == 0 || (point >= 0xD800 && point < 0xE000)) {
      point = kUnknown;
    }
    text += utf8Of(point);
  }
  return text;
}

std::string_view withoutMark(std::string_view bytes) {
  return bytes.substr(0, 3) == "\xEF\xBB\xBF" ? bytes.substr(3) : bytes;
}

/// Windows-1252: Latin-1 with letters and quotes where Latin-1 has control characters.
char32_t western(unsigned char byte) {
  static constexpr std::array<char32_t, 32> kUpper = {
      0x20AC, kUnknown, 0x201A,   0x0192, 0x201E,   0x2026,   0x2020, 0x2021,   0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152,   kUnknown, 0x017D, kUnknown, kUnknown, 0x2018, 0x2019,   0x201C, 0x201D, 0x2022,
      0x2013, 0x2014,   0x02DC,   0x2122, 0x0161,   0x203A,   0x0153, kUnknown, 0x017E, 0x0178};
  if (byte == 0) return kUnknown;
  return byte >= 0x80 && byte < 0xA0 ? kUpper[byte - 0x80u] : byte;
}

}  // namespace

Result<std::string> strictText(std::string_view bytes, const std::string& file) {
  if (auto converted = fromUtf16(bytes)) return *converted;
  const auto text = withoutMark(bytes);
  const auto odd = firstOddByte(text);
  if (!odd) return std::string(text);
  const std::string where = file + ", line " + std::to_string(odd->line) + ", column " + std::to_string(odd->column);
  return Error{Fault::input, where + ": this is not UTF-8 text. Save the file as \"CSV UTF-8\" and import it again.",
               where};
}

GuessedText guessedText(std::string_view bytes) {
  if (auto converted = fromUtf16(bytes)) return {*converted, 0, 0};
  const auto text = withoutMark(bytes);
  const auto odd = firstOddByte(text);
  if (!odd) return {std::string(text), 0, 0};
  GuessedText guessed;
  guessed.firstOddLine = odd->line;
  guessed.firstOddColumn = odd->column;
  for (const char c : text) guessed.text += utf8Of(western(static_cast<unsigned char>(c)));
  return guessed;
}

std::string guessedNote(int column) {
  return "The file is not UTF-8 (first at column " + std::to_string(column) +
         " of this line) and was read as Windows-1252 (Western European). Look whether its letters are right.";
}

std::string plainLineEnds(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\r') {
      plain += text[at];
      continue;
    }
    plain += '\n';
    if (at + 1 < text.size() && text[at + 1] == '\n') ++at;
  }
  return plain;
}

}  // namespace cz::interop
