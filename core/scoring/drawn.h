#pragma once
// Whether ink is ink: on its canvas, and no more of it than a hand draws.

#include "core/scoring/response.h"

namespace cz::scoring {

inline constexpr int kWidestPen = 100;  ///< thousandths of the canvas

bool isSound(const Drawn& drawn);

}  // namespace cz::scoring
