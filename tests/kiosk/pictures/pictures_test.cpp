// Every screen as a picture, compared with the one that was looked at and found good.
//
// After a change that is meant, write new ones and look at them before they are committed:
//   CHECKZONE_NEW_PICTURES=1 build/dev/bin/test_pictures

#include <cstdlib>
#include <filesystem>

#include "kiosk/screens/screen.h"
#include "kiosk/ui/board.h"
#include "tests/kiosk/screens/english.h"
#include "tests/kiosk/screens/gallery.h"
#include "tests/support/catch.h"
#include "tests/support/raster.h"

using namespace cz;

namespace {

// Another version of Pango or FreeType moves edges by a shade; another word, place or colour is much more.
constexpr double kMean = 1.0;
constexpr double kWorstBlock = 60.0;

const std::filesystem::path kGolden = std::filesystem::path(CHECKZONE_SOURCE) / "tests" / "golden" / "screens";
const std::filesystem::path kSeen = std::filesystem::path(CHECKZONE_BIN) / "pictures";

tests::Image pictureOf(const app::Model& model) {
  tests::KeepingSink sink;
  ui::Board board(sink);
  board.useNullRenderer();
  screens::Drafts drafts;
  tests::Image image;
  for (int frame = 0; frame < 3; ++frame) {  // sheets and scroll areas settle a frame late
    ui::Input input;
    input.now = frame;
    std::vector<app::Event> events;
    screens::draw(model, drafts, screens::english(), board.begin(input, 1280, 800), events);
    const auto* data = board.end();
    if (frame == 2) image = tests::render(*data, sink);
  }
  return image;
}

void compare(const std::string& name, const app::Model& model) {
  INFO(name);
  const auto image = pictureOf(model);
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
