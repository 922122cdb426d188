#pragma once
// The validator: every draw of every item looked at before a student does.

#include <cstdint>
#include <vector>

#include "core/pack/read.h"

namespace cz::pack {

/// Up to this many raw draws of an item are all looked at; of more, this many, spread evenly over all.
inline constexpr std::uint64_t kMostWalked = 2'000;

/// Adds what is wrong with the items of a check, and with what its points can reach.
void validate(const Check& check, std::vector<Problem>& problems);

/// Adds what is wrong with one item. At most one problem of a kind: the first draw that shows it.
void validateItem(const Check& check, const Item& item, std::vector<Problem>& problems);

}  // namespace cz::pack
