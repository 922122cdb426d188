#pragma once
// Areas on a picture as QTI writes them, in pixels of the picture as the file declares it.

#include <optional>
#include <string>
#include <vector>

#include "core/base/exact.h"
#include "core/interop/qti/value.h"

namespace cz::interop::qti {

struct Area {
  enum class Shape { circle, rect, poly, all } shape = Shape::rect;
  std::vector<Exact> numbers;  ///< circle: x y radius; rect: left top right bottom; poly: x y x y …

  /// Whether a point lies within or on the line.
  bool holds(const Exact& x, const Exact& y) const;
};

/// By shape ("circle", "rect", "poly", "default") and coords ("10,20,30"); nothing when they don't fit together, and
/// for ellipses.
std::optional<Area> areaOf(const std::string& shape, const std::string& coords);

struct Point {
  Exact x;
  Exact y;
};
/// An atom of base point, "12 30", as numbers.
std::optional<Point> pointOf(const Atom& atom);

}  // namespace cz::interop::qti
