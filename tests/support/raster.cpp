#include "tests/support/raster.h"

#include <cairo.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace cz::tests {
namespace {

struct Rgba {
  float r = 0, g = 0, b = 0, a = 0;
  Rgba operator*(float k) const { return {r * k, g * k, b * k, a * k}; }
  Rgba operator+(const Rgba& o) const { return {r + o.r, g + o.g, b + o.b, a + o.a}; }
};

Rgba unpacked(ImU32 c) {
  const auto channel = [c](unsigned shift) { return static_cast<float>(c >> shift & 0xFFU) / 255.0F; };
  return {channel(IM_COL32_R_SHIFT), channel(IM_COL32_G_SHIFT), channel(IM_COL32_B_SHIFT), channel(IM_COL32_A_SHIFT)};
}

/// Bilinear, as a graphics card does it; held at the edges.
Rgba sampled(const KeepingSink::Texture& texture, float u, float v) {
  const float x = u * static_cast<float>(texture.width) - 0.5F;
  const float y = v * static_cast<float>(texture.height) - 0.5F;
  const float fx = std::floor(x);
  const float fy = std::floor(y);
  const auto texel = [&](int i, int j) {
    const int column = std::clamp(static_cast<int>(fx) + i, 0, texture.width - 1);
    const int row = std::clamp(static_cast<int>(fy) + j, 0, texture.height - 1);
    const std::uint8_t* p = &texture.rgba[(static_cast<std::size_t>(row) * static_cast<std::size_t>(texture.width) +
                                           static_cast<std::size_t>(column)) *
                                          4];
    return Rgba{static_cast<float>(p[0]), static_cast<float>(p[1]), static_cast<float>(p[2]),
                static_cast<float>(p[3])} *
           (1 / 255.0F);
  };
  const float a = x - fx;
  const float b = y - fy;
  if (a < 0.01F && b < 0.01F) return texel(0, 0);
  return (texel(0, 0) * (1 - a) + texel(1, 0) * a) * (1 - b) + (texel(0, 1) * (1 - a) + texel(1, 1) * a) * b;
}

/// Twice the area of the triangle a, b, p; which side p is on by its sign.
float side(ImVec2 a, ImVec2 b, ImVec2 p) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); }

/// A pixel on a shared edge belongs to one of the two triangles only.
bool inside(float weight, ImVec2 a, ImVec2 b) {
  if (weight != 0) return weight > 0;
  return (a.y == b.y && b.x > a.x) || b.y < a.y;
}

class Painter {
 public:
  Painter(Image& image, const ImDrawData& data) : image_(image), origin_(data.DisplayPos) {}

  void clip(const ImVec4& rect) {
    left_ = std::max(0, static_cast<int>(rect.x - origin_.x));
    top_ = std::max(0, static_cast<int>(rect.y - origin_.y));
    right_ = std::min(image_.width, static_cast<int>(rect.z - origin_.x));
    bottom_ = std::min(image_.height, static_cast<int>(rect.w - origin_.y));
  }

  void triangle(ImDrawVert a, ImDrawVert b, ImDrawVert c, const KeepingSink::Texture& texture) {
    const float area = side(a.pos, b.pos, c.pos);
    if (area == 0) return;
    if (area < 0) std::swap(b, c);
    const int x0 = std::max(left_, static_cast<int>(std::floor(std::min({a.pos.x, b.pos.x, c.pos.x}))));
    const int x1 = std::min(right_, static_cast<int>(std::ceil(std::max({a.pos.x, b.pos.x, c.pos.x}))));
    const int y0 = std::max(top_, static_cast<int>(std::floor(std::min({a.pos.y, b.pos.y, c.pos.y}))));
    const int y1 = std::min(bottom_, static_cast<int>(std::ceil(std::max({a.pos.y, b.pos.y, c.pos.y}))));
    const Rgba ca = unpacked(a.col), cb = unpacked(b.col), cc = unpacked(c.col);
    for (int y = y0; y < y1; ++y) {
      for (int x = x0; x < x1; ++x) {
        const ImVec2 p(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F);
        const float wa = side(b.pos, c.pos, p), wb = side(c.pos, a.pos, p), wc = side(a.pos, b.pos, p);
        if (!inside(wa, b.pos, c.pos) || !inside(wb, c.pos, a.pos) || !inside(wc, a.pos, b.pos)) continue;
        const float k = 1 / std::abs(area);
        const Rgba tint = ca * (wa * k) + cb * (wb * k) + cc * (wc * k);
        const float u = (a.uv.x * wa + b.uv.x * wb + c.uv.x * wc) * k;
        const float v = (a.uv.y * wa + b.uv.y * wb + c.uv.y * wc) * k;
        blend(x, y, tint, sampled(texture, u, v));
      }
    }
  }

 private:
  void blend(int x, int y, const Rgba& tint, const Rgba& texel) {
    std::uint8_t* p = &image_.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(image_.width) +
                                    static_cast<std::size_t>(x)) *
                                   4];
    const float alpha = tint.a * texel.a;
    const float front[] = {tint.r * texel.r, tint.g * texel.g, tint.b * texel.b};
    for (int i = 0; i < 3; ++i)
      p[i] = static_cast<std::uint8_t>(std::lround(static_cast<float>(p[i]) * (1 - alpha) + front[i] * alpha * 255.0F));
  }

  Image& image_;
  ImVec2 origin_;
  int left_ = 0, top_ = 0, right_ = 0, bottom_ = 0;
};

/// The drawing machine's own texture: a white dot and lines.
KeepingSink::Texture atlas() {
  unsigned char* pixels = nullptr;
  KeepingSink::Texture texture;
  ImGui::GetIO().Fonts->GetTexDataAsRGBA32(&pixels, &texture.width, &texture.height);
  texture.rgba.assign(pixels, pixels + static_cast<std::ptrdiff_t>(texture.width) * texture.height * 4);
  return texture;
}

}  // namespace

ui::TextureId KeepingSink::make(int width, int height, std::span<const std::uint8_t> rgba) {
  textures_[++last_] = {width, height, {rgba.begin(), rgba.end()}};
  return last_;
}

Image render(const ImDrawData& data, const KeepingSink& sink) {
  Image image{static_cast<int>(data.DisplaySize.x), static_cast<int>(data.DisplaySize.y), {}};
  image.rgba.assign(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 4, 255);
  const KeepingSink::Texture own = atlas();
  Painter painter(image, data);
  for (int n = 0; n < data.CmdListsCount; ++n) {
    const ImDrawList& list = *data.CmdLists[n];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      const auto found =
          sink.textures().find(static_cast<ui::TextureId>(reinterpret_cast<std::uintptr_t>(command.TextureId)));
      painter.clip(command.ClipRect);
      for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
        const auto vertex = [&](unsigned k) {
          return list.VtxBuffer[static_cast<int>(list.IdxBuffer[static_cast<int>(command.IdxOffset + i + k)] +
                                                 command.VtxOffset)];
        };
        painter.triangle(vertex(0), vertex(1), vertex(2), found == sink.textures().end() ? own : found->second);
      }
    }
  }
  return image;
}

// ---- pictures ----

namespace {
struct SurfaceDrop {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, SurfaceDrop>;

/// Calls `pixel(argb, index into rgba)` for every pixel.
template <class Each>
void walk(cairo_surface_t* surface, int width, int height, const Each& pixel) {
  unsigned char* data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      pixel(reinterpret_cast<std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride)[x],
            (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 4);
}
}  // namespace

bool Image::writePng(const std::filesystem::path& file) const {
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  walk(surface.get(), width, height, [this](std::uint32_t& argb, std::size_t i) {
    argb = static_cast<std::uint32_t>(rgba[i]) << 16U | static_cast<std::uint32_t>(rgba[i + 1]) << 8U | rgba[i + 2];
  });
  cairo_surface_mark_dirty(surface.get());
  return cairo_surface_write_to_png(surface.get(), file.c_str()) == CAIRO_STATUS_SUCCESS;
}

std::optional<Image> Image::readPng(const std::filesystem::path& file) {
  const Surface surface(cairo_image_surface_create_from_png(file.c_str()));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return std::nullopt;
  Image image{cairo_image_surface_get_width(surface.get()), cairo_image_surface_get_height(surface.get()), {}};
  image.rgba.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 4);
  walk(surface.get(), image.width, image.height, [&image](const std::uint32_t& argb, std::size_t i) {
    for (unsigned k = 0; k < 3; ++k) image.rgba[i + k] = static_cast<std::uint8_t>(argb >> (16 - 8 * k) & 0xFFU);
    image.rgba[i + 3] = 255;
  });
  return image;
}

Image Image::grey() const {
  Image plain = *this;
  for (std::size_t i = 0; i + 3 < plain.rgba.size(); i += 4) {
    const int light = (299 * rgba[i] + 587 * rgba[i + 1] + 114 * rgba[i + 2]) / 1000;
    plain.rgba[i] = plain.rgba[i + 1] = plain.rgba[i + 2] = static_cast<std::uint8_t>(light);
  }
  return plain;
}

Difference difference(const Image& a, const Image& b) {
  if (a.width != b.width || a.height != b.height || a.width == 0) return {};
  constexpr int kBlock = 8;
  double sum = 0;
  double worst = 0;
  for (int top = 0; top < a.height; top += kBlock) {
    for (int left = 0; left < a.width; left += kBlock) {
      double block = 0;
      int count = 0;
      for (int y = top; y < std::min(top + kBlock, a.height); ++y) {
        for (int x = left; x < std::min(left + kBlock, a.width); ++x) {
          const std::size_t i =
              (static_cast<std::size_t>(y) * static_cast<std::size_t>(a.width) + static_cast<std::size_t>(x)) * 4;
          for (std::size_t k = 0; k < 3; ++k) block += std::abs(int{a.rgba[i + k]} - int{b.rgba[i + k]});
          count += 3;
        }
      }
      sum += block;
      worst = std::max(worst, block / count);
    }
  }
  return {sum / (3.0 * a.width * a.height), worst};
}

}  // namespace cz::tests
