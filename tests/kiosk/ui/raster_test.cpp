#include "tests/support/raster.h"

#include "kiosk/ui/frame.h"
#include "tests/support/catch.h"
#include "tests/support/stage.h"
#include "tests/support/temp_folder.h"

using namespace cz::tests;
using namespace cz::ui;

namespace {

Color at(const Image& image, int x, int y) {
  const std::size_t i =
      (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)) * 4;
  return {image.rgba[i], image.rgba[i + 1], image.rgba[i + 2]};
}

}  // namespace

TEST_CASE("a filled box covers exactly its pixels") {
  Stage stage([](Frame& frame) { frame.fill({100, 50, 40, 20}, {10, 20, 30}); }, 320, 200);
  stage.resize(1280, 800);
  const Image image = stage.picture();
  CHECK(at(image, 100, 50) == Color{10, 20, 30});
  CHECK(at(image, 139, 69) == Color{10, 20, 30});
  CHECK(at(image, 99, 50) == Color{255, 255, 255});
  CHECK(at(image, 140, 69) == Color{255, 255, 255});
  CHECK(at(image, 100, 70) == Color{255, 255, 255});
}

TEST_CASE("half-transparent paint is laid once, also where two triangles meet") {
  Stage stage([](Frame& frame) { frame.fill({0, 0, 200, 100}, {0, 0, 0, 128}); });
  const Image image = stage.picture();
  for (int x = 0; x < 200; x += 7)
    for (int y = 0; y < 100; y += 7) CHECK(at(image, x, y) == Color{127, 127, 127});
}

TEST_CASE("what is clipped away isn't painted") {
  Stage stage([](Frame& frame) {
    frame.pushClip({50, 50, 10, 10});
    frame.fill({0, 0, 200, 200}, {200, 0, 0});
    frame.popClip();
  });
  const Image image = stage.picture();
  CHECK(at(image, 50, 50) == Color{200, 0, 0});
  CHECK(at(image, 59, 59) == Color{200, 0, 0});
  CHECK(at(image, 60, 55) == Color{255, 255, 255});
  CHECK(at(image, 49, 55) == Color{255, 255, 255});
}

TEST_CASE("a picture written as PNG is read back the same") {
  const cz::tests::TempFolder folder;
  Image image{3, 2, {1, 2, 3, 255, 4, 5, 6, 255, 7, 8, 9, 255, 10, 11, 12, 255, 13, 14, 15, 255, 250, 251, 252, 255}};
  REQUIRE(image.writePng(folder.path() / "a.png"));
  const auto back = Image::readPng(folder.path() / "a.png");
  REQUIRE(back.has_value());
  CHECK(back->rgba == image.rgba);
  CHECK_FALSE(Image::readPng(folder.path() / "none.png").has_value());
}

TEST_CASE("difference counts the mean and the worst block") {
  Image a{16, 8, std::vector<std::uint8_t>(16 * 8 * 4, 100)};
  Image b = a;
  CHECK(difference(a, b).mean == 0);
  for (std::size_t i = 0; i < 3; ++i) b.rgba[i] = 164;  // one of 128 pixels by 64: mean 0.5, its block of 64 by 1
  CHECK(difference(a, b).mean == 0.5);
  CHECK(difference(a, b).worstBlock == 1.0);
  CHECK(difference(a, Image{8, 8, {}}).mean == 255);
}
