#include "core/base/kept_time.h"

#include <sys/timex.h>

#include <cstdint>
#include <filesystem>
#include <fstream>

namespace cz {
namespace {

/// One whose cell is empty, or that can't be read, tells a time of long ago, or none.
bool hasBattery() {
  constexpr std::int64_t kEarliest = 1'767'225'600;  // 2026
  std::error_code none;
  for (const auto& clock : std::filesystem::directory_iterator("/sys/class/rtc", none)) {
    std::int64_t seconds = 0;
    if (std::ifstream(clock.path() / "since_epoch") >> seconds && seconds >= kEarliest) return true;
  }
  return false;
}

}  // namespace

bool kernelKeepsTime() {
  timex asked{};
  return ::adjtimex(&asked) != -1 && (static_cast<unsigned>(asked.status) & static_cast<unsigned>(STA_UNSYNC)) == 0;
}

bool machineKeepsTime() {
  static const bool battery = hasBattery();  // nobody builds one in while the program runs
  std::error_code none;
  // Where a program may not ask the kernel, systemd's own time service has left a word.
  return battery || kernelKeepsTime() || std::filesystem::exists("/run/systemd/timesync/synchronized", none);
}

}  // namespace cz
