#include "core/pictures/pictures.h"
#include "tests/support/catch.h"
#include "tests/support/tiny_pictures.h"

using namespace cz;
using namespace cz::pictures;
using Catch::Matchers::Contains;

namespace {

/// The PNG with another width and height written into its header; the checksum is not mended.
std::string pngOfSize(std::uint32_t width, std::uint32_t height) {
  std::string png = tests::tinyPng();
  for (std::size_t i = 0; i < 4; ++i) {
    png[16 + i] = static_cast<char>(width >> (24 - 8 * i));
    png[20 + i] = static_cast<char>(height >> (24 - 8 * i));
  }
  return png;
}

/// The JPEG as a camera would write it that was held on its side: an Exif segment says so behind the start.
std::string jpegTurned(char orientation) {
  std::string exif("Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 24);
  exif += std::string{orientation, 0, 0, 0, 0, 0, 0, 0};
  const std::string jpeg = tests::tinyJpeg();
  return jpeg.substr(0, 2) + std::string("\xFF\xE1\0", 3) + static_cast<char>(exif.size() + 2) + exif + jpeg.substr(2);
}

std::string whyNot(const std::string& bytes) {
  const auto facts = inspect(viewOf(bytes));
  return facts ? "nothing is wrong" : facts.error().message;
}

}  // namespace

TEST_CASE("A picture says its kind and size without being decoded") {
  CHECK(must(inspect(viewOf(tests::tinyPng()))) == Facts{Kind::png, 3, 2});
  CHECK(must(inspect(viewOf(tests::tinyJpeg()))) == Facts{Kind::jpeg, 4, 2});
  CHECK(must(inspect(viewOf(tests::tinySvg()))) == Facts{Kind::svg, 8, 6});
}

TEST_CASE("A photograph that lies on its side in the file is measured upright") {
  CHECK(must(inspect(viewOf(jpegTurned(1)))) == Facts{Kind::jpeg, 4, 2});
  CHECK(must(inspect(viewOf(jpegTurned(3)))) == Facts{Kind::jpeg, 4, 2});
  CHECK(must(inspect(viewOf(jpegTurned(6)))) == Facts{Kind::jpeg, 2, 4});
  CHECK(must(inspect(viewOf(jpegTurned(8)))) == Facts{Kind::jpeg, 2, 4});
}

TEST_CASE("A file that claims to be huge is refused by its claim") {
  CHECK_THAT(whyNot(pngOfSize(20'000, 20'000)),
             Contains("20000 × 20000") && Contains("no side may be longer than 4096"));
  CHECK_THAT(whyNot(pngOfSize(4097, 1)), Contains("no side may be longer than 4096"));
  CHECK_THAT(whyNot(pngOfSize(0xFFFFFFFF, 2)), Contains("no side may be longer"));
  CHECK_THAT(whyNot(pngOfSize(4000, 2001)), Contains("more than 8 million pixels"));
  CHECK(inspect(viewOf(pngOfSize(4000, 2000))).ok());
  CHECK_THAT(whyNot(pngOfSize(0, 2)), Contains("there is nothing to see"));
  CHECK_THAT(whyNot(R"(<svg xmlns="http://www.w3.org/2000/svg" width="5000" height="10"/>)"), Contains("5000 × 10"));
}

TEST_CASE("A file with too many bytes is refused") {
  CHECK_THAT(whyNot(tests::tinyPng() + std::string(kMostBytes, 'x')), Contains("larger than 3 MiB"));
  const std::string padded =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\">" + std::string(kMostSvgBytes, ' ');
  CHECK_THAT(whyNot(padded + "</svg>"), Contains("larger than 512 KiB"));
}

TEST_CASE("Other kinds of files are called by their names, with the way out") {
  CHECK(whyNot("") == "is empty. Copy the file again.");
  CHECK(whyNot("GIF89a\x01") == "is a GIF. Save it as PNG, JPEG or SVG.");
  CHECK(whyNot("RIFF....WEBPVP8 ") == "is a WebP picture. Save it as PNG, JPEG or SVG.");
  CHECK(whyNot("%PDF-1.7") == "is a PDF. Save it as PNG, JPEG or SVG.");
  CHECK(whyNot(std::string("\0\0\0\x18"
                           "ftypheic",
                           12)) == "is a HEIC, AVIF or video file. Save it as PNG, JPEG or SVG.");
  CHECK(whyNot("Hello.") == "is neither PNG, JPEG nor SVG. Save it as PNG, JPEG or SVG.");
}

TEST_CASE("A moving PNG is refused") {
  std::string png = tests::tinyPng();
  png.insert(33, std::string("\0\0\0\x08"
                             "acTL\0\0\0\2\0\0\0\0"
                             "\0\0\0\0",
                             20));
  CHECK_THAT(whyNot(png), Contains("moves") && Contains("save one frame"));
}
