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

/// A plain decimal with an optional minus, such as Exact reads, and no fraction bar.
bool isDecimal(std::string_view text);

/// "3.14:0.01", "1..5", "42": numbers are plain decimals, an exponent is worked in ("1.5e3" is 1500).
Result<Numeric> readNumeric(std::string_view text);

}  // namespace cz::interop::gift
