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

/// Seconds since it was made.
class Watch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - since_).count(); }

 private:
  std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

/// How long a deed takes.
template <class Deed>
double microseconds(Deed deed) {
  const Watch watch;
  deed();
  return watch.seconds() * 1e6;
}

/// `all`: at least one, in microseconds.
inline Timings timingsOf(std::vector<double> all) {
  std::sort(all.begin(), all.end());
  return {all[all.size() / 2], all[std::min(all.size() - 1, all.size() * 99 / 100)]};
}

/// Does `deed` `count` times (at least once), with its round as argument, each timed alone.
inline Timings timed(std::size_t count, const std::function<void(std::size_t)>& deed) {
  std::vector<double> all;
  all.reserve(count);
  for (std::size_t i = 0; i < count; ++i) all.push_back(microseconds([&] { deed(i); }));
  return timingsOf(std::move(all));
}

}  // namespace cz::tools
