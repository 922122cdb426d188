#include "core/scoring/symbols.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "core/base/text.h"
#include "core/scoring/numeral.h"

namespace cz::scoring {
namespace {

/// The zeros of every script's decimal digits (Unicode 15, general category Nd), in order; nine digits follow each.
constexpr char32_t kZeros[] = {0x30,    0x660,   0x6F0,   0x7C0,   0x966,   0x9E6,   0xA66,   0xAE6,   0xB66,   0xBE6,
                               0xC66,   0xCE6,   0xD66,   0xDE6,   0xE50,   0xED0,   0xF20,   0x1040,  0x1090,  0x17E0,
                               0x1810,  0x1946,  0x19D0,  0x1A80,  0x1A90,  0x1B50,  0x1BB0,  0x1C40,  0x1C50,  0xA620,
                               0xA8D0,  0xA900,  0xA9D0,  0xA9F0,  0xAA50,  0xABF0,  0xFF10,  0x104A0, 0x10D30, 0x11066,
                               0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0,
                               0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16A60, 0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8,
                               0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E950, 0x1FBF0};

struct Vulgar {
  char32_t point;
  const char* spelled;
};
constexpr Vulgar kVulgars[] = {{0xBC, "1/4"},    {0xBD, "1/2"},   {0xBE, "3/4"},   {0x2150, "1/7"}, {0x2151, "1/9"},
                               {0x2152, "1/10"}, {0x2153, "1/3"}, {0x2154, "2/3"}, {0x2155, "1/5"}, {0x2156, "2/5"},
                               {0x2157, "3/5"},  {0x2158, "4/5"}, {0x2159, "1/6"}, {0x215A, "5/6"}, {0x215B, "1/8"},
                               {0x215C, "3/8"},  {0x215D, "5/8"}, {0x215E, "7/8"}, {0x2189, "0/3"}};

/// Characters that mean the ASCII sign at the front of their row.
struct Dresses {
  char plain;
  std::u32string_view points;
};
constexpr Dresses kDresses[] = {
    {'-', U"\u2212\uFF0D\uFE63\u2010\u2011\u2012\u2013\u2014\u2015\uFE58\u02D7\u2796"},
    {'+', U"\uFF0B\uFE62\u2795"},
    {'/', U"\u2044\u2215\uFF0F"},
    {'*', U"\u00D7\u00B7\u2217\u2219\u22C5\u2715\u2716\uFF0A"},
    {'%', U"\uFF05\uFE6A\u066A"},
    {'\'', U"\u2018\u2019\u02BC\uFF07"},
    {kGroupSign, U"\u066C"},
    {'.', U"\uFF0E\uFE52"},
    {',', U"\uFF0C\uFE50"},
    {';', U"\u060C\u061B\u3001\uFE54\uFF1B"},
    {kGroupBlank, U"\u00A0\u2007\u2008\u2009\u202F"},
    {' ', U"\t\n\v\f\r\u0085\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u200A\u2028\u2029\u205F\u3000"},
};

bool isInvisible(char32_t point) {
  return point == 0xAD || point == 0x61C || (point >= 0x200B && point <= 0x200F) ||
         (point >= 0x202A && point <= 0x202E) || (point >= 0x2060 && point <= 0x2069) ||
         (point >= 0xFE00 && point <= 0xFE0F) || point == 0xFEFF;
}

/// The zero of the digit's script; nothing when it is no digit.
std::optional<char32_t> zeroOf(char32_t point) {
  const auto above = std::upper_bound(std::begin(kZeros), std::end(kZeros), point);
  if (above == std::begin(kZeros) || point - *std::prev(above) > 9) return std::nullopt;
  return *std::prev(above);
}

std::optional<char> digitOf(char32_t point) {
  const auto zero = zeroOf(point);
  return zero ? std::optional(static_cast<char>('0' + (point - *zero))) : std::nullopt;
}

/// Full-width, mathematical and segmented digits look and mean the same as the usual ones.
char32_t scriptOf(char32_t zero) {
  const bool styled = zero == 0xFF10 || (zero >= 0x1D7CE && zero <= 0x1D7F6) || zero == 0x1FBF0;
  return styled ? U'0' : zero;
}

/// A letter that ends a number; those of powers ("3e5", "3x10^5") don't.
bool startsUnit(char32_t point) {
  const bool letter = (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
  return letter && std::u32string_view(U"eExX").find(point) == std::u32string_view::npos;
}

std::optional<char> raisedOf(char32_t point) {
  switch (point) {
    case 0xB9: return '1';
    case 0xB2: return '2';
    case 0xB3: return '3';
    case 0x207A: return '+';
    case 0x207B: return '-';
    default: break;
  }
  if (point == 0x2070 || (point >= 0x2074 && point <= 0x2079)) return static_cast<char>('0' + (point - 0x2070));
  return std::nullopt;
}

std::optional<char> undressed(char32_t point) {
  if (const auto digit = digitOf(point)) return digit;
  for (const auto& row : kDresses)
    if (row.points.find(point) != std::u32string_view::npos) return row.plain;
  if (point < 0x20 || point == 0x7F) return '?';
  return std::nullopt;
}

void addVulgar(std::string& out, std::string_view spelled) {
  const bool joined = !out.empty() && out.back() >= '0' && out.back() <= '9';
  out += joined ? kJoined : ' ';
  out += spelled;
  out += ' ';
}

struct Composed {
  std::string spelled;
  std::size_t length = 0;  ///< in code points; 0 = none starts here
};

/// "¹⁄₂": raised digits, the fraction bar, lowered digits.
Composed composedFraction(const std::vector<char32_t>& points, std::size_t from) {
  Composed fraction;
  std::size_t at = from;
  for (; at < points.size() && raisedOf(points[at]) && isDigit(*raisedOf(points[at])); ++at)
    fraction.spelled += *raisedOf(points[at]);
  if (at == from || at == points.size() || points[at] != 0x2044) return {};
  fraction.spelled += '/';
  const std::size_t below = ++at;
  for (; at < points.size() && points[at] >= 0x2080 && points[at] <= 0x2089; ++at)
    fraction.spelled += static_cast<char>('0' + (points[at] - 0x2080));
  if (at == below) return {};
  fraction.length = at - from;
  return fraction;
}

/// "⁻3", as some schoolbooks write negative numbers: the sign is raised, the number behind it isn't.
bool isRaisedSignInFront(std::string_view before, char up, const std::vector<char32_t>& points, std::size_t at) {
  const bool alone = at + 1 >= points.size() || !raisedOf(points[at + 1]);
  return !isDigit(up) && alone && trimSymbols(before).empty();
}

const Vulgar* vulgarOf(char32_t point) {
  const auto* found = std::find_if(std::begin(kVulgars), std::end(kVulgars),
                                   [point](const Vulgar& vulgar) { return vulgar.point == point; });
  return found == std::end(kVulgars) ? nullptr : found;
}

}  // namespace

std::string plainSymbols(std::string_view typed, pack::NumberStyle style) {
  std::string out;
  bool raised = false;
  const auto points = codePoints(typed);
  for (std::size_t at = 0; at < points.size(); ++at) {
    const char32_t point = points[at];
    if (isInvisible(point)) continue;
    if (const auto composed = composedFraction(points, at); composed.length > 0 && !raised) {
      addVulgar(out, composed.spelled);
      at += composed.length - 1;
      continue;
    }
    const auto up = raisedOf(point);
    const bool sign = up && !raised && isRaisedSignInFront(out, *up, points, at);
    if (up && !raised && !sign) out += '^';
    raised = up.has_value() && !sign;
    if (up) {
      out += *up;
    } else if (const auto plain = undressed(point)) {
      out += *plain;
    } else if (const Vulgar* vulgar = vulgarOf(point)) {
      addVulgar(out, vulgar->spelled);
    } else if (point == 0x66B) {
      out += pack::decimalMark(style);
    } else {
      out += plainWidth(utf8Of(point));
    }
  }
  return out;
}

std::string withRaisedPowers(std::string_view plain) {
  constexpr std::array kRaised = {"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074",
                                  "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
  std::string out;
  for (std::size_t at = 0; at < plain.size(); ++at) {
    const std::size_t sign = at + 1 < plain.size() && (plain[at + 1] == '-' || plain[at + 1] == '+') ? 1 : 0;
    const std::size_t first = at + 1 + sign;
    const bool power = plain[at] == '^' && first < plain.size() && isDigit(plain[first]);
    if (!power) {
      out += plain[at];
      continue;
    }
    if (sign == 1) out += plain[at + 1] == '-' ? "\u207B" : "\u207A";
    for (at = first; at < plain.size() && isDigit(plain[at]); ++at)
      out += kRaised[static_cast<std::size_t>(plain[at] - '0')];
    --at;
  }
  return out;
}

bool mixesScripts(std::string_view typed, bool unitMayFollow) {
  char32_t script = 0;
  for (const char32_t point : codePoints(typed)) {
    if (script != 0 && unitMayFollow && startsUnit(point)) return false;
    const auto zero = zeroOf(point);
    if (!zero) continue;
    if (script != 0 && scriptOf(*zero) != script) return true;
    script = scriptOf(*zero);
  }
  return false;
}

std::string_view trimSymbols(std::string_view plain) {
  while (!plain.empty() && isBlankSymbol(plain.front())) plain.remove_prefix(1);
  while (!plain.empty() && isBlankSymbol(plain.back())) plain.remove_suffix(1);
  return plain;
}

}  // namespace cz::scoring
