#pragma once
// Pictures as bytes that strangers may have made: what they are, whether they are safe, and their pixels.
//
// PNG, JPEG and SVG. Nothing here opens another file or address. The size is known before any pixel is, so a file that
// claims to be huge costs nothing.

#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace cz::pictures {

/// A screen of 4K is 3840 pixels wide, and some graphics chips hold no texture beyond 4096.
inline constexpr int kLargestSide = 4096;
/// 8 million pixels are 32 MB when decoded: a kiosk of 1 GB can hold one beside everything else.
inline constexpr std::int64_t kMostPixels = 8'000'000;
/// A photograph of 8 million pixels saved with care; every kiosk fetches it over the school's network.
inline constexpr std::size_t kMostBytes = std::size_t{3} << 20;
/// A drawing with more text than this holds a traced photograph, and draws slowly.
inline constexpr std::size_t kMostSvgBytes = std::size_t{512} << 10;
/// All pictures of a pack: it stays in the memory of every kiosk.
inline constexpr std::size_t kMostBytesOfPack = std::size_t{64} << 20;

enum class Kind { png, jpeg, svg };

/// "png", "jpg" or "svg": how a file of this kind ends.
std::string_view endingOf(Kind kind);

/// What a picture says about itself. Width and height are in pixels, from 1, as it is to be seen: a photograph that
/// lies on its side in the file is measured upright. A drawing's are those it is meant for; it is sharp at any size.
struct Facts {
  Kind kind = Kind::png;
  int width = 0;
  int height = 0;
  friend bool operator==(const Facts&, const Facts&) = default;
};

/// Looks at the structure and decodes no pixel. input: no picture that we show, not a whole one, too large, one that
/// moves, or a drawing that refers to things outside of itself; the message is a predicate that ends in the way out:
/// "is cut off in the middle. Copy the file again."
Result<Facts> inspect(ByteView bytes);

/// Rows of pixels from the top; red, green, blue and opacity, a byte each, colours not multiplied by opacity.
struct Raster {
  int width = 0;
  int height = 0;
  Bytes rgba;  ///< width × height × 4
};

/// The pixels, as large as fits into the box with the sides' ratio kept. Photographs are only ever made smaller;
/// drawings are drawn at that size. Inspects first. A drawing may take long: call it from a thread that may wait, or
/// after prove (proof.h).
Result<Raster> decode(ByteView bytes, int maxWidth, int maxHeight);

/// A raster as a PNG file.
Result<Bytes> pngOf(const Raster& raster);

}  // namespace cz::pictures
