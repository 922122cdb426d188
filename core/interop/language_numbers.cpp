#include "core/interop/language_numbers.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/text.h"

namespace cz::interop {
namespace {

using pack::NumberStyle;

template <std::size_t N>
bool isAmong(const std::array<std::string_view, N>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// Languages in which 1.234,5 is one thousand and a half.
constexpr std::array<std::string_view, 16> kComma = {"de", "es", "it", "nl", "pt", "da", "tr", "el",
                                                     "hr", "sl", "sr", "ro", "id", "vi", "ca", "gl"};
/// Languages in which 1 234,5 is.
constexpr std::array<std::string_view, 16> kSpaceComma = {"fr", "lt", "lv", "et", "pl", "cs", "sk", "hu",
                                                          "fi", "sv", "nb", "nn", "no", "ru", "uk", "bg"};
/// Places that write their Spanish numbers with a point.
constexpr std::array<std::string_view, 9> kPointPlaces = {"mx", "us", "gt", "hn", "ni", "pa", "pr", "do", "sv"};

}  // namespace

NumberStyle numbersIn(const std::string& language) {
  const std::string folded = foldCase(language, "en");
  const std::string tongue = folded.substr(0, folded.find_first_of("-_"));
  const auto between = folded.find_last_of("-_");
  const std::string place = between == std::string::npos ? "" : folded.substr(between + 1);
  if (place == "ch" || place == "li") return NumberStyle::swiss;
  if (tongue == "es" && isAmong(kPointPlaces, place)) return NumberStyle::point;
  if (isAmong(kComma, tongue)) return NumberStyle::comma;
  return isAmong(kSpaceComma, tongue) ? NumberStyle::spaceComma : NumberStyle::point;
}

}  // namespace cz::interop
