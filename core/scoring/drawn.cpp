#include "core/scoring/drawn.h"

#include <algorithm>

namespace cz::scoring {
namespace {

bool isOnCanvas(const Spot& spot) { return spot.x >= 0 && spot.x <= kCanvas && spot.y >= 0 && spot.y <= kCanvas; }

bool isSound(const Stroke& stroke) {
  return stroke.width > 0 && stroke.width <= kWidestPen && !stroke.spots.empty() &&
         std::all_of(stroke.spots.begin(), stroke.spots.end(), isOnCanvas);
}

}  // namespace

bool isSound(const Drawn& drawn) {
  std::size_t spots = 0;
  for (const Stroke& stroke : drawn.ink) {
    if (!isSound(stroke)) return false;
    spots += stroke.spots.size();
  }
  return drawn.ink.size() <= kMostStrokes && spots <= kMostSpots;
}

}  // namespace cz::scoring
