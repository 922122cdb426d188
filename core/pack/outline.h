#pragma once
// The outline of a place on a picture, and what lies within it. Whole numbers only: the same on every machine.

#include <string>
#include <vector>

#include "core/pack/model.h"

namespace cz::pack {

inline constexpr int kThousand = 1000;  ///< a spot's x and y are thousandths of the picture's width and height

/// Whether the spot lies within the outline or on its line. `x`, `y`: thousandths of the picture.
bool holds(const Outline& outline, const Hotspot& picture, int x, int y);

/// The place that a spot belongs to: the first of `options` whose outline holds it; null outside of all.
const Option* placeAt(const Item& item, int x, int y);

/// The smallest upright box around an outline, in pixels of the picture.
struct Bounds {
  int left = 0;
  int top = 0;
  int width = 0;
  int height = 0;
};
Bounds boundsOf(const Outline& outline);

/// What keeps the outline from being a place on the picture, in a sentence for its author; empty when it is fine.
std::string faultOf(const Outline& outline, const Hotspot& picture);

}  // namespace cz::pack
