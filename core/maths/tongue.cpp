#include "core/maths/tongue.h"

#include <array>

namespace cz::maths {
namespace {

using Names = std::array<std::string_view, 21>;

constexpr Names kCounts = {"zero",     "one",     "two",     "three",     "four",     "five",     "six",
                           "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
                           "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
constexpr Names kParts = {"",           "",           "half",       "third",     "quarter",   "fifth",
                          "sixth",      "seventh",    "eighth",     "ninth",     "tenth",     "eleventh",
                          "twelfth",    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
                          "eighteenth", "nineteenth", "twentieth"};
constexpr Names kZahlen = {"null",     "ein",      "zwei",     "drei",     "vier",     "fünf",     "sechs",
                           "sieben",   "acht",     "neun",     "zehn",     "elf",      "zwölf",    "dreizehn",
                           "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn", "zwanzig"};
constexpr Names kTeile = {"",
                          "",
                          "Halb",
                          "Drittel",
                          "Viertel",
                          "Fünftel",
                          "Sechstel",
                          "Siebtel",
                          "Achtel",
                          "Neuntel",
                          "Zehntel",
                          "Elftel",
                          "Zwölftel",
                          "Dreizehntel",
                          "Vierzehntel",
                          "Fünfzehntel",
                          "Sechzehntel",
                          "Siebzehntel",
                          "Achtzehntel",
                          "Neunzehntel",
                          "Zwanzigstel"};

std::string_view partName(const Names& names, std::string_view hundredth, std::string_view thousandth,
                          std::size_t parts) {
  if (parts == 100) return hundredth;
  if (parts == 1000) return thousandth;
  return parts < names.size() ? names[parts] : std::string_view();
}

std::string english(std::size_t count, std::string_view part) {
  std::string name(part);
  if (count != 1) name = part == "half" ? "halves" : name + "s";
  return std::string(kCounts[count]) + " " + name;
}

std::string german(std::size_t count, std::string_view part) {
  return std::string(kZahlen[count]) + " " + std::string(part) + (part == "Halb" && count != 1 ? "e" : "");
}

void fill(std::string& phrase, std::string_view gap, std::string_view filling) {
  if (const auto at = phrase.find(gap); at != std::string::npos) phrase.replace(at, gap.size(), filling);
}

}  // namespace

Tongue::Tongue(std::string_view language) {
  const std::string_view main = language.substr(0, language.find('-'));
  if (main == "de") {
    kind_ = Kind::german;
    words_ = &germanWords();
  } else if (main == "ar") {
    kind_ = Kind::arabic;
    words_ = &arabicWords();
  }
}

std::string_view Tongue::word(std::string_view english) const {
  if (words_ == nullptr) return english;
  const auto own = words_->find(english);
  return own == words_->end() ? english : own->second;
}

std::string Tongue::phrase(std::string_view english, std::string_view first, std::string_view second,
                           std::string_view third) const {
  std::string phrase(word(english));
  // From the last to the first, so that a filling is never filled again.
  fill(phrase, "{3}", third);
  fill(phrase, "{2}", second);
  fill(phrase, "{1}", first);
  return phrase;
}

// Arabic has a form for one, for two, for 3 to 10 and for 11 to 99 things, and then the first one again.
std::string Tongue::count(std::size_t n, std::string_view one) const {
  const std::string several = std::string(one) + "s", number = std::to_string(n);
  if (kind_ != Kind::arabic) return number + " " + std::string(n == 1 ? word(one) : word(several));
  if (n == 1) return std::string(word("one " + std::string(one)));
  if (n == 2) return std::string(word("two " + several));
  const std::size_t end = n % 100;
  if (end >= 3 && end <= 10) return number + " " + std::string(word(several));
  return number + " " + std::string(end >= 11 ? word("many " + several) : word(one));
}

std::optional<std::string> Tongue::fraction(std::size_t count, std::size_t parts) const {
  if (kind_ == Kind::arabic || count >= kCounts.size()) return std::nullopt;
  const bool inGerman = kind_ == Kind::german;
  const std::string_view part = inGerman ? partName(kTeile, "Hundertstel", "Tausendstel", parts)
                                         : partName(kParts, "hundredth", "thousandth", parts);
  if (part.empty()) return std::nullopt;
  return inGerman ? german(count, part) : english(count, part);
}

}  // namespace cz::maths
