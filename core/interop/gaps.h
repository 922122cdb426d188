#pragma once
// Questions with gaps in a running text, wherever they come from.

#include <string_view>

#include "core/interop/question.h"

namespace cz::interop {

/// How a gap looks in a stem.
inline constexpr std::string_view kGapSign = "_____";

/// Makes `question`, whose stem has kGapSign for each of its `gaps`, a question of the gap's kind when there is one
/// gap. With several it can't come in yet (`whyNot`); they stay in `gaps`.
void settleGaps(Question& question);

}  // namespace cz::interop
