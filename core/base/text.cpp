#include "core/base/text.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

namespace cz {
namespace {

/// Runs utf8proc_map with the given options; text that it refuses is returned unchanged.
std::string mapped(std::string_view utf8, int options) {
  utf8proc_uint8_t* out = nullptr;
  const auto length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()), static_cast<utf8proc_ssize_t>(utf8.size()),
                   &out, static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(out, &std::free);
  if (length < 0) return std::string(utf8);
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(length)};
}

bool isSpace(char32_t point) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(point));
  return (point >= 9 && point <= 13) || point == 0x85 || category == UTF8PROC_CATEGORY_ZS ||
         category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

template <class Change>
std::string eachPoint(std::string_view utf8, Change change) {
  std::string out;
  for (char32_t point : codePoints(utf8)) out += utf8Of(change(point));
  return out;
}

}  // namespace

bool isUtf8(std::string_view text) {
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t point = 0;
    const auto used = utf8proc_iterate(at, left, &point);
    if (used <= 0 || point == 0) return false;
    at += used;
    left -= used;
  }
  return true;
}

std::vector<char32_t> codePoints(std::string_view utf8) {
  std::vector<char32_t> points;
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data());
  auto left = static_cast<utf8proc_ssize_t>(utf8.size());
  while (left > 0) {
    utf8proc_int32_t point = 0;
    auto used = utf8proc_iterate(at, left, &point);
    if (used <= 0) {
      used = 1;
      point = 0xFFFD;
    }
    points.push_back(static_cast<char32_t>(point));
    at += used;
    left -= used;
  }
  return points;
}

std::string utf8Of(char32_t point) {
  utf8proc_uint8_t bytes[4];
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(point), bytes);
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length)};
}

std::string utf8Of(const std::vector<char32_t>& points) {
  std::string out;
  for (char32_t point : points) out += utf8Of(point);
  return out;
}

std::string nfc(std::string_view utf8) { return mapped(utf8, UTF8PROC_STABLE | UTF8PROC_COMPOSE); }

std::string foldCase(std::string_view utf8, std::string_view language) {
  std::string text = nfc(utf8);
  const bool turkic = language.starts_with("tr") || language.starts_with("az");
  text = eachPoint(text, [turkic](char32_t point) -> char32_t {
    if (turkic && point == U'I') return U'ı';
    if (point == U'İ') return U'i';  // everywhere: a capital İ is an i for whoever reads it
    return point;
  });
  return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

std::string stripMarks(std::string_view utf8) {
  const std::string bare = mapped(utf8, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK);
  // To Unicode a stroke is no mark but part of another letter; to who types Lodz for Łódź it is one.
  return eachPoint(bare, [](char32_t point) -> char32_t {
    constexpr std::u32string_view kStroked =
        U"\u0142\u0141\u00F8\u00D8\u0111\u0110\u00F0\u00D0\u0127\u0126\u0167\u0166\u0131";
    constexpr std::u32string_view kBare = U"lLoOdDdDhHtTi";
    const auto at = kStroked.find(point);
    return at == std::u32string_view::npos ? point : kBare[at];
  });
}

std::size_t wordCount(std::string_view text) {
  std::size_t words = 0;
  bool counted = false;
  for (const char32_t point : codePoints(text)) {
    if (isSpace(point)) {
      counted = false;
      continue;
    }
    // Marks alone, like a dash between blanks, are no word.
    const bool speaks = point > 0x7F || (point >= U'0' && point <= U'9') || (point >= U'a' && point <= U'z') ||
                        (point >= U'A' && point <= U'Z');
    const bool mark = point >= 0x2010 && point <= 0x2027;
    if (speaks && !mark && !counted) {
      ++words;
      counted = true;
    }
  }
  return words;
}

Result<void> expectLetters(std::string_view text, std::size_t most, std::string_view what) {
  if (!isUtf8(text))
    return Error{Fault::input, std::string(what) + " has signs that are no letters. Type it anew.", ""};
  const std::size_t letters = codePoints(text).size();
  if (letters <= most) return {};
  return Error{Fault::input,
               std::string(what) + " is too long: it has " + std::to_string(letters) + " letters. Write at most " +
                   std::to_string(most) + ".",
               ""};
}

std::string tidySpaces(std::string_view utf8) {
  std::string out;
  bool gap = false;
  for (char32_t point : codePoints(utf8)) {
    if (isSpace(point)) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    out += utf8Of(point);
  }
  return out;
}

std::string plainWidth(std::string_view utf8) {
  std::string out;
  for (char32_t point : codePoints(utf8)) {
    const std::string one = utf8Of(point);
    const bool wide = point >= 0xFF00 && point <= 0xFFEF;
    out += wide ? mapped(one, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT) : one;
  }
  return out;
}

std::string plainQuotes(std::string_view utf8) {
  return eachPoint(utf8, [](char32_t point) -> char32_t {
    switch (point) {
      case 0x2018:
      case 0x2019:
      case 0x201A:
      case 0x201B:
      case 0x02BC:
      case 0x02B9:
      case 0x00B4:
      case 0x0060:
      case 0x2032:
      case 0xFF07: return U'\'';
      case 0x201C:
      case 0x201D:
      case 0x201E:
      case 0x201F:
      case 0x2033:
      case 0x00AB:
      case 0x00BB:
      case 0xFF02: return U'"';
      default: return point;
    }
  });
}

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (std::size_t to = text.find(at); to != std::string_view::npos; to = text.find(at, from)) {
    parts.emplace_back(text.substr(from, to - from));
    from = to + 1;
  }
  parts.emplace_back(text.substr(from));
  return parts;
}

std::string join(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += between;
    out += parts[i];
  }
  return out;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

std::string_view trim(std::string_view text) {
  const auto isBlank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace cz
