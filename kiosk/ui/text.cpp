#include "kiosk/ui/text.h"

#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/typeset/picture_object.h"
#include "core/typeset/surface.h"
#include "kiosk/ui/layout.h"

namespace cz::ui {

struct TextCache::Key {
  std::string text;
  int size = 0;  ///< 1/64 pixel
  int width = 0;
  Weight weight = Weight::regular;
  Align align = Align::left;
  bool marks = false;
  int lines = 0;
  bool turned = false;
  std::uint32_t color = 0;  ///< 0: only measured
  int pictureHeight = 0;    ///< above 0: a picture of this height in pixels; `text` is its path
  friend auto operator<=>(const Key&, const Key&) = default;
};

struct TextCache::Entry {
  Paragraph paragraph;
  std::size_t bytes = 0;
  std::list<Key>::iterator place;  ///< in the order of use
};

struct TextCache::Hidden {
  Fonts fonts;
  std::map<Key, Entry> entries;
  std::list<Key> used;  ///< the latest first
  pictures::ShelfPtr shelf;
  int mostHeightPx = 0;
};

namespace {

struct CairoDrop {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};

/// Cairo multiplies colours by alpha, the renderer doesn't: divides them again, or edges turn dark on dark ground.
std::vector<std::uint8_t> straightRgba(cairo_surface_t* surface, int width, int height) {
  const unsigned char* data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  std::vector<std::uint8_t> rgba;
  rgba.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
  for (int y = 0; y < height; ++y) {
    const auto* row = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
    for (int x = 0; x < width; ++x) {
      const std::uint32_t argb = row[x];
      const std::uint32_t alpha = argb >> 24U;
      for (const std::uint32_t shift : {16U, 8U, 0U}) {
        const std::uint32_t channel = (argb >> shift) & 0xFFU;
        rgba.push_back(alpha == 0 ? std::uint8_t{0} : static_cast<std::uint8_t>((channel * 255 + alpha / 2) / alpha));
      }
      rgba.push_back(static_cast<std::uint8_t>(alpha));
    }
  }
  return rgba;
}

std::vector<std::uint8_t> drawn(const Layout& layout, const Paragraph& p, Color color) {
  const std::unique_ptr<cairo_surface_t, CairoDrop> surface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, p.pixelWidth, p.pixelHeight));
  {
    const std::unique_ptr<cairo_t, CairoDrop> pen(cairo_create(surface.get()));
    cairo_set_source_rgb(pen.get(), color.r / 255.0, color.g / 255.0, color.b / 255.0);
    cairo_move_to(pen.get(), -p.left, -p.top);
    pango_cairo_show_layout(pen.get(), layout.get());
  }
  cairo_surface_flush(surface.get());
  return straightRgba(surface.get(), p.pixelWidth, p.pixelHeight);
}

std::vector<std::uint8_t> painted(const pictures::Raster& raster, int width, int height) {
  const std::unique_ptr<cairo_surface_t, CairoDrop> surface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
  {
    const std::unique_ptr<cairo_t, CairoDrop> pen(cairo_create(surface.get()));
    cairo_set_source_rgb(pen.get(), 1, 1, 1);
    cairo_paint(pen.get());
    typeset::paint(pen.get(), typeset::surfaceOf(raster), width, height);
  }
  cairo_surface_flush(surface.get());
  return straightRgba(surface.get(), width, height);
}

constexpr int kLargest = 8192;  // pixels of a texture's side; more than any screen

void fitToInk(Paragraph& p, const Rect& ink) {
  p.left = static_cast<int>(std::floor(ink.x)) - 1;
  p.top = static_cast<int>(std::floor(ink.y)) - 1;
  p.pixelWidth = std::min(kLargest, static_cast<int>(std::ceil(ink.right())) + 1 - p.left);
  p.pixelHeight = std::min(kLargest, static_cast<int>(std::ceil(ink.bottom())) + 1 - p.top);
}

std::uint32_t packed(Color c) {
  return 1U << 24U | static_cast<std::uint32_t>(c.r) << 16U | static_cast<std::uint32_t>(c.g) << 8U | c.b;
}

}  // namespace

bool hasFonts() {
  if (FcInit() != FcTrue) return false;
  const FcFontSet* known = FcConfigGetFonts(nullptr, FcSetSystem);
  return known != nullptr && known->nfont > 0;
}

bool hasFamily(const std::string& family) {
  if (FcInit() != FcTrue) return false;
  FcPattern* wanted = FcPatternBuild(nullptr, FC_FAMILY, FcTypeString, family.c_str(), nullptr);
  FcObjectSet* about = FcObjectSetBuild(FC_FAMILY, nullptr);
  FcFontSet* found = FcFontList(nullptr, wanted, about);
  const bool has = found != nullptr && found->nfont > 0;
  if (found != nullptr) FcFontSetDestroy(found);
  FcObjectSetDestroy(about);
  FcPatternDestroy(wanted);
  return has;
}

TextCache::TextCache(TextureSink& sink, std::size_t mostBytes)
    : sink_(sink), mostBytes_(mostBytes), hidden_(std::make_unique<Hidden>()) {}
TextCache::~TextCache() { forget(); }

void TextCache::forget() {
  for (const auto& [key, entry] : hidden_->entries)
    if (entry.paragraph.texture != 0) sink_.drop(entry.paragraph.texture);
  hidden_->entries.clear();
  hidden_->used.clear();
  bytes_ = 0;
}

void TextCache::setPictures(typeset::PictureMaker pictures) {
  forget();  // what was laid out without them
  hidden_->fonts.setPictures(std::move(pictures));
}

void TextCache::useTypeface(Typeface typeface) {
  if (typeface == hidden_->fonts.typeface()) return;
  forget();
  hidden_->fonts.setTypeface(typeface);
}

void TextCache::usePictures(const pictures::ShelfPtr& shelf, int mostHeightPx) {
  if (shelf == hidden_->shelf && (!shelf || mostHeightPx == hidden_->mostHeightPx)) return;
  hidden_->shelf = shelf;
  hidden_->mostHeightPx = mostHeightPx;
  setPictures(typeset::picturesFrom(shelf, mostHeightPx));
}

TextCache::Entry& TextCache::entry(Key key, const TextStyle& style, Color color) {
  if (const auto found = hidden_->entries.find(key); found != hidden_->entries.end()) {
    hidden_->used.splice(hidden_->used.begin(), hidden_->used, found->second.place);
    return found->second;
  }
  const Layout layout(hidden_->fonts, key.text, style, static_cast<float>(key.size) / 64.0F, key.width);
  Entry fresh;
  fresh.paragraph.size = layout.size();
  fresh.bytes = sizeof(Entry) + 2 * (sizeof(Key) + key.text.size());
  if (const Rect ink = layout.ink(); key.color != 0 && !ink.empty()) {
    Paragraph& p = fresh.paragraph;
    fitToInk(p, ink);
    ++made_;
    const auto pixels = sink_.wantsPixels() ? drawn(layout, p, color) : std::vector<std::uint8_t>();
    p.texture = sink_.make(p.pixelWidth, p.pixelHeight, pixels);
    fresh.bytes += static_cast<std::size_t>(p.pixelWidth) * static_cast<std::size_t>(p.pixelHeight) * 4;
  }
  return keep(std::move(key), fresh);
}

TextCache::Entry& TextCache::keep(Key key, Entry fresh) {
  bytes_ += fresh.bytes;
  hidden_->used.push_front(key);
  fresh.place = hidden_->used.begin();
  Entry& kept = hidden_->entries.emplace(std::move(key), fresh).first->second;
  trim();
  return kept;
}

void TextCache::trim() {
  // What was made just now stays, however large.
  while (bytes_ > mostBytes_ && hidden_->used.size() > 1) {
    const auto oldest = hidden_->entries.find(hidden_->used.back());
    bytes_ -= oldest->second.bytes;
    // The frame being drawn may still show it: the sink gets it back after the frame.
    if (oldest->second.paragraph.texture != 0) dropped_.push_back(oldest->second.paragraph.texture);
    hidden_->entries.erase(oldest);
    hidden_->used.pop_back();
  }
}

void TextCache::dropUnused() {
  for (const TextureId texture : dropped_) sink_.drop(texture);
  dropped_.clear();
}

TextCache::Key TextCache::keyOf(std::string_view utf8, const TextStyle& style, float sizePx, int widthPx) {
  return {std::string(utf8),    static_cast<int>(std::lround(sizePx * 64)),
          std::max(0, widthPx), style.weight,
          style.align,          style.marks,
          style.lines,          style.turned};
}

Size TextCache::measure(std::string_view utf8, const TextStyle& style, float sizePx, int widthPx) {
  return entry(keyOf(utf8, style, sizePx, widthPx), style, {}).paragraph.size;
}

const Paragraph& TextCache::paragraph(std::string_view utf8, const TextStyle& style, float sizePx, int widthPx,
                                      Color color) {
  Key key = keyOf(utf8, style, sizePx, widthPx);
  key.color = packed(color);
  return entry(std::move(key), style, color).paragraph;
}

const Paragraph& TextCache::picture(const std::string& path, int widthPx, int heightPx) {
  Key key;
  key.text = path;
  key.width = std::clamp(widthPx, 1, kLargest);
  key.pictureHeight = std::clamp(heightPx, 1, kLargest);
  if (const auto found = hidden_->entries.find(key); found != hidden_->entries.end()) {
    hidden_->used.splice(hidden_->used.begin(), hidden_->used, found->second.place);
    return found->second.paragraph;
  }
  Entry fresh;
  fresh.bytes = sizeof(Entry) + 2 * (sizeof(Key) + path.size());
  const pictures::Shelf* shelf = hidden_->shelf.get();
  if (const auto ready = shelf ? shelf->find(path) : pictures::Shelf::const_iterator();
      shelf && ready != shelf->end()) {
    fresh.paragraph = {0, key.width, key.pictureHeight,
                       0, 0,         {static_cast<float>(key.width), static_cast<float>(key.pictureHeight)}};
    ++made_;
    fresh.paragraph.texture =
        sink_.make(key.width, key.pictureHeight, painted(ready->second.raster, key.width, key.pictureHeight));
    fresh.bytes += static_cast<std::size_t>(key.width) * static_cast<std::size_t>(key.pictureHeight) * 4;
  }
  return keep(std::move(key), fresh).paragraph;
}

const Fonts& TextCache::fonts() const { return hidden_->fonts; }

}  // namespace cz::ui
