#pragma once
// How many choices an item tells its student to tick: "Tick the two mammals."

#include <optional>

#include "core/pack/model.h"

namespace cz::pack {

/// The number of keys (of ticks of a set that earns everything), when the stem says that number: after a word that asks
/// ("Tick the two …", "Which 2 …", "Kreuze die drei … an") or before one for answers ("(two answers)"). Nothing when it
/// says another number or none, or for another type.
std::optional<int> toldTicks(const Item& item);

}  // namespace cz::pack
