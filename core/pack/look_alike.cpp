#include "core/pack/look_alike.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/pack/units.h"

namespace cz::pack {
namespace {

constexpr std::string_view kMinusSign = "\xE2\x88\x92";  // U+2212

/// In letter-case-folded form, in the languages of our strings.
constexpr std::array<std::string_view, 42> kPointers = {"all of the above",
                                                        "none of the above",
                                                        "both of the above",
                                                        "neither of the above",
                                                        "all the above",
                                                        "any of the above",
                                                        "all of these",
                                                        "none of these",
                                                        "both of these",
                                                        "neither of these",
                                                        "all of them",
                                                        "none of them",
                                                        "both of them",
                                                        "all answers are",
                                                        "none of the answers",
                                                        "todas las anteriores",
                                                        "ninguna de las anteriores",
                                                        "todos los anteriores",
                                                        "ninguno de los anteriores",
                                                        "alle genannten",
                                                        "alle der genannten",
                                                        "keine der genannten",
                                                        "keine davon",
                                                        "alle oben genannten",
                                                        "visi išvardyti",
                                                        "nė vienas iš",
                                                        "visi atsakymai",
                                                        "both answers",
                                                        "all are correct",
                                                        "all are true",
                                                        "none are correct",
                                                        "none is correct",
                                                        "neither answer",
                                                        "keine der antworten",
                                                        "alle antworten",
                                                        "todas son",
                                                        "ninguna es",
                                                        "todas las respuestas",
                                                        "toutes les r\u00e9ponses",
                                                        "aucune des r\u00e9ponses",
                                                        "visi auk\u0161\u010diau",
                                                        "n\u0117 vienas atsakymas"};

bool isAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Scoring reads no number in groups that begins with 0 (numeral.h): "0,005" is a decimal in another style.
bool areGroups(const std::vector<std::string>& parts, NumberStyle style) {
  if (!groupsByMark(style) || parts[0].empty() || parts[0].front() == '0') return false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto full = static_cast<std::size_t>(groupSize(style, static_cast<int>(parts.size() - 1 - i)));
    if (i == 0 ? parts[i].size() > full : parts[i].size() != full) return false;
  }
  return true;
}

/// "1,000" → "1000", "0,5" → "0.5" by style. Nothing when the marks make no sense as groups.
std::optional<std::string> plainDecimal(std::string_view text, NumberStyle style) {
  const auto end = text.find(decimalMark(style));
  std::string whole(text.substr(0, end));
  const auto groups = split(whole, otherMark(style));
  if (groups.size() > 1 && !areGroups(groups, style)) return std::nullopt;
  whole = join(groups, "");
  return end == std::string_view::npos ? whole : whole + "." + std::string(text.substr(end + 1));
}

/// The sign at the start of `text` that groups digits in this style, besides commas and points; empty when none does.
std::string_view groupSignAt(std::string_view text, NumberStyle style) {
  const bool spaces = style == NumberStyle::spacePoint || style == NumberStyle::spaceComma;
  for (const std::string_view sign : {" ", "'", "\u2019"})
    if (text.starts_with(sign) && (sign == " " ? spaces : style == NumberStyle::swiss)) return sign;
  return {};
}

bool startsWithThreeDigits(std::string_view text) {
  return text.size() >= 3 && std::all_of(text.begin(), text.begin() + 3, isDigit) &&
         (text.size() == 3 || !isDigit(text[3]));
}

/// "12 000 apples" → "12000 apples" where a blank groups digits; "1’000" → "1000" where an apostrophe does.
std::string withoutGroupSigns(std::string_view text, NumberStyle style) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view sign = groupSignAt(text.substr(at), style);
    const bool groups =
        !sign.empty() && !out.empty() && isDigit(out.back()) && startsWithThreeDigits(text.substr(at + sign.size()));
    if (groups) at += sign.size();
    out += text[at++];
  }
  return out;
}

/// Reads "12", "1,000.5" or "3/4" at the start; gives its length, too.
std::optional<std::pair<Exact, std::size_t>> numeral(std::string_view text, NumberStyle style) {
  std::size_t end = 0;
  while (end < text.size() && (isDigit(text[end]) || text[end] == '.' || text[end] == ',' || text[end] == '/')) ++end;
  while (end > 0 && !isDigit(text[end - 1])) --end;  // "3." ends a sentence
  const auto plain = plainDecimal(text.substr(0, end), style);
  if (!plain || plain->empty()) return std::nullopt;
  auto value = Exact::parse(*plain);
  if (!value) return std::nullopt;
  return std::pair(std::move(*value), end);
}

/// "a and c", "both a and b", "a, b and d": letters that stand in front of choices.
bool namesLetters(std::string_view folded) {
  static constexpr std::array<std::string_view, 10> kBetween = {"and", "or",  "both", "only", "neither",
                                                                "nor", "und", "y",    "et",   "ir"};
  std::size_t letters = 0;
  for (const auto& word : split(std::string(folded), ' ')) {
    const std::string bare = word.ends_with(',') ? word.substr(0, word.size() - 1) : word;
    if (bare.size() == 1 && bare[0] >= 'a' && bare[0] <= 'f')
      ++letters;
    else if (std::find(kBetween.begin(), kBetween.end(), bare) == kBetween.end())
      return false;
  }
  return letters >= 2;
}

/// "50 %" and the like.
bool isPercent(const Amount& amount) { return !amount.rest.empty() && isSameUnit(amount.rest, "%"); }

}  // namespace

std::string lookOf(std::string_view text) {
  return isAscii(text) ? tidySpaces(text) : tidySpaces(nfc(plainWidth(text)));
}

namespace {

/// "$5", "€ 4": the sign in front, which is taken off `look`; empty when there is none.
std::string currencyInFront(std::string_view& look) {
  for (const std::string_view sign : {"$", "\u20AC", "\u00A3", "\u00A5", "\u20B9"}) {
    if (!look.starts_with(sign)) continue;
    const std::string_view rest = trim(look.substr(sign.size()));
    if (rest.empty() || !isDigit(rest.front())) return "";
    look = rest;
    return std::string(sign);
  }
  return "";
}

std::string joined(const std::string& currency, std::string_view rest) {
  return currency + (currency.empty() || rest.empty() ? "" : " ") + std::string(rest);
}

}  // namespace

std::optional<Amount> amountOf(std::string_view text, NumberStyle style) {
  const std::string whole = withoutGroupSigns(text, style);
  std::string_view look = whole;
  const bool negative = look.starts_with('-') || look.starts_with(kMinusSign);
  if (negative) look.remove_prefix(look.starts_with('-') ? 1 : kMinusSign.size());
  const std::string currency = currencyInFront(look);
  if (look.empty() || !isDigit(look.front())) return std::nullopt;
  const auto first = numeral(look, style);
  if (!first) return std::nullopt;
  Exact value = first->first;
  look.remove_prefix(first->second);
  if (value.isWhole() && look.starts_with(' ') && look.find('/') != std::string_view::npos) {
    const auto part = numeral(look.substr(1), style);
    if (part && !part->first.isWhole() && look.substr(1, part->second).find('/') != std::string_view::npos) {
      value += part->first;
      look.remove_prefix(1 + part->second);
    }
  }
  return Amount{negative ? -value : value, joined(currency, trim(look))};
}

bool isSameAmount(const Amount& a, const Amount& b) {
  if (a.rest == b.rest) return a.value == b.value;
  if (isPercent(a) && b.rest.empty()) return a.value == b.value * Exact(100);
  if (isPercent(b) && a.rest.empty()) return b.value == a.value * Exact(100);
  if (!isKnownUnit(a.rest) || !isKnownUnit(b.rest)) return false;
  if (isSameUnit(a.rest, b.rest)) return a.value == b.value;
  const auto factor = conversion(a.rest, b.rest);
  return factor && a.value * *factor == b.value;
}

bool pointsAtOthers(std::string_view text) {
  const std::string folded = tidySpaces(foldCase(text, "en"));
  if (namesLetters(folded) || folded == "none" || folded == "neither" || folded == "both" || folded == "all")
    return true;
  return std::any_of(kPointers.begin(), kPointers.end(),
                     [&](std::string_view pointer) { return folded.find(pointer) != std::string::npos; });
}

}  // namespace cz::pack
