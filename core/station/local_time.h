#pragma once
// The classroom's own time, as this machine's time zone tells it.

#include <functional>

#include "core/journey/calendar.h"

namespace cz::station {

/// Minutes that are added to universal time at a moment, by the zone of this machine.
int zoneMinutesAt(std::int64_t ms);

/// What a calendar needs to know of the zone around a moment: how it is at first, and each change from 400 days before
/// to 800 days after. The same all the time until a change comes into reach, or leaves it.
std::vector<journey::Calendar::Offset> offsetsAround(std::int64_t ms,
                                                     const std::function<int(std::int64_t)>& minutesAt = zoneMinutesAt);

}  // namespace cz::station
