#pragma once
// How much is tried, which one is tried again, and where it is written down.
//
// CHECKZONE_DEEP=1       everything, not a slice
// CHECKZONE_REPLAY=TEXT  exactly the one that a failure named, like "T1 7 1234 5"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace cz::tests {

bool isDeep();
/// The one or the other. CHECKZONE_SIZE=N takes N in both: a longer or shorter run than the usual one (seeds; of T5 the
/// step from one bit or byte to the next; of T6 histories).
std::uint64_t sizeOf(std::uint64_t slice, std::uint64_t deep);
/// How many threads try at once: all the machine has for the deep run, else one.
std::size_t threads();
/// Calls `part` for 0 to `count` - 1, each in a thread of its own.
void inParallel(std::size_t count, const std::function<void(std::size_t)>& part);
/// The numbers after the name of a test, when it is the one to replay. `skips`: another one is.
struct ReplayOf {
  bool skips = false;
  std::optional<std::vector<std::uint64_t>> numbers;
};
ReplayOf replayOf(const std::string& test);
/// "CHECKZONE_REPLAY='T1 7 1234 5' test_endurance"
std::string replayCommand(const std::string& test, const std::vector<std::uint64_t>& numbers);

/// What a test did, written down when it ends: build/…/endurance-slice.txt or -deep.txt, for
/// tests/support/endurance.py.
class Counts {
 public:
  /// `what`: a sentence for people.
  Counts(std::string test, std::string what);
  void add(const std::string& name, std::uint64_t count) { lines_.emplace_back(name, count); }
  void write();  ///< not at all when one was replayed

 private:
  std::string test_, what_;
  std::vector<std::pair<std::string, std::uint64_t>> lines_;
  std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

}  // namespace cz::tests
