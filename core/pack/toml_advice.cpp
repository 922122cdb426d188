#include "core/pack/toml_advice.h"

#include <array>

#include "core/base/text.h"

namespace cz::pack {
namespace {

struct Advice {
  std::string_view complaint;  ///< part of the library's message
  std::string_view words;
};

constexpr std::string_view kQuoteTexts = "Texts need quotes around them, and truths are written true or false.";
constexpr std::string_view kQuoteNumbers =
    "Only whole numbers stand without quotes. Write \"3.5\", \"1/2\" or \"80 %\" in quotes.";

/// The first that fits counts.
constexpr std::array kAdvice = {
    Advice{"cannot redefine", "This name has a value already. Take one of the two out."},
    Advice{"more dots", "Names go one table deep at most. Is a quote missing?"},
    Advice{"value type", kQuoteTexts},
    Advice{"parsing boolean", kQuoteTexts},
    Advice{"'nan'", kQuoteTexts},
    Advice{"'inf'", kQuoteTexts},
    Advice{"parsing string", "A text in quotes goes wrong here. Is its closing quote missing, or a \\ too many?"},
    Advice{"dangling comma", "Take out the comma before the }."},
    Advice{"parsing inline table", "What stands in { braces } stays on one line, with commas between, and ends in }."},
    Advice{"parsing array", "A list has commas between its entries and ends in ]."},
    Advice{"parsing table header", "A heading stands alone on its line, like [[item]]."},
    Advice{"parsing decimal integer", kQuoteNumbers},
    Advice{"parsing floating-point", kQuoteNumbers},
    Advice{"saw ','", kQuoteNumbers},
    Advice{"saw '%'", kQuoteNumbers},
};

constexpr std::string_view kOtherwise =
    "This line can't be understood. Look for a missing quote, comma, bracket or = here or in the line above.";

/// The character that the error points at; 0 beyond the end of its line.
char32_t characterAt(const Spot& spot, std::string_view file) {
  const auto lines = split(file, '\n');
  if (spot.line < 1 || static_cast<std::size_t>(spot.line) > lines.size()) return 0;
  const auto points = codePoints(lines[static_cast<std::size_t>(spot.line) - 1]);
  const auto at = static_cast<std::size_t>(spot.column) - 1;
  return at < points.size() ? points[at] : 0;
}

bool isCurlyQuote(char32_t point) { return (point >= 0x2018 && point <= 0x201F) || point == 0xAB || point == 0xBB; }

std::string_view wordsFor(const SyntaxError& error, std::string_view file) {
  if (isCurlyQuote(characterAt(error.spot, file)))
    return "Texts stand in straight quotes: \" and not a curly one, as word processors write.";
  for (const Advice& advice : kAdvice)
    if (error.message.find(advice.complaint) != std::string::npos) return advice.words;
  return kOtherwise;
}

}  // namespace

std::string adviceFor(const SyntaxError& error, std::string_view file) {
  return std::string(wordsFor(error, file)) + " (" + error.message + ")";
}

}  // namespace cz::pack
