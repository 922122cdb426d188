#pragma once
// Points, sizes and rectangles in layout units (units.h), y downwards.

#include <algorithm>

namespace cz::ui {

struct Point {
  float x = 0;
  float y = 0;
};

struct Size {
  float w = 0;
  float h = 0;
};

/// A rectangle by its top left corner. Widths and heights are never negative.
struct Rect {
  float x = 0;
  float y = 0;
  float w = 0;
  float h = 0;

  float right() const { return x + w; }
  float bottom() const { return y + h; }
  Point centre() const { return {x + w / 2, y + h / 2}; }
  Size size() const { return {w, h}; }
  bool empty() const { return w <= 0 || h <= 0; }
  bool holds(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
  /// Whether all of `inner` lies in here; half a unit of rounding is forgiven.
  bool holds(const Rect& inner) const {
    return inner.x >= x - 0.5F && inner.y >= y - 0.5F && inner.right() <= right() + 0.5F &&
           inner.bottom() <= bottom() + 0.5F;
  }

  Rect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }
  /// Smaller by `dx` on the left and the right, by `dy` above and below; larger when negative.
  Rect inset(float dx, float dy) const {
    return {x + dx, y + dy, std::max(0.0F, w - 2 * dx), std::max(0.0F, h - 2 * dy)};
  }
  Rect inset(float all) const { return inset(all, all); }
  /// What both cover; empty when they don't meet.
  Rect common(const Rect& other) const {
    const float left = std::max(x, other.x);
    const float top = std::max(y, other.y);
    return {left, top, std::max(0.0F, std::min(right(), other.right()) - left),
            std::max(0.0F, std::min(bottom(), other.bottom()) - top)};
  }
  /// A box of `size` in the middle of this one.
  Rect middle(Size size) const { return {x + (w - size.w) / 2, y + (h - size.h) / 2, size.w, size.h}; }

  // Cutting: takes a strip off this rectangle and gives it; `gap` more is thrown away.
  Rect cutTop(float height, float gap = 0) {
    const Rect strip{x, y, w, std::min(height, h)};
    const float taken = std::min(height + gap, h);
    y += taken;
    h -= taken;
    return strip;
  }
  Rect cutBottom(float height, float gap = 0) {
    const float strip = std::min(height, h);
    const Rect cut{x, bottom() - strip, w, strip};
    h -= std::min(height + gap, h);
    return cut;
  }
  Rect cutLeft(float width, float gap = 0) {
    const Rect strip{x, y, std::min(width, w), h};
    const float taken = std::min(width + gap, w);
    x += taken;
    w -= taken;
    return strip;
  }
  Rect cutRight(float width, float gap = 0) {
    const float strip = std::min(width, w);
    const Rect cut{right() - strip, y, strip, h};
    w -= std::min(width + gap, w);
    return cut;
  }
};

}  // namespace cz::ui
