#include "core/roster/lookalike.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/text.h"

namespace cz::roster {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// "4.29E+02" → "429"; anything else unchanged. Digits past the point must fit into the exponent.
std::string withoutExponent(const std::string& id) {
  const auto mark = id.find_first_of("eE");
  const auto point = id.find('.');
  if (mark == std::string::npos || point != 1 || mark < 3 || mark + 2 >= id.size() || id[mark + 1] != '+') return id;
  std::string digits = id.substr(0, 1) + id.substr(2, mark - 2);
  std::size_t exponent = 0;
  const char* end = id.data() + id.size();
  const auto read = std::from_chars(id.data() + mark + 2, end, exponent);
  if (read.ptr != end || exponent > 30 || exponent + 1 < digits.size()) return id;
  if (!std::all_of(digits.begin(), digits.end(), isDigit)) return id;
  digits.append(exponent + 1 - digits.size(), '0');
  return digits;
}

/// The numbers and three-letter months of a date-like text in their order, zeros off: "1-Mar" → {"1", "3"}.
std::vector<std::string> numbersOf(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                               "jul", "aug", "sep", "oct", "nov", "dec"};
  std::vector<std::string> numbers;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    const auto same = isDigit(text[at]) ? isDigit : isLetter;
    while (end < text.size() && same(text[end])) ++end;
    const std::string run(text.substr(at, end - at));
    const auto month = std::find(kMonths.begin(), kMonths.end(), foldCase(run.substr(0, 3), "en"));
    if (!run.empty() && isDigit(run[0]))
      numbers.push_back(idCore(run));
    else if (month != kMonths.end())
      numbers.push_back(std::to_string(month - kMonths.begin() + 1));
    else if (!run.empty())
      return {};
    at = std::max(end, at + 1);
  }
  return numbers;
}

bool isYear(const std::string& number) {
  return number.size() == 4 && (number.substr(0, 2) == "19" || number.substr(0, 2) == "20");
}

}  // namespace

std::string idCore(std::string_view id) {
  std::string core = withoutExponent(std::string(trim(id)));
  if (!core.empty() && core.front() == '\'') core.erase(0, 1);
  if (core.size() > 2 && core.substr(core.size() - 2) == ".0") core.resize(core.size() - 2);
  const auto first = core.find_first_not_of('0');
  if (first == std::string::npos) return core.empty() ? "" : "0";
  return core.substr(first);
}

bool isDateOf(std::string_view damaged, std::string_view whole) {
  auto from = numbersOf(whole);
  auto to = numbersOf(damaged);
  if (from.size() != 2 || damaged == whole) return false;
  to.erase(std::remove_if(to.begin(), to.end(), isYear), to.end());
  return to.size() == 2 && (to == from || (to[0] == from[1] && to[1] == from[0]));
}

}  // namespace cz::roster
