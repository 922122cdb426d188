#pragma once
// What is so on the machine of this seat, for the doctor.

#include "core/doctor/facts.h"
#include "kiosk/shell/options.h"

namespace cz::shell {

/// All but whether the station answers: that takes seconds, and a running kiosk knows it anyway. Any thread.
doctor::SeatFacts factsOf(const Options& options);

}  // namespace cz::shell
