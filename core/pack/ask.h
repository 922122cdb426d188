#pragma once
// ask() with the line of the text at fault, for the validator.

#include "core/pack/question.h"

namespace cz::pack {

/// As ask(); on an error `line` is where the text at fault was written (0 = unknown). An error's message doesn't
/// repeat the item.
Result<Question> askNotingLine(const Item& item, const Draw& draw, int& line);

}  // namespace cz::pack
