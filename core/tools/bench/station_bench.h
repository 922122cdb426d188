#pragma once
// How fast a station turns what kiosks post into facts: the whole way from the body of a request to the committed
// answer, which is opened, verified, unsealed, scored again and written down.

#include <cstdint>

#include "core/pack/read.h"
#include "core/tools/bench/timings.h"

namespace cz::tools {

struct StationBench {
  std::uint64_t leaves = 0;
  std::uint64_t tries = 0;
  double backlogPerSecond = 0;  ///< leaves of a kiosk that was away for long, in messages of a thousand
  double archivePerSecond = 0;  ///< the baseline: the same leaves only verified and kept, without what they say
  Timings one;                  ///< a message with one finished check
};

/// Works in a temporary folder. `files`: a pack; its first check is taken.
Result<StationBench> benchStation(const pack::Files& files);

}  // namespace cz::tools
