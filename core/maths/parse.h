#pragma once
// TeX to a tree: the subset that schools need. Safe against any input: its length and its depth have limits.

#include <cstddef>
#include <string_view>

#include "core/base/result.h"
#include "core/maths/tree.h"

namespace cz::maths {

inline constexpr std::size_t kLongestFormula = 2000;  ///< bytes
inline constexpr int kDeepest = 24;                   ///< groups within groups

/// What stands between the dollars, as a tree. Error::message says what is wrong and the way out; Error::detail holds
/// the column of the offending piece (from 1, in bytes) as a plain number, as of Expression::parse.
Result<Row> parse(std::string_view tex);

/// The command at a column of `tex` when it is none that parse() knows ("\fract"); else an empty text.
std::string_view unknownCommandAt(std::string_view tex, std::size_t column);

}  // namespace cz::maths
