#pragma once
// A drawn value as TeX, for \var{…} in maths.

#include <string>
#include <string_view>

#include "core/pack/expression.h"

namespace cz::pack {

/// 3/4 as \frac{3}{4}, "2 2/5" as 2\frac{2}{5}, 3,5 as 3{,}5, a list with commas. A text of one letter or of TeX stands
/// as it is, words come upright. In parentheses, when a reader would otherwise take it wrong: a negative number behind
/// a sign, a negative number or a fraction with a power, anything but a sign's right side directly behind a factor.
/// `before` and `after` are the TeX on both sides of it.
std::string texOf(const Value& value, std::string_view before, std::string_view after);

}  // namespace cz::pack
