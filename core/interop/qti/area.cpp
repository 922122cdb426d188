#include "core/interop/qti/area.h"

#include <algorithm>

#include "core/base/text.h"

namespace cz::interop::qti {
namespace {

/// Above zero when the point lies left of the way from one corner to the next, 0 on its line.
Exact side(const Point& a, const Point& b, const Exact& x, const Exact& y) {
  return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

bool isOnEdge(const Point& a, const Point& b, const Exact& x, const Exact& y) {
  return side(a, b, x, y).sign() == 0 && x >= std::min(a.x, b.x) && x <= std::max(a.x, b.x) &&
         y >= std::min(a.y, b.y) && y <= std::max(a.y, b.y);
}

/// A ray to the right crosses the edges an odd number of times.
bool isInPolygon(const std::vector<Exact>& numbers, const Exact& x, const Exact& y) {
  bool inside = false;
  const std::size_t corners = numbers.size() / 2;
  const auto corner = [&](std::size_t n) { return Point{numbers[2 * n], numbers[2 * n + 1]}; };
  for (std::size_t n = 0; n < corners; ++n) {
    const Point a = corner(n);
    const Point b = corner((n + 1) % corners);
    if (isOnEdge(a, b, x, y)) return true;
    if ((a.y > y) == (b.y > y)) continue;
    if ((side(a, b, x, y).sign() > 0) == (b.y > a.y)) inside = !inside;
  }
  return inside;
}

std::optional<std::vector<Exact>> numbersIn(std::string text) {
  std::replace(text.begin(), text.end(), ',', ' ');
  std::vector<Exact> numbers;
  for (const auto& part : split(tidySpaces(text), ' ')) {
    const auto number = numberOf(part);
    if (!number) return std::nullopt;
    numbers.push_back(*number);
  }
  return numbers;
}

}  // namespace

bool Area::holds(const Exact& x, const Exact& y) const {
  const auto& n = numbers;
  switch (shape) {
    case Shape::circle: return (x - n[0]) * (x - n[0]) + (y - n[1]) * (y - n[1]) <= n[2] * n[2];
    case Shape::rect: return x >= n[0] && x <= n[2] && y >= n[1] && y <= n[3];
    case Shape::poly: return isInPolygon(n, x, y);
    case Shape::all: break;
  }
  return true;
}

std::optional<Area> areaOf(const std::string& shape, const std::string& coords) {
  if (shape == "default") return Area{Area::Shape::all, {}};
  auto numbers = numbersIn(coords);
  if (!numbers) return std::nullopt;
  if (shape == "circle" && numbers->size() == 3) return Area{Area::Shape::circle, *numbers};
  if (shape == "rect" && numbers->size() == 4) {
    if ((*numbers)[0] > (*numbers)[2]) std::swap((*numbers)[0], (*numbers)[2]);
    if ((*numbers)[1] > (*numbers)[3]) std::swap((*numbers)[1], (*numbers)[3]);
    return Area{Area::Shape::rect, *numbers};
  }
  if (shape != "poly" || numbers->size() < 6 || numbers->size() % 2 != 0) return std::nullopt;
  // Some files repeat the first corner at the end.
  const bool closed = (*numbers)[0] == (*numbers)[numbers->size() - 2] && (*numbers)[1] == numbers->back();
  if (closed) numbers->resize(numbers->size() - 2);
  return numbers->size() < 6 ? std::nullopt : std::optional(Area{Area::Shape::poly, *numbers});
}

std::optional<Point> pointOf(const Atom& atom) {
  const auto parts = split(atom.text, ' ');
  if (atom.base != Base::point || parts.size() != 2) return std::nullopt;
  const auto x = numberOf(parts[0]);
  const auto y = numberOf(parts[1]);
  return x && y ? std::optional(Point{*x, *y}) : std::nullopt;
}

}  // namespace cz::interop::qti
