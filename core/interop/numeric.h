#pragma once
// Numbers in the answers of other systems' files, kept as exact decimals.

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/interop/question.h"

namespace cz::interop {

/// A plain decimal with an optional minus, such as Exact reads, and no fraction bar; at most 60 characters.
bool isDecimal(std::string_view text);

/// The number as a plain decimal: the exponent worked in ("1.5e3" is 1500), also for "+3", ".5", "5." and blanks around
/// it. Nothing when it is no number, or one with an exponent beyond ±30.
std::optional<std::string> plainDecimal(std::string_view text);

/// "3.14:0.01", "1..5", "42"; "*" and nothing are anything.
Result<Numeric> readNumeric(std::string_view text);

}  // namespace cz::interop
