#pragma once
// The time on the classroom's wall, by this machine's time zone.

#include "kiosk/app/views.h"

namespace cz::desk {

app::DayTime dayTimeOf(std::int64_t wallMs);

}  // namespace cz::desk
