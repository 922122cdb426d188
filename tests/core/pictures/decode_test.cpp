#include "core/pictures/pictures.h"
#include "tests/support/catch.h"
#include "tests/support/tiny_pictures.h"

using namespace cz;
using namespace cz::pictures;

namespace {

using Pixel = std::array<int, 4>;

Pixel pixel(const Raster& raster, int x, int y) {
  const std::uint8_t* at = raster.rgba.data() + (y * raster.width + x) * 4;
  return {at[0], at[1], at[2], at[3]};
}

Raster decoded(const std::string& bytes, int width, int height) { return must(decode(viewOf(bytes), width, height)); }

}  // namespace

TEST_CASE("A PNG decodes to the pixels that were put into it, colours not multiplied by opacity") {
  const Raster raster = decoded(tests::tinyPng(), 100, 100);
  REQUIRE((raster.width == 3 && raster.height == 2));
  CHECK(pixel(raster, 0, 0) == Pixel{255, 0, 0, 255});
  CHECK(pixel(raster, 1, 0) == Pixel{0, 255, 0, 128});
  CHECK(pixel(raster, 2, 0)[3] == 0);
  CHECK(pixel(raster, 0, 1) == Pixel{0, 0, 255, 255});
  CHECK(pixel(raster, 2, 1) == Pixel{10, 20, 30, 64});
}

TEST_CASE("A JPEG decodes to opaque pixels near to what was stored") {
  const Raster raster = decoded(tests::tinyJpeg(), 100, 100);
  REQUIRE((raster.width == 4 && raster.height == 2));
  CHECK(pixel(raster, 0, 0)[0] > 150);
  CHECK(pixel(raster, 0, 0)[2] < 100);
  CHECK(pixel(raster, 3, 1)[2] > 150);
  CHECK(pixel(raster, 3, 1)[3] == 255);
}

TEST_CASE("A drawing is drawn as large as the box allows, in its own shape, clear where nothing is") {
  const Raster raster = decoded(tests::tinySvg(), 100, 60);
  REQUIRE((raster.width == 80 && raster.height == 60));
  CHECK(pixel(raster, 10, 30) == Pixel{255, 0, 0, 255});
  CHECK(pixel(raster, 39, 59) == Pixel{255, 0, 0, 255});
  CHECK(pixel(raster, 60, 30)[3] == 0);
}

TEST_CASE("A half-clear colour of a drawing keeps its full colour") {
  const std::string svg =
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><rect width="2" height="2" fill="#ff8000" fill-opacity="0.5"/></svg>)";
  const Pixel middle = pixel(decoded(svg, 2, 2), 1, 1);
  CHECK(std::abs(middle[0] - 255) <= 1);
  CHECK(std::abs(middle[1] - 128) <= 1);
  CHECK(middle[2] == 0);
  CHECK(std::abs(middle[3] - 128) <= 1);
}

TEST_CASE("A photograph is made smaller to fit, never larger") {
  const Raster same = decoded(tests::tinyJpeg(), 400, 400);
  CHECK((same.width == 4 && same.height == 2));
  const Raster half = decoded(tests::tinyJpeg(), 2, 400);
  CHECK((half.width == 2 && half.height == 1));
}

TEST_CASE("What pngOf writes decodes to the same pixels") {
  const Raster raster = decoded(tests::tinyPng(), 9, 9);
  const Bytes png = must(pngOf(raster));
  CHECK(must(inspect(png)) == Facts{Kind::png, 3, 2});
  CHECK(must(decode(png, 9, 9)).rgba == raster.rgba);
}
