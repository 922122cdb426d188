#pragma once
// One student's sitting at a desk, effect by effect, on a disk that may fail; and what the desk promised meanwhile.

#include <functional>

#include "tests/endurance/recording.h"

namespace cz::tests {

/// Where a sitting begins: a kiosk's disk and its station's.
struct Morning {
  Disk kiosk, station;
};
Morning newKiosk(const Recording& journey);     ///< never started
Morning pairedKiosk(const Recording& journey);  ///< with class list and pack, nobody has come yet

struct Sitting {
  std::vector<Memory> promises;  ///< one for each effect and message that was done, in their order
  bool opened = false;           ///< whether the desk ever said that it works
  std::size_t effects = 0;       ///< that were tried, done or not
  std::string ruleBroken;        ///< something was done after the disk had failed, or another fault was told
  std::optional<Error> failed;   ///< the first fault after opening
};

class Sitter {
 public:
  /// Each thread has its own.
  Sitter(const Recording& journey, const std::string& name);

  /// `disk` may have a plan. `seed` chooses what the student answers and how the sitting goes.
  Sitting sit(Disk& disk, const Morning& morning, std::uint64_t seed);
  /// Opens `disk` and compares with what was promised; `clean` is the same sitting on a disk that never failed. With
  /// `deed` something more is saved, and then the power is cut. Empty when all is well.
  std::string examine(Disk& disk, const Sitting& sitting, const Sitting& clean, bool deed);

  // The same on the machine's own disk, for a process that may be killed.

  /// The kiosk's files as they are in the morning.
  void layOut(const Morning& morning);
  /// `said` is called with each promise.
  Sitting sitOnMachine(const Morning& morning, std::uint64_t seed, const std::function<void()>& said);
  /// Opens the kiosk and does nothing with it.
  void openOnMachine();
  /// `promises`: how many the process gave before it was killed.
  std::string examineOnMachine(std::size_t promises, const Sitting& clean);

 private:
  class Run;
  std::string reopen(const Sitting& sitting, const Sitting& clean, const std::string& deed);
  std::string compare(const Memory& memory, const Sitting& sitting, const Sitting& clean) const;

  const Recording& journey_;
  std::filesystem::path kiosk_, station_;
  crypto::DeviceKeys keys_;
  Asked asked_;
  Memory fresh_;
};

}  // namespace cz::tests
