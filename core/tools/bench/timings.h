#pragma once
// Many timings of one deed, and what is said of them.

#include <algorithm>
#include <chrono>
#include <functional>
#include <vector>

namespace cz::tools {

/// Microseconds.
struct Timings {
  double median = 0;
  double p99 = 0;
};

/// Does `deed` `count` times (at least once), with its round as argument, each timed alone.
inline Timings timed(std::size_t count, const std::function<void(std::size_t)>& deed) {
  std::vector<double> all;
  all.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto begun = std::chrono::steady_clock::now();
    deed(i);
    all.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begun).count());
  }
  std::sort(all.begin(), all.end());
  return {all[all.size() / 2], all[std::min(all.size() - 1, all.size() * 99 / 100)]};
}

}  // namespace cz::tools
