#pragma once
// ask() with the place of the text at fault, for the validator.

#include "core/pack/question.h"

namespace cz::pack {

/// As ask(); on an error `at` is where the text at fault was written (line 0 = unknown). An error's message doesn't
/// repeat the item.
Result<Question> askNotingSpot(const Item& item, const Draw& draw, Spot& at);

}  // namespace cz::pack
