// Files cut short and files with wrong bytes: an error or a picture, never a crash or a hang.

#include "core/crypto/stream.h"
#include "core/pictures/pictures.h"
#include "tests/support/catch.h"
#include "tests/support/tiny_pictures.h"

using namespace cz;
using namespace cz::pictures;

namespace {

std::vector<std::string> samples() { return {tests::tinyPng(), tests::tinyJpeg(), tests::tinySvg()}; }

/// Decodes, and checks what comes: as large as inspect said, or a sentence.
void tryOut(const std::string& bytes) {
  const auto facts = inspect(viewOf(bytes));
  const auto raster = decode(viewOf(bytes), 64, 64);
  if (!facts) {
    REQUIRE(raster.ok() == false);
    REQUIRE(facts.error().fault == Fault::input);
    REQUIRE(facts.error().message.ends_with('.'));
    return;
  }
  if (!raster) {
    REQUIRE(raster.error().message.ends_with('.'));
    return;
  }
  REQUIRE((raster->width >= 1 && raster->width <= 64 && raster->height >= 1 && raster->height <= 64));
  REQUIRE(raster->rgba.size() ==
          static_cast<std::size_t>(raster->width) * static_cast<std::size_t>(raster->height) * 4);
}

}  // namespace

TEST_CASE("A picture cut at any byte is refused with a sentence") {
  for (const std::string& whole : samples()) {
    for (std::size_t cut = 0; cut < whole.size(); ++cut) {
      INFO(whole.substr(1, 3) << " cut at " << cut);
      tryOut(whole.substr(0, cut));
      CHECK(inspect(viewOf(whole.substr(0, cut))).ok() == false);
    }
  }
}

TEST_CASE("Two thousand pictures with flipped bytes are errors or pictures") {
  crypto::Stream dice{Seed{}};  // the same bytes on every machine
  for (int round = 0; round < 2'000; ++round) {
    std::string bytes = samples()[dice.below(3)];
    for (auto flips = 1 + dice.below(4); flips > 0; --flips)
      bytes[dice.below(bytes.size())] ^= static_cast<char>(1 << dice.below(8));
    INFO("round " << round);
    tryOut(bytes);
  }
}

TEST_CASE("A PNG with one wrong byte in its pixels is damaged, by its checksum") {
  std::string png = tests::tinyPng();
  png[50] ^= 1;
  CHECK(inspect(viewOf(png)).ok());
  CHECK(decode(viewOf(png), 9, 9).error().message == "is damaged. Save it again with a program for pictures.");
}
