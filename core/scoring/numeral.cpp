#include "core/scoring/numeral.h"

#include <algorithm>
#include <vector>

#include "core/scoring/symbols.h"
#include "core/scoring/trouble.h"

namespace cz::scoring {
namespace {

std::size_t digitsFrom(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && isDigit(text[at + count])) ++count;
  return count;
}

/// Whether the blank or apostrophe at `at` stands before a group of exactly three digits that is no numerator.
bool startsGroup(std::string_view plain, std::size_t at) {
  if (digitsFrom(plain, at + 1) != 3) return false;
  std::size_t next = at + 4;
  while (next < plain.size() && isBlankSymbol(plain[next])) ++next;
  return next >= plain.size() || plain[next] != '/';
}

/// Where the run of digits, marks and groups that starts at `from` ends.
std::size_t endOfRun(std::string_view plain, std::size_t from, const NumeralRules& rules) {
  const std::size_t lead = digitsFrom(plain, from);
  const bool mayGroup = lead >= 1 && lead <= 3 && plain[from] != '0';
  std::size_t at = from;
  for (; at < plain.size(); ++at) {
    const char c = plain[at];
    if (isDigit(c) || c == '.' || c == ',') continue;
    const bool groups = c == '\'' || c == kGroupBlank || (c == ' ' && rules.blankGroups);
    if (!groups || !mayGroup || !isDigit(plain[at - 1]) || !startsGroup(plain, at)) break;
  }
  return at;
}

/// The whole part without its group signs; nothing when the groups are not well formed. A number in groups never
/// starts with 0: "0,123" is a decimal in the wrong style.
std::optional<std::string> ungrouped(std::string_view whole) {
  std::string digits;
  char sign = 0;
  std::size_t group = 0;
  for (const char c : whole) {
    if (isDigit(c)) {
      digits += c;
      ++group;
      continue;
    }
    const bool fits = sign == 0 ? group >= 1 && group <= 3 && digits[0] != '0' : group == 3 && c == sign;
    if (!fits) return std::nullopt;
    sign = c;
    group = 0;
  }
  if (sign != 0 && group != 3) return std::nullopt;
  return digits;
}

/// The sentence for a run that is no number in this style.
Error badRun(std::string_view run, pack::NumberStyle style) {
  const char mark = decimalMark(style);
  const char other = groupMark(style);
  const auto others = std::count(run.begin(), run.end(), other);
  if (std::count(run.begin(), run.end(), mark) > 1) return unreadable(Trouble::manyMarks, style);
  if (others != 1 || run.find(mark) != std::string_view::npos) return unreadable(Trouble::badGroups, style);
  std::string better(run);
  std::replace(better.begin(), better.end(), other, mark);
  if (better.find_first_not_of("0123456789.,") != std::string::npos) return unreadable(Trouble::badGroups, style);
  return unreadable(Trouble::wrongMark, style, better);
}

Result<Numeral> understood(std::string_view run, pack::NumberStyle style) {
  Numeral numeral;
  const auto mark = run.find(decimalMark(style));
  numeral.hasMark = mark != std::string_view::npos;
  if (numeral.hasMark) numeral.fraction = run.substr(mark + 1);
  const auto whole = ungrouped(run.substr(0, mark));
  if (!whole || digitsFrom(numeral.fraction, 0) != numeral.fraction.size()) return badRun(run, style);
  numeral.whole = *whole;
  if (numeral.whole.empty() && numeral.fraction.empty()) return unreadable(Trouble::noNumber, style);
  return numeral;
}

bool endsWithGroupMark(std::string_view run, pack::NumberStyle style) {
  return run.size() > 1 && run.back() == groupMark(style);
}

}  // namespace

Exact Numeral::value() const {
  const std::string digits = whole.empty() ? "0" : whole;
  return must(Exact::parse(fraction.empty() ? digits : digits + "." + fraction));
}

Result<std::optional<Numeral>> scanNumeral(std::string_view plain, std::size_t from, const NumeralRules& rules) {
  const bool starts = from < plain.size() && (isDigit(plain[from]) || plain[from] == '.' || plain[from] == ',');
  if (!starts) return std::optional<Numeral>();
  const std::size_t end = endOfRun(plain, from, rules);
  std::string_view run = plain.substr(from, end - from);
  if (endsWithGroupMark(run, rules.style)) {
    const bool goesOn = plain.find_first_of("0123456789", end) != std::string_view::npos;
    if (goesOn) return unreadable(Trouble::twoNumbers, rules.style);
    // A full stop that ends the sentence, where a point is no decimal mark.
    if (end == plain.size() && run.back() == '.') run.remove_suffix(1);
  }
  CZ_TRY(numeral, understood(run, rules.style));
  numeral.end = end;
  return std::optional<Numeral>(std::move(numeral));
}

}  // namespace cz::scoring
