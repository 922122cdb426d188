#pragma once
// A screen as a picture, without a display.

#include "kiosk/app/model.h"
#include "tests/support/raster.h"

namespace cz::tests {

/// How the kiosk draws this model in a window of so many pixels, with English words.
Image pictureOf(const app::Model& model, int width = 1280, int height = 800);

}  // namespace cz::tests
