#pragma once
// A guard before the TOML library: it follows dotted names as deep as they go, and falls off the stack.

#include <optional>
#include <string_view>

#include "core/pack/source.h"

namespace cz::pack {

inline constexpr int kMostDots = 8;  ///< in one name; packs need one, in [item.let]

/// Where a name with more dots stands. Texts in quotes and comments may hold any number.
std::optional<Spot> tooDeepName(std::string_view text);

}  // namespace cz::pack
