#pragma once
// Pictures made for a test.

#include <string>

#include "core/base/bytes.h"
#include "core/pictures/pictures.h"

namespace cz::tests {

/// A PNG of one colour; `red` makes the bytes differ.
inline std::string pngBytes(int width, int height, std::uint8_t red = 0) {
  pictures::Raster raster;
  raster.width = width;
  raster.height = height;
  for (int pixel = 0; pixel < width * height; ++pixel)
    for (const std::uint8_t one : {red, std::uint8_t{0}, std::uint8_t{0}, std::uint8_t{255}})
      raster.rgba.push_back(one);
  return std::string(textOf(must(pictures::pngOf(raster))));
}

inline std::string base64(const std::string& bytes) { return base64Of(viewOf(bytes)); }

}  // namespace cz::tests
