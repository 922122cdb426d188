#pragma once
// Other programs, watched from outside: started, measured with all their children, ended.

#include <sys/types.h>

#include <chrono>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace cz::tools {

/// A child program in a process group of its own. Destruction ends the whole group.
class Process {
 public:
  using Environment = std::vector<std::string>;  ///< "NAME=value", added to our own
  /// Starts `words[0]`, found by PATH, with its output thrown away. An error names the program.
  static Result<Process> start(const std::vector<std::string>& words, const Environment& environment = {});
  Process(Process&& other) noexcept : pid_(other.pid_) { other.pid_ = 0; }
  Process& operator=(Process&&) = delete;
  ~Process();

  /// Proportional set size of the program and all its descendants, in KiB (smaps_rollup).
  long pssKib() const;
  /// Processor time used so far by the program and all living descendants, in clock ticks (sysconf(_SC_CLK_TCK) a
  /// second).
  long cpuTicks() const;
  /// How many processes that is.
  std::size_t processes() const { return family().size(); }
  /// True when it ended by itself within the time.
  bool endsWithin(std::chrono::milliseconds time);

 private:
  explicit Process(pid_t pid) : pid_(pid) {}
  std::vector<pid_t> family() const;
  pid_t pid_ = 0;
};

}  // namespace cz::tools
