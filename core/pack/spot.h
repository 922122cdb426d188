#pragma once
// A place in a file of a pack.

#include <compare>

namespace cz::pack {

/// Line and column from 1, the column in characters. 0 = unknown.
struct Spot {
  int line = 0;
  int column = 0;
  friend auto operator<=>(const Spot&, const Spot&) = default;
};

}  // namespace cz::pack
