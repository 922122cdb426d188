#pragma once
// The answer part of a GIFT question: what stands between its braces.

#include <string_view>

#include "core/base/result.h"
#include "core/interop/gift_block.h"

namespace cz::interop::gift {

/// Reads `block.text` from `from` to `to` (without the braces) into `question`: type, answers, feedback.
/// An error has the line of the fault in `Error::detail`. What was read other than by the letter of the
/// format is said in `notes`.
Result<void> readAnswers(const Block& block, std::size_t from, std::size_t to, Question& question,
                         std::vector<Remark>& notes);

}  // namespace cz::interop::gift
