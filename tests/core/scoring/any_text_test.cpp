// Whatever is typed, the readers come to an end with a value or a sentence, and what they show reads back the same.

#include "core/scoring/number.h"
#include "core/scoring/number_list.h"
#include "tests/support/catch.h"
#include "tests/support/escapes.h"

using namespace cz;
using namespace cz::scoring;
using pack::NumberStyle;

namespace {

/// A plain congruential generator: the same texts on every machine.
class Dice {
 public:
  std::size_t below(std::size_t n) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state_ >> 33) % n;
  }

 private:
  std::uint64_t state_ = 20260301;
};

const std::vector<std::string> kPieces = {
    "0", "1", "2",       "3",       "12",      "000",     "234",     "5",       ".",       ",",       " ",
    "-", "+", "/",       "%",       "e",       "x",       "*",       "^",       "10",      "(",       ")",
    "m", "'", ";",       "and",     "\\",      "\\u2212", "=",       "5",       "1",       "10",      "/",
    " ", ",", "\\u00BD", "\\u00B2", "\\u2044", "\\u066C", "\\u00A0", "\\u202F", "\\u200F", "\\u0661", "\\u066B"};

std::string randomText(Dice& dice) {
  std::string text;
  const std::size_t length = 1 + dice.below(7);
  for (std::size_t i = 0; i < length; ++i) text += tests::unescaped(kPieces[dice.below(kPieces.size())]);
  return text;
}

}  // namespace

TEST_CASE("what a student is shown as read is read as the same number again") {
  Dice dice;
  int readable = 0;
  for (int i = 0; i < 40000; ++i) {
    const auto style = pack::kNumberStyles[static_cast<std::size_t>(i) % pack::kNumberStyles.size()].second;
    const std::string unit = i % 5 == 0 ? "m" : "";
    const std::string text = randomText(dice);
    INFO("typed: " << text);
    const auto read = readNumber(text, style, unit);
    if (!read) {
      if (read.error().message.empty()) FAIL("no sentence");
      continue;
    }
    if (!*read) continue;
    ++readable;
    const auto again = readNumber((*read)->readAs, style, unit);
    if (!again || !*again) FAIL("reads as " << (*read)->readAs << ", which can't be read");
    if ((*again)->value != (*read)->value || (*again)->readAs != (*read)->readAs) FAIL("reads as " << (*read)->readAs);
  }
  CHECK(readable > 4000);
}

TEST_CASE("what a student is shown as a list is read as the same list again") {
  Dice dice;
  int readable = 0;
  for (int i = 0; i < 40000; ++i) {
    const auto style = pack::kNumberStyles[static_cast<std::size_t>(i) % pack::kNumberStyles.size()].second;
    const std::string text = randomText(dice);
    INFO("typed: " << text);
    const auto read = readList(text, style);
    if (!read || !*read) continue;
    ++readable;
    if ((*read)->values.size() == 1) continue;  // "5½" alone is shown as "5 1/2", which typed could be two numbers
    const auto again = readList((*read)->readAs, style);
    if (!again || !*again || (*again)->values != (*read)->values) FAIL("reads as " << (*read)->readAs);
  }
  CHECK(readable > 4000);
}

TEST_CASE("random bytes are no danger") {
  Dice dice;
  int refused = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    const std::size_t length = dice.below(12);
    for (std::size_t n = 0; n < length; ++n) text += static_cast<char>(dice.below(256));
    const bool read = readNumber(text, NumberStyle::point, "m").ok() && readList(text, NumberStyle::comma).ok();
    if (!read) ++refused;
  }
  CHECK(refused > 10000);
}
