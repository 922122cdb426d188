#pragma once
// The validator: every draw of every item looked at before a student does.

#include <cstdint>
#include <vector>

#include "core/pack/read.h"
#include "core/pack/same_pictures.h"

namespace cz::pack {

class ShownDraws;

/// Up to this many raw draws of an item are all looked at; of more, this many, spread evenly over all. In a pack of
/// many items fewer of each, so that the whole takes seconds and not minutes.
inline constexpr std::uint64_t kMostWalked = 2'000;
std::uint64_t mostWalked(std::size_t itemsInPack);

/// Adds what is wrong with the items of a check, and with what its points can reach. `pictures`: of the pack. `most`:
/// draws of an item.
void validate(const Check& check, const SamePictures& pictures, std::vector<Problem>& problems,
              std::uint64_t most = kMostWalked);

/// Adds what is wrong with one item. At most one problem of a kind: the first draw that shows it. `shown`: gets what
/// the draws show; may be null.
void validateItem(const Check& check, const Item& item, const SamePictures& pictures, std::vector<Problem>& problems,
                  std::uint64_t most = kMostWalked, ShownDraws* shown = nullptr);

}  // namespace cz::pack
