#pragma once
// A wait as an author writes it: "4 h", "2 school days".

#include <optional>
#include <string_view>

#include "core/pack/model.h"

namespace cz::pack {

/// "4 h", "1 hour", "2 school days", "1 school day", and "0" for none. "2 days", "1 d" of older packs are school days.
/// Nothing when it is written otherwise, or is more
/// than 1,000 hours or 100 school days.
std::optional<Wait> waitFrom(std::string_view text);

}  // namespace cz::pack
