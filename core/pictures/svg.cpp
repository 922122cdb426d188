// Drawings, by librsvg.

#include <cairo/cairo.h>
#include <librsvg/rsvg.h>

#include <cmath>
#include <memory>

#include "core/pictures/inside.h"

namespace cz::pictures {
namespace {

struct Unref {
  void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* cr) const { cairo_destroy(cr); }
};
using Handle = std::unique_ptr<RsvgHandle, Unref>;

Error cantDraw() { return unfit("can't be drawn. Save it again as plain SVG."); }

/// Without a base address the library follows no reference out of the file.
Result<Handle> load(ByteView bytes) {
  Handle handle(rsvg_handle_new_from_data(bytes.data(), bytes.size(), nullptr));
  if (!handle) return cantDraw();
  rsvg_handle_set_dpi(handle.get(), 96);
  return handle;
}

int pixels(double length) {
  if (!(length > 0)) return 0;
  return static_cast<int>(std::ceil(std::min(length, 1e6) - 1e-6));
}

/// The size that the drawing asks for, else that of its viewBox.
Facts sizeOf(RsvgHandle* handle) {
  double width = 0;
  double height = 0;
  if (rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height) == 0) {
    gboolean hasBox = 0;
    RsvgRectangle box{};
    rsvg_handle_get_intrinsic_dimensions(handle, nullptr, nullptr, nullptr, nullptr, &hasBox, &box);
    width = hasBox != 0 ? box.width : 0;
    height = hasBox != 0 ? box.height : 0;
  }
  return {Kind::svg, pixels(width), pixels(height)};
}

std::uint8_t straight(std::uint32_t colour, std::uint32_t opacity) {
  return opacity == 0 ? 0 : static_cast<std::uint8_t>(std::min(255U, (colour * 255 + opacity / 2) / opacity));
}

/// Cairo's pixels are numbers with opacity on top and colours multiplied by it.
Raster rasterOf(cairo_surface_t* surface, int width, int height) {
  Raster raster{width, height, Bytes(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4)};
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  const unsigned char* rows = cairo_image_surface_get_data(surface);
  std::uint8_t* out = raster.rgba.data();
  for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y) {
    const auto* row = reinterpret_cast<const std::uint32_t*>(rows + y * stride);
    for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x) {
      const std::uint32_t opacity = row[x] >> 24;
      *out++ = straight(row[x] >> 16 & 0xFF, opacity);
      *out++ = straight(row[x] >> 8 & 0xFF, opacity);
      *out++ = straight(row[x] & 0xFF, opacity);
      *out++ = static_cast<std::uint8_t>(opacity);
    }
  }
  return raster;
}

}  // namespace

Result<Facts> inspectSvg(ByteView bytes) {
  if (bytes.size() > kMostSvgBytes) return unfit("is a drawing larger than 512 KiB. Simplify it, or save it as PNG.");
  CZ_CHECK(checkSvg(bytes));
  CZ_TRY(handle, load(bytes));
  const Facts facts = sizeOf(handle.get());
  if (facts.width < 1 || facts.height < 1)
    return unfit("doesn't say how large it is. Give its <svg> a viewBox, e.g. viewBox=\"0 0 400 300\".");
  return facts;
}

Result<Raster> renderSvg(ByteView bytes, int width, int height) {
  CZ_TRY(handle, load(bytes));
  const std::unique_ptr<cairo_surface_t, Unref> surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
  const std::unique_ptr<cairo_t, Unref> cr(cairo_create(surface.get()));
  const RsvgRectangle whole{0, 0, double(width), double(height)};
  if (rsvg_handle_render_document(handle.get(), cr.get(), &whole, nullptr) == 0) return cantDraw();
  cairo_surface_flush(surface.get());
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return cantDraw();
  return rasterOf(surface.get(), width, height);
}

}  // namespace cz::pictures
