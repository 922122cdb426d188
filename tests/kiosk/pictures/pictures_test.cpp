// Every screen as a picture, compared with the one that was looked at and found good.
//
// After a change that is meant, write new ones and look at them before they are committed:
//   CHECKZONE_NEW_PICTURES=1 build/dev/bin/test_pictures

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "tests/kiosk/pictures/picture_of.h"
#include "tests/kiosk/screens/gallery.h"
#include "tests/support/catch.h"
#include "tests/support/where.h"

using namespace cz;

namespace {

// Another version of Pango or FreeType moves edges by a shade; another word, place or colour is much more.
constexpr double kMean = 1.0;
constexpr double kWorstBlock = 60.0;

const std::filesystem::path kGolden = tests::inTree("tests/golden/screens");
const std::filesystem::path kSeen = tests::program("pictures");

void compare(const std::string& name, const app::Model& model) {
  INFO(name);
  const auto image = tests::pictureOf(model);
  const auto golden = kGolden / (name + ".png");
  if (std::getenv("CHECKZONE_NEW_PICTURES") != nullptr) {
    std::filesystem::create_directories(kGolden);
    REQUIRE(image.writePng(golden));
    return;
  }
  std::filesystem::create_directories(kSeen);
  REQUIRE(image.writePng(kSeen / (name + ".png")));
  const auto known = tests::Image::readPng(golden);
  REQUIRE(known);
  const auto apart = tests::difference(image, *known);
  CHECK(apart.mean < kMean);
  CHECK(apart.worstBlock < kWorstBlock);
}

/// What zbar reads in a picture.
std::string readByCamera(const std::filesystem::path& file) {
  const std::string command = "zbarimg -q --raw '" + file.string() + "' 2>/dev/null";
  std::FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return "zbarimg does not start";
  std::string read;
  for (int byte = std::fgetc(pipe); byte != EOF; byte = std::fgetc(pipe)) read += static_cast<char>(byte);
  pclose(pipe);
  while (!read.empty() && read.back() == '\n') read.pop_back();
  return read;
}

}  // namespace

TEST_CASE("every screen looks as it did when it was looked at") {
  for (const auto& picture : screens::gallery()) compare(picture.name, picture.model);
}

TEST_CASE("dark and high contrast look as they did when they were looked at") {
  for (const auto& picture : screens::gallery()) {
    const auto& name = picture.name;
    if (name != "cover" && name != "path" && name != "reflection" && name != "revision") continue;
    auto model = picture.model;
    model.look.theme = app::ThemeChoice::dark;
    compare(picture.name + "-dark", model);
    model.look.theme = app::ThemeChoice::highContrast;
    compare(picture.name + "-contrast", model);
  }
}

TEST_CASE("the receipt on the screen is read by a camera's program, in every theme") {
  const auto all = screens::gallery();
  const auto receipt = std::find_if(all.begin(), all.end(), [](const auto& one) { return one.name == "receipt"; });
  REQUIRE(receipt != all.end());
  const std::string text = std::get<app::ResultScreen>(receipt->model.screen).result.signedReceipt;
  std::filesystem::create_directories(kSeen);
  for (const auto theme : {app::ThemeChoice::light, app::ThemeChoice::dark, app::ThemeChoice::highContrast}) {
    auto model = receipt->model;
    model.look.theme = theme;
    const auto file = kSeen / "receipt-to-read.png";
    REQUIRE(tests::pictureOf(model).writePng(file));
    CHECK(readByCamera(file) == text);
  }
}
