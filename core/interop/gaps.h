#pragma once
// Questions with gaps in a running text, wherever they come from.

#include <string>
#include <string_view>

#include "core/interop/question.h"

namespace cz::interop {

/// Stands for a gap in a Question's stem until the item is made: U+E000, which no text of a school holds.
inline constexpr std::string_view kGapMark = "\xEE\x80\x80";

/// Makes `question`, whose stem has kGapMark for each of its `gaps`, a question of type gaps; with a single gap, a
/// question of that gap's kind. Without one it can't come in (`whyNot`).
void settleGaps(Question& question);

/// The gap as a question of its own, with an empty stem.
Question askedBy(const Gap& gap);

/// The id of a gap in a pack, from 1: "gap-1".
std::string gapId(std::size_t number);

/// The stem with its marks as a student (a single gap: five strokes) or a pack ("[[gap-1]]") wants them.
std::string withGaps(std::string stem, std::size_t gaps);

}  // namespace cz::interop
