#pragma once
// Days in sentences, in the machine's time zone.

#include <cstdint>
#include <string>

namespace cz::station {

std::string dayOf(std::int64_t ms);     ///< "26 November 2026"
std::string minuteOf(std::int64_t ms);  ///< "26 November 2026, 14:05"

}  // namespace cz::station
