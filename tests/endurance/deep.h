#pragma once
// How much is tried, which one is tried again, and where it is written down.
//
// CHECKZONE_DEEP=1        everything, not a slice
// CHECKZONE_SIZE=N        so many units (journeys, kills, histories …) instead of the usual number
// CHECKZONE_FROM=N        from the Nth unit on: a further piece of a long run
// CHECKZONE_MINUTES=N     ends in good order after so many minutes, and writes down what was done
// CHECKZONE_THREADS=N     so many at once
// CHECKZONE_REPLAY=TEXT   exactly the one that a failure named, like "T1 7 1234 5"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace cz::tests {

bool isDeep();
/// The one or the other, or CHECKZONE_SIZE.
std::uint64_t sizeOf(std::uint64_t slice, std::uint64_t deep);
/// CHECKZONE_FROM, else 1.
std::uint64_t firstUnit();
/// Whether the minutes of this run are over.
bool isOver();
/// How many threads try at once: all the machine has for the deep run, else one.
std::size_t threads();
/// Calls `part` for 0 to `count` - 1, each in a thread of its own.
void inParallel(std::size_t count, const std::function<void(std::size_t)>& part);

/// Units of a run, given out one after the other to whichever thread is free, so that those which were done are always
/// the first so many.
class Units {
 public:
  Units(std::uint64_t first, std::uint64_t count) : first_(first), end_(first + count), next_(first) {}
  /// Nothing when all are given out, or the time is over.
  std::optional<std::uint64_t> next();
  std::uint64_t first() const { return first_; }
  std::uint64_t done() const { return next_ - first_; }  ///< once nobody works on one any more

 private:
  std::uint64_t first_, end_;
  std::atomic<std::uint64_t> next_;
};

/// The numbers after the name of a test, when it is the one to replay. `skips`: another one is.
struct ReplayOf {
  bool skips = false;
  std::optional<std::vector<std::uint64_t>> numbers;
};
ReplayOf replayOf(const std::string& test);
/// "CHECKZONE_REPLAY='T1 7 1234 5' test_endurance"
std::string replayCommand(const std::string& test, const std::vector<std::uint64_t>& numbers);

/// What a test did, written down when it ends: build/…/endurance-slice/ or -deep/, for tests/support/endurance.py.
class Counts {
 public:
  /// `what`: a sentence for people.
  Counts(std::string test, std::string what);
  void add(const std::string& name, std::uint64_t count) { lines_.emplace_back(name, count); }
  /// Which units these were: "journeys, seeds 1 to 11".
  void addUnits(const std::string& name, std::uint64_t first, std::uint64_t count);
  void write();  ///< not at all when one was replayed

 private:
  std::string test_, what_, units_;
  std::vector<std::pair<std::string, std::uint64_t>> lines_;
  std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

}  // namespace cz::tests
