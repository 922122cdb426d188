#include "core/typeset/picture_object.h"

#include <algorithm>
#include <limits>

#include "core/typeset/surface.h"

namespace cz::typeset {
namespace {

using pictures::Facts;
using pictures::Kind;

constexpr double kPixelsPerSize = 16;  ///< as browsers do: a picture of 160 pixels is ten letters' sizes wide
constexpr double kEdge = 0.3;          ///< of the paper around what shows through, in letters' sizes
constexpr double kMiddle = 0.32;       ///< how far above the baseline the middle of a line of words lies

void roundedBox(cairo_t* pen, double x, double y, double width, double height, double radius) {
  cairo_new_sub_path(pen);
  cairo_arc(pen, x + width - radius, y + radius, radius, -1.5708, 0);
  cairo_arc(pen, x + width - radius, y + height - radius, radius, 0, 1.5708);
  cairo_arc(pen, x + radius, y + height - radius, radius, 1.5708, 3.1416);
  cairo_arc(pen, x + radius, y + radius, radius, 3.1416, 4.7124);
  cairo_close_path(pen);
}

class PictureObject final : public InlineObject {
 public:
  PictureObject(Surface surface, Extents extents, double edge)
      : surface_(std::move(surface)), extents_(extents), edge_(edge) {}

  Extents extents() const override { return extents_; }

  void draw(cairo_t* pen) const override {
    double x = 0;
    double y = 0;
    cairo_get_current_point(pen, &x, &y);
    const double height = extents_.ascent + extents_.descent;
    cairo_save(pen);
    cairo_translate(pen, x, y - extents_.ascent);
    if (edge_ > 0) {
      roundedBox(pen, 0, 0, extents_.width, height, edge_);
      cairo_set_source_rgb(pen, 1, 1, 1);
      cairo_fill(pen);
    }
    cairo_translate(pen, edge_, edge_);
    paint(pen, surface_, extents_.width - 2 * edge_, height - 2 * edge_);
    cairo_restore(pen);
  }

 private:
  Surface surface_;
  Extents extents_;
  double edge_;
};

struct Box {
  double width;
  double height;
};

/// In letters' sizes.
Box boxFor(PictureSize size, bool alone) {
  constexpr double kAnyWidth = std::numeric_limits<double>::max();
  switch (size) {
    case PictureSize::small: return alone ? Box{12, 9} : Box{kAnyWidth, 1.4};
    case PictureSize::medium: return alone ? Box{22, 14} : Box{kAnyWidth, 2.5};
    case PictureSize::large: return alone ? Box{36, 22} : Box{kAnyWidth, 5};
  }
  return {22, 14};
}

/// The picture without its edge.
Box fitted(const Facts& facts, const Box& box) {
  const double scale = std::min(box.width / facts.width, box.height / facts.height);
  return {facts.width * scale, facts.height * scale};
}

Box sizeFor(const Facts& facts, PictureSize size, const Surroundings& around, double mostHeight, double edge) {
  Box box = boxFor(size, around.alone);
  box = {box.width * around.size, box.height * around.size};
  if (facts.kind != Kind::svg) {
    box.width = std::min(box.width, facts.width * around.size / kPixelsPerSize);
    box.height = std::min(box.height, facts.height * around.size / kPixelsPerSize);
  }
  if (around.width > 0) box.width = std::min(box.width, around.width - 2 * edge);
  if (mostHeight > 0) box.height = std::min(box.height, mostHeight - 2 * edge);
  const Box fits = fitted(facts, {std::max(1.0, box.width), std::max(1.0, box.height)});
  return {fits.width + 2 * edge, fits.height + 2 * edge};
}

/// Keeps each picture's surface from its first use on.
class Maker {
 public:
  Maker(pictures::ShelfPtr shelf, double mostHeight) : shelf_(std::move(shelf)), mostHeight_(mostHeight) {}

  std::shared_ptr<const InlineObject> make(const TextPiece& piece, const Surroundings& around) {
    const auto found = shelf_->find(piece.path);
    if (found == shelf_->end()) return nullptr;
    Surface& surface = surfaces_[piece.path];
    if (!surface) surface = surfaceOf(found->second.raster);
    const double edge = found->second.isOpaque ? 0 : kEdge * around.size;
    const Box box = sizeFor(found->second.facts, piece.size, around, mostHeight_, edge);
    // A block stands on the line; a picture among words hangs around their middle.
    const double below = around.alone ? 0 : std::max(0.0, box.height / 2 - kMiddle * around.size);
    return std::make_shared<PictureObject>(surface, Extents{box.width, box.height - below, below}, edge);
  }

 private:
  pictures::ShelfPtr shelf_;
  double mostHeight_;
  std::map<std::string, Surface> surfaces_;
};

}  // namespace

PictureMaker picturesFrom(pictures::ShelfPtr shelf, double mostHeight) {
  if (!shelf) return nullptr;
  const auto maker = std::make_shared<Maker>(std::move(shelf), mostHeight);
  return [maker](const TextPiece& piece, const Surroundings& around) { return maker->make(piece, around); };
}

}  // namespace cz::typeset
