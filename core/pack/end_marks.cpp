#include "core/pack/end_marks.h"

#include <algorithm>
#include <vector>

#include "core/base/text.h"

namespace cz::pack {
namespace {

using Points = std::vector<char32_t>;

bool isStop(char32_t point) { return point == '.' || point == 0x3002 || point == 0x964; }
bool isEndMark(char32_t point) {
  return isStop(point) || point == '!' || point == '?' || point == 0x2026 || point == 0x61F;
}
bool isOpening(char32_t point) { return point == 0xBF || point == 0xA1; }
bool isDigit(char32_t point) { return point >= '0' && point <= '9'; }
bool isLetter(char32_t point) {
  return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || point >= 0x80;
}
bool isQuote(char32_t point) { return point == '"' || point == '\''; }
bool isOfWord(char32_t point) { return isLetter(point) || isDigit(point); }

/// A word of its own, and not the n of "n!". In scripts that write words in one sign each is one.
bool endsInWord(const Points& points) {
  if (isQuote(points.back())) return true;
  if (!isLetter(points.back())) return false;
  return points.back() >= 0x2E80 || (points.size() > 1 && isLetter(points[points.size() - 2]));
}

/// Whether `marks` only end what stands before them.
bool onlyEnd(const Points& before, const Points& marks, Wearer wearer) {
  if (std::none_of(before.begin(), before.end(), isOfWord)) return false;  // "-." is Morse
  const bool stops = std::all_of(marks.begin(), marks.end(), isStop);
  if (isDigit(before.back())) return stops && marks.size() == 1 && wearer == Wearer::typed;
  if (wearer == Wearer::key && before.back() == '*') return false;  // "*." asks for the point
  return stops || endsInWord(before);
}

bool takeMarks(Points& points, Wearer wearer) {
  const auto end = std::find_if_not(points.rbegin(), points.rend(), isEndMark).base();
  const Points marks(end, points.end());
  Points before(points.begin(), end);
  while (!before.empty() && before.back() == ' ') before.pop_back();
  if (marks.empty() || !onlyEnd(before, marks, wearer)) return false;
  points = std::move(before);
  return true;
}

bool takeOpening(Points& points) {
  if (points.size() < 2 || !isOpening(points.front())) return false;
  const auto next = std::find_if(points.begin() + 1, points.end(), [](char32_t point) { return point != ' '; });
  points.erase(points.begin(), next);
  return true;
}

/// Quotes around the whole: no other one of the kind stands within.
bool takeQuotes(Points& points) {
  if (points.size() < 3 || !isQuote(points.front()) || points.back() != points.front()) return false;
  if (std::find(points.begin() + 1, points.end() - 1, points.front()) != points.end() - 1) return false;
  Points within(points.begin() + 1, points.end() - 1);
  while (!within.empty() && within.back() == ' ') within.pop_back();
  while (!within.empty() && within.front() == ' ') within.erase(within.begin());
  const bool says = std::any_of(within.begin(), within.end(), isOfWord);
  if (says) points = std::move(within);
  return says;
}

}  // namespace

std::string withoutEndMarks(std::string_view comparable, bool quotes, Wearer wearer) {
  Points points = codePoints(comparable);
  bool again = true;
  while (again) again = takeMarks(points, wearer) || takeOpening(points) || (quotes && takeQuotes(points));
  return utf8Of(points);
}

}  // namespace cz::pack
