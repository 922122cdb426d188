#pragma once
// Points as people write them into spreadsheets.

#include <optional>
#include <string>

#include "core/base/exact.h"

namespace cz::interop {

/// "3", "2.5" or "2,5"; nothing for all else, also for ranges like "10-8" and for less than nothing.
std::optional<Exact> pointsIn(const std::string& written);

}  // namespace cz::interop
