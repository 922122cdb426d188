#include <gdk-pixbuf/gdk-pixbuf.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/pictures/inside.h"

namespace cz::pictures {
namespace {

struct Unref {
  void operator()(GdkPixbuf* pixbuf) const { g_object_unref(pixbuf); }
  void operator()(GdkPixbufLoader* loader) const { g_object_unref(loader); }
  void operator()(gchar* memory) const { g_free(memory); }
};
using Pixbuf = std::unique_ptr<GdkPixbuf, Unref>;

Error damaged() { return unfit("is damaged. Save it again with a program for pictures."); }

struct Box {
  int width;
  int height;
};

/// The largest size of the same shape within the box. Photographs are not blown up.
Box fitted(const Facts& facts, int maxWidth, int maxHeight) {
  double scale = std::min(double(maxWidth) / facts.width, double(maxHeight) / facts.height);
  if (facts.kind != Kind::svg) scale = std::min(scale, 1.0);
  const auto side = [&](int length) { return std::clamp(int(std::lround(length * scale)), 1, kLargestSide); };
  return {side(facts.width), side(facts.height)};
}

Result<Pixbuf> load(ByteView bytes, Kind kind) {
  const std::unique_ptr<GdkPixbufLoader, Unref> loader(
      gdk_pixbuf_loader_new_with_type(kind == Kind::png ? "png" : "jpeg", nullptr));
  if (!loader) return Error{Fault::io, "can't be shown: the machine's library for pictures is missing.", ""};
  const bool written = gdk_pixbuf_loader_write(loader.get(), bytes.data(), bytes.size(), nullptr) != 0;
  const bool closed = gdk_pixbuf_loader_close(loader.get(), nullptr) != 0;
  GdkPixbuf* made = gdk_pixbuf_loader_get_pixbuf(loader.get());
  if (!written || !closed || made == nullptr) return damaged();
  Pixbuf upright(gdk_pixbuf_apply_embedded_orientation(made));
  if (!upright) return damaged();
  return upright;
}

Raster rasterOf(const GdkPixbuf* pixbuf) {
  const int width = gdk_pixbuf_get_width(pixbuf);
  const int height = gdk_pixbuf_get_height(pixbuf);
  const auto stride = static_cast<std::size_t>(gdk_pixbuf_get_rowstride(pixbuf));
  const auto channels = static_cast<std::size_t>(gdk_pixbuf_get_n_channels(pixbuf));
  const guint8* rows = gdk_pixbuf_read_pixels(pixbuf);
  Raster raster{width, height, Bytes(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4, 255)};
  std::uint8_t* out = raster.rgba.data();
  for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y)
    for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x, out += 4)
      std::copy_n(rows + y * stride + x * channels, channels, out);
  return raster;
}

Result<Raster> decodePhoto(ByteView bytes, const Facts& facts, Box box) {
  CZ_TRY(pixbuf, load(bytes, facts.kind));
  if (gdk_pixbuf_get_width(pixbuf.get()) != facts.width || gdk_pixbuf_get_height(pixbuf.get()) != facts.height)
    return damaged();
  if (box.width != facts.width || box.height != facts.height)
    pixbuf.reset(gdk_pixbuf_scale_simple(pixbuf.get(), box.width, box.height, GDK_INTERP_BILINEAR));
  if (!pixbuf) return Error{Fault::full, "needs more memory than there is.", ""};
  return rasterOf(pixbuf.get());
}

}  // namespace

Result<Raster> decode(ByteView bytes, int maxWidth, int maxHeight) {
  CZ_TRY(facts, inspect(bytes));
  const Box box = fitted(facts, maxWidth, maxHeight);
  if (facts.kind == Kind::svg) return renderSvg(bytes, box.width, box.height);
  return decodePhoto(bytes, facts, box);
}

Result<Bytes> pngOf(const Raster& raster) {
  const Pixbuf pixbuf(gdk_pixbuf_new_from_data(raster.rgba.data(), GDK_COLORSPACE_RGB, 1, 8, raster.width,
                                               raster.height, raster.width * 4, nullptr, nullptr));
  gchar* made = nullptr;
  gsize size = 0;
  const bool good = pixbuf && gdk_pixbuf_save_to_buffer(pixbuf.get(), &made, &size, "png", nullptr, nullptr) != 0;
  const std::unique_ptr<gchar, Unref> keep(made);
  if (!good) return Error{Fault::full, "A picture could not be written as PNG.", ""};
  return Bytes(made, made + size);
}

}  // namespace cz::pictures
