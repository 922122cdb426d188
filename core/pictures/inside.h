#pragma once
// Shared by the files of this room only.

#include <string>

#include "core/pictures/pictures.h"

namespace cz::pictures {

/// An input error; `message` as in inspect.
Error unfit(std::string message);

/// Walk the structure to the end. Sizes are those in the file, unlimited as yet.
Result<Facts> inspectPng(ByteView bytes);
Result<Facts> inspectJpeg(ByteView bytes);
Result<Facts> inspectSvg(ByteView bytes);

/// What makes a drawing safe to give to the library: no reference out of the file, no entities, no scripts, nothing
/// that moves, and no references that multiply beyond bounds (svg_rules.cpp).
Result<void> checkSvg(ByteView bytes);

/// Draws into exactly this size; checkSvg went before.
Result<Raster> renderSvg(ByteView bytes, int width, int height);

}  // namespace cz::pictures
