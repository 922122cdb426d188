#pragma once
// The kiosk beside Chromium in kiosk mode with an equal page, judged by the same pixels in the same run.

#include <filesystem>
#include <optional>
#include <string>

#include "core/base/result.h"

namespace cz::tools {

/// What one program took.
struct Shown {
  double firstFrameMs = 0;  ///< from start to its background on the screen
  long pssKib = 0;          ///< of the program and all its children, five seconds later
  double idlePercent = 0;   ///< of one core, over ten seconds without input
  std::size_t processes = 0;
};

struct KioskBench {
  Shown kiosk;
  std::optional<Shown> chromium;  ///< nothing when it isn't installed
};

/// Takes about a minute. `kiosk`: the program to measure; `assets`: its assets.
Result<KioskBench> benchKiosk(const std::filesystem::path& kiosk, const std::filesystem::path& assets);

}  // namespace cz::tools
