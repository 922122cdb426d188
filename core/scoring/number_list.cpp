#include "core/scoring/number_list.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/scoring/number.h"
#include "core/scoring/numeral.h"
#include "core/scoring/symbols.h"
#include "core/scoring/trouble.h"

namespace cz::scoring {
namespace {

constexpr std::size_t kMostNumbers = 200;
constexpr std::size_t kMostBytes = 8000;
constexpr char kAnd = '&';

bool isAsciiLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Every word that means "and" as '&': what a student types between the last two numbers.
std::string withAnds(std::string_view plain) {
  constexpr std::array<std::string_view, 5> kWords = {"and", "und", "ir", "y", "et"};
  std::string out;
  for (std::size_t at = 0; at < plain.size();) {
    std::size_t end = at;
    while (end < plain.size() && isAsciiLetter(plain[end])) ++end;
    const std::string word = foldCase(plain.substr(at, end - at), "en");
    if (std::find(kWords.begin(), kWords.end(), word) != kWords.end()) {
      out += kAnd;
    } else {
      out += plain.substr(at, end - at);
    }
    if (end == at) out += plain[end++];
    at = end;
  }
  return out;
}

/// "{1, 2}", "(1, 2)" and "[1, 2]" without their brackets.
std::string_view withoutBrackets(std::string_view plain) {
  constexpr std::array<std::string_view, 3> kPairs = {"{}", "()", "[]"};
  for (const auto pair : kPairs)
    if (plain.size() >= 2 && plain.front() == pair[0] && plain.back() == pair[1])
      return trimSymbols(plain.substr(1, plain.size() - 2));
  return plain;
}

/// Whether the comma at `at` stands between numbers.
bool separates(std::string_view text, std::size_t at, pack::NumberStyle style) {
  if (text[at] == ';') return true;
  if (text[at] != ',') return false;
  if (pack::decimalMark(style) == '.') return true;
  const bool blankAfter = at + 1 >= text.size() || isBlankSymbol(text[at + 1]) || text[at + 1] == kAnd;
  const bool blankBefore = at > 0 && isBlankSymbol(text[at - 1]);
  return blankAfter || blankBefore;
}

std::size_t digitsAfter(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + 1 + count < text.size() && isDigit(text[at + 1 + count])) ++count;
  return count;
}

/// "12,34,567": pairs in front of three digits are hardly three numbers.
bool isWholeNumberInGroups(std::string_view text, pack::NumberStyle style) {
  const auto numeral = scanNumeral(text, 0, {style, false});
  return numeral && *numeral && (*numeral)->end == text.size() && std::count(text.begin(), text.end(), ',') > 1;
}

/// "1,000" or "1,234; 5": a comma that looks like a thousands mark among others that don't.
bool mayBeGroups(std::string_view text, pack::NumberStyle style) {
  const bool pairs = pack::groupSize(style, 1) == 2;
  if (pairs && isWholeNumberInGroups(text, style)) return true;
  bool groups = false;
  bool apart = text.find(';') != std::string_view::npos || text.find(kAnd) != std::string_view::npos;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] != ',') continue;
    const bool three = isDigit(text[at - 1]) && digitsAfter(text, at) == 3;
    const bool two = pairs && isDigit(text[at - 1]) && digitsAfter(text, at) == 2;
    if ((three || two) && text[at + 1] == '0') return true;
    groups = groups || three;
    apart = apart || (at + 1 < text.size() && isBlankSymbol(text[at + 1]));
  }
  return groups && apart;
}

/// "0,5; 1,5" where the point is the decimal mark: decimal commas, or four numbers?
bool mixesSeparators(std::string_view text) {
  bool comma = false;
  for (std::size_t at = 1; at + 1 < text.size(); ++at)
    comma = comma || (text[at] == ',' && isDigit(text[at - 1]) && isDigit(text[at + 1]));
  return comma && text.find(';') != std::string_view::npos;
}

/// Blanks around a fraction bar, in front of a per cent sign and behind a leading sign are not between numbers.
std::string joinedParts(std::string_view piece) {
  std::string out;
  for (std::size_t at = 0; at < piece.size(); ++at) {
    if (!isBlankSymbol(piece[at])) {
      out += piece[at];
      continue;
    }
    const auto next = piece.find_first_not_of(std::string{' ', kGroupBlank}, at);
    const bool before = next != std::string_view::npos && (piece[next] == '/' || piece[next] == '%');
    const bool after = !out.empty() && (out.back() == '/' || out == "-" || out == "+");
    if (!before && !after) out += piece[at];
  }
  return out;
}

/// "000" behind a blank: the end of 12 000, not a number of its own.
bool isGroup(std::string_view word) {
  return word.size() == 3 && word[0] == '0' && std::all_of(word.begin(), word.end(), isDigit);
}

std::string ordinary(std::string word) {
  std::replace(word.begin(), word.end(), kGroupBlank, ' ');
  return word;
}

/// Whether the blank between the two words groups digits where blanks are the style's way: "12 345", "12 345.5".
bool isGroupedBlank(const std::string& before, const std::string& word, pack::NumberStyle style) {
  if (style != pack::NumberStyle::spacePoint && style != pack::NumberStyle::spaceComma) return false;
  const std::string both = ordinary(before) + ' ' + word;
  const std::size_t from = both.starts_with('-') || both.starts_with('+') ? 1 : 0;
  const auto numeral = scanNumeral(both, from, {style, true});
  return numeral && *numeral && (*numeral)->end == both.size();
}

bool isFraction(std::string_view word) { return word.find('/') != std::string_view::npos; }

class ListReader {
 public:
  explicit ListReader(pack::NumberStyle style) : style_(style) {}

  Result<void> readAll(std::string_view text) {
    // With no other separator blanks stand between the numbers, and a mixed number can't be told from two.
    explicit_ = text.find(kAnd) != std::string_view::npos;
    for (std::size_t at = 0; at < text.size(); ++at) explicit_ = explicit_ || separates(text, at, style_);
    std::size_t from = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
      if (at < text.size() && !separates(text, at, style_)) continue;
      const bool last = at == text.size();
      CZ_CHECK(readBetweenSeparators(trimSymbols(text.substr(from, at - from)), last));
      from = at + 1;
    }
    return {};
  }

  TypedList list;

 private:
  Result<void> readBetweenSeparators(std::string_view part, bool last) {
    if (part.empty() && !last) return unreadable(Trouble::missingNumber, style_);
    for (const auto& piece : split(part, kAnd)) CZ_CHECK(readPiece(joinedParts(trimSymbols(piece))));
    return {};
  }

  Result<void> readPiece(std::string piece) {
    if (!explicit_) std::replace(piece.begin(), piece.end(), kGroupBlank, ' ');
    std::vector<std::string> words;
    for (auto& word : split(piece, ' ')) {
      if (word.empty()) continue;
      const bool grouped = !words.empty() && isGroupedBlank(words.back(), word, style_);
      // With no other separator "100 200" is one number or two.
      if (grouped && !explicit_) return unreadable(Trouble::groupsInList, style_);
      if (grouped) {
        words.back() += kGroupBlank + word;
      } else {
        words.push_back(std::move(word));
      }
    }
    const bool mixed = words.size() == 2 && !isFraction(words[0]) && isFraction(words[1]);
    if (explicit_ && mixed) return add(piece);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool unclear = i > 0 && isFraction(words[i]) && !isFraction(words[i - 1]);
      if (unclear) return unreadable(Trouble::mixedInList, style_);
      if (i > 0 && isGroup(words[i])) return unreadable(Trouble::groupsInList, style_);
      CZ_CHECK(add(words[i]));
    }
    return {};
  }

  Result<void> add(std::string_view word) {
    if (pack::decimalMark(style_) == ',' && std::count(word.begin(), word.end(), ',') > 1)
      return unreadable(Trouble::marksInList, style_);
    if (list.values.size() == kMostNumbers) return unreadable(Trouble::manyNumbers, style_);
    CZ_TRY(number, readListed(word, style_));
    if (!list.readAs.empty()) list.readAs += pack::decimalMark(style_) == '.' ? ", " : "; ";
    list.readAs += number.readAs;
    list.values.push_back(number.value);
    return {};
  }

  pack::NumberStyle style_;
  bool explicit_ = false;
};

}  // namespace

Result<std::optional<TypedList>> readList(std::string_view typed, pack::NumberStyle style) {
  if (!isUtf8(typed)) return unreadable(Trouble::notText, style);
  const std::string whole = plainSymbols(typed, style);
  if (trimSymbols(whole).empty()) return std::optional<TypedList>();
  if (whole.size() > kMostBytes) return unreadable(Trouble::manyNumbers, style);
  const std::string text = withAnds(withoutBrackets(trimSymbols(whole)));
  if (mixesScripts(typed, false)) return unreadable(Trouble::mixedDigits, style);
  if (pack::decimalMark(style) == '.' && mayBeGroups(text, style)) return unreadable(Trouble::groupsInList, style);
  if (text.find('*') != std::string::npos) return unreadable(Trouble::marksInList, style);  // a product is no list
  if (pack::decimalMark(style) == '.' && mixesSeparators(text)) return unreadable(Trouble::twoSeparators, style);
  ListReader reader(style);
  CZ_CHECK(reader.readAll(text));
  if (reader.list.values.empty()) return unreadable(Trouble::noNumber, style);
  return std::optional<TypedList>(std::move(reader.list));
}

}  // namespace cz::scoring
