#pragma once
// Keys of typed answers: how the texts of a pack become numbers, lists and margins.

#include <string_view>
#include <vector>

#include "core/pack/model.h"

namespace cz::pack {

/// A number or a text that spells one: 12, "3/4", "-0.5" (also with the minus sign U+2212), with blanks around it.
/// Packs always write a point, whatever their students write.
Result<Exact> numberFrom(const Value& value);
/// A list, a number, or a text like "1, 2, 3" (commas or semicolons).
Result<std::vector<Exact>> listFrom(const Value& value);
/// The power of ten of the first figure: 0 for 7, 2 for 123, -3 for 0.0045; 0 for zero.
int leadingPlace(const Exact& number);
/// How far from `key` is still right. An error when it isn't a number; a negative margin is given back as it is.
Result<Exact> marginOf(const Tolerance& tolerance, const Exact& key, const Draw& draw);

}  // namespace cz::pack
