#include "core/typeset/surface.h"

#include <cstdint>

namespace cz::typeset {
namespace {

struct SurfaceDrop {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};

std::uint32_t multiplied(const std::uint8_t* rgba) {
  const std::uint32_t opacity = rgba[3];
  const auto part = [&](int i) { return (std::uint32_t{rgba[i]} * opacity + 127) / 255; };
  return opacity << 24 | part(0) << 16 | part(1) << 8 | part(2);
}

}  // namespace

Surface surfaceOf(const pictures::Raster& raster) {
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, raster.width, raster.height), SurfaceDrop());
  unsigned char* rows = cairo_image_surface_get_data(surface.get());
  if (rows == nullptr) return surface;
  const auto stride = cairo_image_surface_get_stride(surface.get());
  const std::uint8_t* from = raster.rgba.data();
  for (int y = 0; y < raster.height; ++y) {
    auto* row = reinterpret_cast<std::uint32_t*>(rows + static_cast<std::ptrdiff_t>(y) * stride);
    for (int x = 0; x < raster.width; ++x, from += 4) row[x] = multiplied(from);
  }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

void paint(cairo_t* pen, const Surface& surface, double width, double height) {
  const int columns = cairo_image_surface_get_width(surface.get());
  const int rows = cairo_image_surface_get_height(surface.get());
  cairo_save(pen);
  cairo_scale(pen, width / columns, height / rows);
  cairo_set_source_surface(pen, surface.get(), 0, 0);
  cairo_pattern_set_filter(cairo_get_source(pen), CAIRO_FILTER_GOOD);
  cairo_pattern_set_extend(cairo_get_source(pen), CAIRO_EXTEND_PAD);
  cairo_rectangle(pen, 0, 0, columns, rows);
  cairo_fill(pen);
  cairo_restore(pen);
}

}  // namespace cz::typeset
