#pragma once
// Drawing PINs. They come from unpredictable dice, so that no list of students leads to a list of PINs.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/outside.h"

namespace cz::roster {

/// Whether a PIN would be guessed first: one digit repeated, two digits alternating or doubled pairs
/// (1212, 1122), a run up or down (1234, 9876, 8901), a year 1900 to 2099, or a well-known key pattern (2580).
bool isWeakPin(std::string_view digits);

/// `count` PINs of `digits` digits (4 or 6), none weak, all different, none of `taken` (the class's own).
/// Asking for more than half of what there is, or for another length, is an input error.
Result<std::vector<std::string>> drawPins(std::size_t count, int digits, const std::vector<std::string>& taken,
                                          Random& random);

}  // namespace cz::roster
