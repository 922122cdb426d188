#pragma once
// A drawing as it goes into a page.

#include <string>

#include "core/pack/model.h"
#include "core/scoring/response.h"

namespace cz::station {

/// An <svg> of 1000 × 700 units with the paper's lines under the ink. Whole numbers only: nothing of it needs escaping.
std::string inkSvg(const scoring::Drawn& drawn, pack::DrawingPaper paper);

}  // namespace cz::station
