#pragma once
// `let` and `only`: the parameters of an item and the rules for its draws.

#include "core/pack/item_texts.h"

namespace cz::pack {

inline constexpr std::size_t kMostOptions = 10'000;  ///< values of one parameter

/// Fills item.parameters (drawn ones in authored order, then computed ones, each after what it reads) and item.only;
/// tells `texts` the names.
void readParameters(Fields& fields, ItemTexts& texts, Item& item);

/// "2..9", "2..20 step 2", also downwards ("9..2"): whole numbers, ends included. Nothing when `text` isn't meant as a
/// range; an error when it is a bad one.
Result<std::optional<std::vector<Value>>> rangeFrom(std::string_view text);

}  // namespace cz::pack
