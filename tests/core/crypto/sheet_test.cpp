// The recovery sheet as people read and type it.

#include "core/crypto/sheet.h"

#include "core/crypto/box.h"
#include "tests/support/catch.h"
#include "tests/support/outside.h"

using namespace cz;
using crypto::SheetSecret;

namespace {

/// 00 01 02 … 1f
SheetSecret counting() {
  SheetSecret secret;
  for (std::size_t i = 0; i < SheetSecret::size; ++i) secret.bytes[i] = static_cast<std::uint8_t>(i);
  return secret;
}

std::string typed(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  return text;
}

std::string why(const std::string& text) { return crypto::readSheet(text).error().message; }

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("A sheet is four lines of symbols in groups of four, each with a check symbol that counts the line") {
  // All zeros: only the number of the line is in the sum. x^17 = x^4 + x + 1 = 19, x^18 = x + 1 = 3 for x in line 2;
  // line 3 has both; line 4 has x^2 and four symbols: x^7 = x^4 + x^2 = 20.
  CHECK(crypto::linesOfSheet(SheetSecret{}) ==
        std::vector<std::string>{"0000-0000-0000-0000-K", "0000-0000-0000-0000-3", "0000-0000-0000-0000-G", "0000-M"});
  // The first five bytes 00 01 02 03 04 are the bits 00000 00000 00000 10000 00100 00000 11000 00100.
  CHECK(crypto::linesOfSheet(counting())[0].starts_with("000G-40R4-"));
}

TEST_CASE("What was printed can be typed, with the slips that people make, in one row, and as the QR code says it") {
  const auto lines = crypto::linesOfSheet(counting());
  CHECK(crypto::readSheet(typed(lines)).value() == counting());
  std::string sloppy;
  for (const char letter : typed(lines))
    sloppy += letter == '-' ? ' ' : letter == '0' ? 'o' : letter == '1' ? 'l' : static_cast<char>(std::tolower(letter));
  CHECK(crypto::readSheet("\n  " + sloppy + "\n").value() == counting());
  CHECK(crypto::readSheet(lines[0] + lines[1] + lines[2] + lines[3]).value() == counting());
  CHECK(crypto::readSheet(crypto::rowOfSheet(counting())).value() == counting());
}

TEST_CASE("A slip is told with the number of its line") {
  auto lines = crypto::linesOfSheet(counting());
  for (std::size_t at = 0; at < lines.size(); ++at) {
    auto wrong = lines;
    wrong[at][0] = wrong[at][0] == '7' ? '8' : '7';
    CHECK(has(why(typed(wrong)), "Line " + std::to_string(at + 1) + " "));
    wrong = lines;
    wrong[at].pop_back();
    CHECK(has(why(typed(wrong)), "Line " + std::to_string(at + 1) + " "));
    CHECK(has(why(typed(wrong)), "signs and not " + std::to_string(at == 3 ? 5 : 17)));
  }
  lines[2][3] = 'U';
  CHECK(has(why(typed(lines)), "Line 3 "));
  CHECK(has(why("nothing of the kind"), "four lines"));
}

TEST_CASE("Exchanged lines are told") {
  auto lines = crypto::linesOfSheet(counting());
  std::swap(lines[0], lines[1]);
  CHECK(has(why(typed(lines)), "Line 1 "));
}

TEST_CASE("The keys of a sheet are its own, and what is sealed to it opens with it alone") {
  tests::CountingRandom random;
  const auto keys = crypto::keysOfSheet(counting());
  CHECK(crypto::keysOfSheet(counting()).identity() == keys.identity());
  crypto::MasterSeed seed;
  seed.bytes = counting().bytes;
  CHECK_FALSE(crypto::DeviceKeys(seed).identity() == keys.identity());
  const Bytes sealed = crypto::sealTo(keys.identity().box, viewOf("data key"), random);
  CHECK(textOf(keys.unseal(sealed).value()) == "data key");
  CHECK_FALSE(crypto::keysOfSheet(SheetSecret{}).unseal(sealed));
}

TEST_CASE("One line of a sheet can be checked as soon as it is typed") {
  const auto lines = crypto::linesOfSheet(counting());
  for (std::size_t at = 0; at < lines.size(); ++at) CHECK(crypto::checkSheetLine(at, " " + lines[at] + " "));
  const auto other = crypto::checkSheetLine(1, lines[0]);
  REQUIRE_FALSE(other);
  CHECK(has(other.error().message, "Line 2 "));
  CHECK_FALSE(crypto::checkSheetLine(0, lines[3]));
}
