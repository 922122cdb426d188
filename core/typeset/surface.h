#pragma once
// A decoded picture as Cairo paints from it.

#include <cairo.h>

#include <memory>

#include "core/pictures/pictures.h"

namespace cz::typeset {

using Surface = std::shared_ptr<cairo_surface_t>;

/// A copy of the raster, colours multiplied by opacity as Cairo wants them.
Surface surfaceOf(const pictures::Raster& raster);

/// Paints the whole surface into the box from (0, 0), smoothly.
void paint(cairo_t* pen, const Surface& surface, double width, double height);

}  // namespace cz::typeset
