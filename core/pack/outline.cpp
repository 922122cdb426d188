#include "core/pack/outline.h"

#include <algorithm>

namespace cz::pack {
namespace {

using Kind = Outline::Kind;

struct Corner {
  std::int64_t x = 0;
  std::int64_t y = 0;
};

/// In thousandths of a pixel, so that a spot and an outline meet without rounding: x thousandths of a picture's width
/// are x · width of them.
Corner spotOn(const Hotspot& picture, int x, int y) {
  return {std::int64_t{x} * picture.width, std::int64_t{y} * picture.height};
}

std::vector<Corner> cornersOf(const Outline& outline) {
  std::vector<Corner> corners;
  for (std::size_t i = 0; i + 1 < outline.numbers.size(); i += 2)
    corners.push_back({std::int64_t{outline.numbers[i]} * kThousand, std::int64_t{outline.numbers[i + 1]} * kThousand});
  return corners;
}

/// Above zero when `c` lies left of the way from `a` to `b`, 0 on its line.
std::int64_t side(const Corner& a, const Corner& b, const Corner& c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool isOnEdge(const Corner& a, const Corner& b, const Corner& spot) {
  return side(a, b, spot) == 0 && spot.x >= std::min(a.x, b.x) && spot.x <= std::max(a.x, b.x) &&
         spot.y >= std::min(a.y, b.y) && spot.y <= std::max(a.y, b.y);
}

/// Even-odd: a ray to the right crosses the edges an odd number of times.
bool isInPolygon(const std::vector<Corner>& corners, const Corner& spot) {
  bool inside = false;
  for (std::size_t i = 0, before = corners.size() - 1; i < corners.size(); before = i++) {
    const Corner& a = corners[before];
    const Corner& b = corners[i];
    if (isOnEdge(a, b, spot)) return true;
    if ((a.y > spot.y) == (b.y > spot.y)) continue;
    if ((side(a, b, spot) > 0) == (b.y > a.y)) inside = !inside;
  }
  return inside;
}

bool isInCircle(const std::vector<int>& numbers, const Corner& spot) {
  const std::int64_t dx = spot.x - std::int64_t{numbers[0]} * kThousand;
  const std::int64_t dy = spot.y - std::int64_t{numbers[1]} * kThousand;
  const std::int64_t radius = std::int64_t{numbers[2]} * kThousand;
  return dx * dx + dy * dy <= radius * radius;
}

bool isInBox(const std::vector<int>& numbers, const Corner& spot) {
  const auto within = [](std::int64_t at, int start, int length) {
    return at >= std::int64_t{start} * kThousand && at <= (std::int64_t{start} + length) * kThousand;
  };
  return within(spot.x, numbers[0], numbers[2]) && within(spot.y, numbers[1], numbers[3]);
}

/// Twice the area that the corners span, without its sign.
std::int64_t twiceTheArea(const std::vector<Corner>& corners) {
  std::int64_t sum = 0;
  for (std::size_t i = 0, before = corners.size() - 1; i < corners.size(); before = i++)
    sum += (corners[before].x / kThousand) * (corners[i].y / kThousand) -
           (corners[i].x / kThousand) * (corners[before].y / kThousand);
  return sum < 0 ? -sum : sum;
}

std::string faultOfNumbers(const Outline& outline) {
  const auto& n = outline.numbers;
  switch (outline.kind) {
    case Kind::circle:
      if (n.size() != 3 || n[2] < 1) return "A circle is [x, y, radius], with a radius of 1 pixel or more.";
      break;
    case Kind::box:
      if (n.size() != 4 || n[2] < 1 || n[3] < 1)
        return "A box is [x, y, width, height], from its top left corner, 1 pixel wide and high or more.";
      break;
    case Kind::polygon:
      if (n.size() < 6 || n.size() % 2 != 0) return "A polygon is [x, y, x, y, x, y …], with three corners or more.";
      if (twiceTheArea(cornersOf(outline)) == 0) return "The corners of this polygon lie on one line. Correct them.";
      break;
  }
  return "";
}

}  // namespace

bool holds(const Outline& outline, const Hotspot& picture, int x, int y) {
  const Corner spot = spotOn(picture, x, y);
  switch (outline.kind) {
    case Kind::circle: return isInCircle(outline.numbers, spot);
    case Kind::box: return isInBox(outline.numbers, spot);
    case Kind::polygon: return isInPolygon(cornersOf(outline), spot);
  }
  return false;
}

const Option* placeAt(const Item& item, int x, int y) {
  const auto found = std::find_if(item.options.begin(), item.options.end(),
                                  [&](const Option& option) { return holds(option.outline, item.hotspot, x, y); });
  return found == item.options.end() ? nullptr : &*found;
}

Bounds boundsOf(const Outline& outline) {
  const auto& n = outline.numbers;
  if (outline.kind == Kind::circle) return {n[0] - n[2], n[1] - n[2], 2 * n[2], 2 * n[2]};
  if (outline.kind == Kind::box) return {n[0], n[1], n[2], n[3]};
  Bounds bounds{n[0], n[1], n[0], n[1]};
  for (std::size_t i = 0; i + 1 < n.size(); i += 2) {
    bounds = {std::min(bounds.left, n[i]), std::min(bounds.top, n[i + 1]), std::max(bounds.width, n[i]),
              std::max(bounds.height, n[i + 1])};
  }
  bounds.width -= bounds.left;
  bounds.height -= bounds.top;
  return bounds;
}

std::string faultOf(const Outline& outline, const Hotspot& picture) {
  if (std::string fault = faultOfNumbers(outline); !fault.empty()) return fault;
  const Bounds bounds = boundsOf(outline);
  const bool inside = bounds.left >= 0 && bounds.top >= 0 && bounds.left + bounds.width <= picture.width &&
                      bounds.top + bounds.height <= picture.height;
  if (inside) return "";
  return "This place reaches over the edge of the picture, which is " + std::to_string(picture.width) +
         " pixels wide and " + std::to_string(picture.height) + " high. Correct its numbers.";
}

}  // namespace cz::pack
