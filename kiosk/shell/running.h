#pragma once
// What this program knows of itself and of its machine, for the kiosk's log.

#include "core/records/running.h"
#include "kiosk/shell/options.h"

namespace cz::shell {

/// Reads the whole file of this program: not for the thread that draws.
records::Running runningOf(const Options& options);

}  // namespace cz::shell
