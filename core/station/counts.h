#pragma once
// How much of a past a station has.

#include <cstdint>

#include "core/base/result.h"

namespace cz::station {

class Station;

struct Counts {
  std::int64_t attempts = 0;
  std::int64_t unlocks = 0;
  std::int64_t decisions = 0;  ///< of teachers, besides unlocks and marks
  std::int64_t marks = 0;      ///< the newest of each response
  std::int64_t steps = 0;      ///< reflections, revisions, pauses, requests
  friend bool operator==(const Counts&, const Counts&) = default;
};

Result<Counts> countsOf(Station& station);

}  // namespace cz::station
