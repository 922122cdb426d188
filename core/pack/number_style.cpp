#include "core/pack/number_style.h"

#include <algorithm>

namespace cz::pack {
namespace {

/// The sign that is printed between groups. Blanks are narrow and don't break the line.
std::string_view printedGroupSign(NumberStyle style) {
  switch (style) {
    case NumberStyle::point:
    case NumberStyle::indian: return ",";
    case NumberStyle::comma: return ".";
    case NumberStyle::spacePoint:
    case NumberStyle::spaceComma: return "\u202F";
    case NumberStyle::swiss: return "\u2019";
  }
  return "";
}

std::string inGroups(std::string_view digits, NumberStyle style) {
  constexpr std::size_t kUngrouped = 4;  // 1234 is as easy to read as 1,234
  if (digits.size() <= kUngrouped) return std::string(digits);
  std::string out;
  std::size_t left = digits.size();
  for (int behind = 0; left > 0; ++behind) {
    const auto size = std::min(left, static_cast<std::size_t>(groupSize(style, behind)));
    left -= size;
    out.insert(0, digits.substr(left, size));
    if (left > 0) out.insert(0, printedGroupSign(style));
  }
  return out;
}

}  // namespace

std::string_view nameOf(NumberStyle style) {
  for (const auto& [name, one] : kNumberStyles)
    if (one == style) return name;
  return "";
}

std::optional<NumberStyle> numberStyleNamed(std::string_view name) {
  for (const auto& [one, style] : kNumberStyles)
    if (one == name) return style;
  return std::nullopt;
}

char decimalMark(NumberStyle style) {
  return style == NumberStyle::comma || style == NumberStyle::spaceComma ? ',' : '.';
}

char otherMark(NumberStyle style) { return decimalMark(style) == '.' ? ',' : '.'; }

bool groupsByMark(NumberStyle style) {
  return style == NumberStyle::point || style == NumberStyle::comma || style == NumberStyle::indian;
}

bool groupsByApostrophe(NumberStyle style) {
  return style == NumberStyle::point || style == NumberStyle::comma || style == NumberStyle::swiss;
}

int groupSize(NumberStyle style, int behind) { return style == NumberStyle::indian && behind > 0 ? 2 : 3; }

std::string grouped(std::string_view decimal, NumberStyle style) {
  const std::string_view sign = decimal.starts_with('-') ? "-" : "";
  decimal.remove_prefix(sign.size());
  const auto point = decimal.find('.');
  std::string out(sign);
  out += inGroups(decimal.substr(0, point), style);
  if (point == std::string_view::npos) return out;
  return (out += decimalMark(style)) += decimal.substr(point + 1);
}

}  // namespace cz::pack
