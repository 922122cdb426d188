#pragma once
// SQLite's memory runs out when a test says so. Each thread has its own plan; it holds only where a `RunsOut` is, so
// that a station in the same process, or a test that looks afterwards, has enough.

#include <cstdint>

namespace cz::tests {

/// The `at`th request for memory from now on (from 0) is refused, and with `forEver` all after it.
void planMemory(std::uint64_t at, bool forEver);
/// From now on there is enough. Gives whether there ever was too little.
bool endMemoryPlan();
bool memoryRanOut();

/// While this lives, the plan holds.
class RunsOut {
 public:
  RunsOut();
  ~RunsOut();
  RunsOut(const RunsOut&) = delete;
  RunsOut& operator=(const RunsOut&) = delete;
};

}  // namespace cz::tests
