#pragma once
// A process that is killed (SIGKILL) in the middle of its work, and what it had said by then.

#include <cstdint>
#include <functional>

namespace cz::tests {

struct Killed {
  std::size_t said = 0;   ///< calls of `say` that came through
  bool finished = false;  ///< it was done before its time came
};

/// Runs `work` in a process of its own and kills it after `microseconds`; 0: lets it finish. `say` tells the outside
/// that something is promised; it returns when that is told. Call it while no other thread runs: the process is a fork.
Killed runAndKill(std::int64_t microseconds, const std::function<void(const std::function<void()>& say)>& work);

/// The same, and the process is killed as soon as its promise number `last` (from 1) is told: whatever the machine has
/// to do beside it, this kill is never too early or too late.
Killed runAndKillAfter(std::size_t last, const std::function<void(const std::function<void()>& say)>& work);

}  // namespace cz::tests
