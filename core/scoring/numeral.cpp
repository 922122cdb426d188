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

/// Signs that stand between groups in every style; no number has another use for them.
bool alwaysGroups(char c) { return isBlankSymbol(c) || c == kGroupSign; }

bool isGroupSign(char c, pack::NumberStyle style) {
  return alwaysGroups(c) || (c == '\'' && groupsByApostrophe(style)) ||
         (c == pack::otherMark(style) && groupsByMark(style));
}

/// Whether the sign at `at` stands before the last group of a number (three digits; behind a blank they may be a
/// numerator), or before a pair with more groups behind it where the style has pairs.
bool startsGroup(std::string_view plain, std::size_t at, pack::NumberStyle style) {
  const std::size_t digits = digitsFrom(plain, at + 1);
  std::size_t next = at + 1 + digits;
  const bool pair = digits == 2 && pack::groupSize(style, 1) == 2;
  if (pair) return next < plain.size() && plain[next] == plain[at] && startsGroup(plain, next, style);
  if (digits != 3) return false;
  if (!isBlankSymbol(plain[at])) return true;
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
    // An apostrophe belongs to the run in every style, so that the sentence is about groups.
    const bool groups = c == '\'' || (alwaysGroups(c) && (c != ' ' || rules.blankGroups));
    if (!groups || !mayGroup || !isDigit(plain[at - 1]) || !startsGroup(plain, at, rules.style)) break;
  }
  return at;
}

/// The whole part without its group signs; nothing when the groups are not well formed. A number in groups never
/// starts with 0: "0,123" is a decimal in the wrong style.
std::optional<std::string> ungrouped(std::string_view whole, pack::NumberStyle style) {
  std::string digits;
  std::vector<int> sizes(1);
  char sign = 0;
  for (const char c : whole) {
    if (isDigit(c)) {
      digits += c;
      ++sizes.back();
      continue;
    }
    const char plain = isBlankSymbol(c) ? ' ' : c;  // nobody sees which blank was typed
    if (!isGroupSign(c, style) || (sign != 0 && plain != sign)) return std::nullopt;
    sign = plain;
    sizes.push_back(0);
  }
  if (sign == 0) return digits;
  if (digits.empty() || digits[0] == '0') return std::nullopt;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const int full = pack::groupSize(style, static_cast<int>(sizes.size() - 1 - i));
    const bool fits = i == 0 ? sizes[i] >= 1 && sizes[i] <= full : sizes[i] == full;
    if (!fits) return std::nullopt;
  }
  return digits;
}

/// "1,234" where the comma neither is the decimal mark nor stands between groups: both could be meant.
bool looksGrouped(std::string_view run, char other) {
  const std::size_t lead = digitsFrom(run, 0);
  return lead >= 1 && lead <= 3 && run[0] != '0' && run.size() == lead + 4 && run[lead] == other;
}

/// The sentence for a run that is no number in this style.
Error badRun(std::string_view run, pack::NumberStyle style) {
  const char mark = pack::decimalMark(style);
  const char other = pack::otherMark(style);
  const auto others = std::count(run.begin(), run.end(), other);
  if (std::count(run.begin(), run.end(), mark) > 1) return unreadable(Trouble::manyMarks, style);
  if (others != 1 || run.find(mark) != std::string_view::npos) return unreadable(Trouble::badGroups, style);
  std::string better(run);
  std::replace(better.begin(), better.end(), other, mark);
  if (better.find_first_not_of("0123456789.,") != std::string::npos) return unreadable(Trouble::badGroups, style);
  if (looksGrouped(run, other)) {
    std::string whole(run);
    std::erase(whole, other);
    return unreadable(Trouble::twoMeanings, style, whole + " or " + better);
  }
  return unreadable(Trouble::wrongMark, style, better);
}

Result<Numeral> understood(std::string_view run, pack::NumberStyle style) {
  Numeral numeral;
  const auto mark = run.find(pack::decimalMark(style));
  numeral.hasMark = mark != std::string_view::npos;
  if (numeral.hasMark) numeral.fraction = run.substr(mark + 1);
  const auto whole = ungrouped(run.substr(0, mark), style);
  if (!whole || digitsFrom(numeral.fraction, 0) != numeral.fraction.size()) return badRun(run, style);
  numeral.whole = *whole;
  if (numeral.whole.empty() && numeral.fraction.empty()) return unreadable(Trouble::noNumber, style);
  return numeral;
}

bool endsWithOtherMark(std::string_view run, pack::NumberStyle style) {
  return run.size() > 1 && run.back() == pack::otherMark(style);
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
  if (endsWithOtherMark(run, rules.style)) {
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
