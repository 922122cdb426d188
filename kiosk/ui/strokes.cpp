// Frame's lines and surfaces: units in, pixels out.

#include <imgui.h>

#include <cmath>
#include <numbers>

#include "kiosk/ui/frame.h"
#include "kiosk/ui/paint.h"

namespace cz::ui {
namespace {

ImVec2 corner(const Canvas& canvas, float x, float y) { return {canvas.snapped(x), canvas.snapped(y)}; }

/// At least a pixel, and whole ones: a line of 1.3 pixels looks smeared.
float stroke(const Canvas& canvas, float width) { return std::max(1.0F, std::round(canvas.px(width))); }

/// The outline of a rounded rectangle as points, so that dashes can follow it.
std::vector<ImVec2> outlinePoints(ImVec2 a, ImVec2 b, float radius) {
  std::vector<ImVec2> points;
  constexpr int kSteps = 8;
  const ImVec2 centres[] = {{b.x - radius, a.y + radius},
                            {b.x - radius, b.y - radius},
                            {a.x + radius, b.y - radius},
                            {a.x + radius, a.y + radius}};
  for (int corner = 0; corner < 4; ++corner) {
    for (int step = 0; step <= kSteps; ++step) {
      const float quarter = static_cast<float>(corner - 1) + static_cast<float>(step) / kSteps;
      const float angle = quarter * std::numbers::pi_v<float> / 2;
      points.emplace_back(centres[corner].x + radius * std::cos(angle), centres[corner].y + radius * std::sin(angle));
    }
  }
  points.push_back(points.front());
  return points;
}

/// Dashes of equal length along a closed path, as many as fit without a rest.
void dashAlong(ImDrawList& list, const std::vector<ImVec2>& points, float dash, ImU32 color, float width) {
  const auto length = [&](std::size_t i) {
    return std::hypot(points[i + 1].x - points[i].x, points[i + 1].y - points[i].y);
  };
  float total = 0;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) total += length(i);
  const float step = total / (2 * std::max(2.0F, std::round(total / (2 * dash))));
  float walked = 0;
  bool on = true;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const float whole = length(i);
    float done = 0;
    while (whole - done > 0.001F) {
      const float part = std::min(step - walked, whole - done);
      const auto at = [&](float d) {
        return ImVec2(points[i].x + (points[i + 1].x - points[i].x) * d / whole,
                      points[i].y + (points[i + 1].y - points[i].y) * d / whole);
      };
      if (on) list.AddLine(at(done), at(done + part), color, width);
      done += part;
      walked += part;
      if (walked >= step - 0.001F) {
        walked = 0;
        on = !on;
      }
    }
  }
}

}  // namespace

ImU32 packed(Color c) { return IM_COL32(c.r, c.g, c.b, c.a); }

void Frame::fill(const Rect& laid, Color color, float radius) {
  const Rect rect = onScreen(laid);
  list_->AddRectFilled(corner(canvas_, rect.x, rect.y), corner(canvas_, rect.right(), rect.bottom()), packed(color),
                       canvas_.px(radius));
}

void Frame::outline(const Rect& laid, Color color, float width, float radius) {
  const Rect rect = onScreen(laid);
  const float thick = stroke(canvas_, width);
  const float half = (thick - 1) / 2;
  const ImVec2 a = corner(canvas_, rect.x, rect.y);
  const ImVec2 b = corner(canvas_, rect.right(), rect.bottom());
  list_->AddRect({a.x + half, a.y + half}, {b.x - half, b.y - half}, packed(color),
                 std::max(0.0F, canvas_.px(radius) - half), 0, thick);
}

void Frame::box(const Rect& rect, Color ground, Color edge, float width, float radius) {
  // The ground ends under the middle of the edge, or it would shine through at the corners.
  fill(rect.inset(width / 2), ground, std::max(0.0F, radius - width / 2));
  outline(rect, edge, width, radius);
}

void Frame::dashes(const Rect& laid, Color color, float width, float radius) {
  const Rect rect = onScreen(laid);
  const float thick = stroke(canvas_, width);
  const float half = thick / 2;
  const ImVec2 a = corner(canvas_, rect.x, rect.y);
  const ImVec2 b = corner(canvas_, rect.right(), rect.bottom());
  const auto points = outlinePoints({a.x + half, a.y + half}, {b.x - half, b.y - half}, canvas_.px(radius) - half);
  dashAlong(*list_, points, canvas_.px(6), packed(color), thick);
}

void Frame::line(Point start, Point end, Color color, float width) {
  const Point from = onScreen(start);
  const Point to = onScreen(end);
  const float thick = stroke(canvas_, width);
  // Level and upright lines fall on whole pixels.
  if (from.y == to.y || from.x == to.x) {
    const bool level = from.y == to.y;
    const Rect bar = level ? Rect{std::min(from.x, to.x), from.y, std::abs(to.x - from.x), 0}
                           : Rect{from.x, std::min(from.y, to.y), 0, std::abs(to.y - from.y)};
    ImVec2 a = corner(canvas_, bar.x, bar.y);
    ImVec2 b = corner(canvas_, bar.right(), bar.bottom());
    (level ? b.y : b.x) += thick;
    list_->AddRectFilled(a, b, packed(color));
    return;
  }
  list_->AddLine({canvas_.px(from.x), canvas_.px(from.y)}, {canvas_.px(to.x), canvas_.px(to.y)}, packed(color),
                 canvas_.px(width));
}

void Frame::disc(Point at, float radius, Color color) {
  const Point centre = onScreen(at);
  list_->AddCircleFilled({canvas_.px(centre.x), canvas_.px(centre.y)}, canvas_.px(radius), packed(color));
}

void Frame::ring(Point at, float radius, Color color, float width) {
  const Point centre = onScreen(at);
  list_->AddCircle({canvas_.px(centre.x), canvas_.px(centre.y)}, canvas_.px(radius - width / 2), packed(color), 0,
                   canvas_.px(width));
}

void Frame::shadow(const Rect& rect, float radius) {
  Color color = this->color(Tone::shadow);
  constexpr int kLayers = 8;
  color.a = static_cast<std::uint8_t>(color.a / kLayers);
  for (int i = 0; i < kLayers; ++i) {
    const float grow = static_cast<float>(i) - 2;
    fill(rect.inset(-grow).moved(0, 4), color, radius + grow);
  }
}

void Frame::drawRing(const Rect& rect, float radius) {
  const float inner = radius < 0 ? metrics_.radius : radius;
  outline(rect.inset(-8), color(Tone::focusRing), 4, inner + 8);
}

}  // namespace cz::ui
