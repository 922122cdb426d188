#include "kiosk/shell/screenshot.h"

#include <cairo.h>

#include <memory>
#include <system_error>

namespace cz::shell {
namespace {

struct SurfaceDrop {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};

std::uint32_t packed(const std::uint8_t* p) {
  return static_cast<std::uint32_t>(p[0]) << 16U | static_cast<std::uint32_t>(p[1]) << 8U | p[2];
}

void fill(cairo_surface_t* surface, int width, int height, std::span<const std::uint8_t> rgba) {
  unsigned char* data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  std::size_t at = 0;
  for (int y = 0; y < height; ++y) {
    auto* row = reinterpret_cast<std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
    for (int x = 0; x < width; ++x, at += 4) row[x] = packed(&rgba[at]);
  }
  cairo_surface_mark_dirty(surface);
}

}  // namespace

Result<void> writePng(const std::filesystem::path& file, int width, int height, std::span<const std::uint8_t> rgba) {
  std::error_code ignored;  // the write below says what is wrong
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), ignored);
  const std::unique_ptr<cairo_surface_t, SurfaceDrop> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  if (cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS) fill(surface.get(), width, height, rgba);
  const cairo_status_t status = cairo_surface_write_to_png(surface.get(), file.c_str());
  if (status == CAIRO_STATUS_SUCCESS) return {};
  return Error{Fault::io, "The picture " + file.string() + " can't be written; is the folder writable?",
               cairo_status_to_string(status)};
}

}  // namespace cz::shell
