#include "core/base/outside.h"

#include <ctime>

namespace cz {
namespace {

std::int64_t milliseconds(clockid_t which) {
  timespec now{};
  clock_gettime(which, &now);
  return static_cast<std::int64_t>(now.tv_sec) * 1000 + now.tv_nsec / 1000000;
}

class SystemClock final : public Clock {
 public:
  std::int64_t wallMs() const override { return milliseconds(CLOCK_REALTIME); }
  std::int64_t bootMs() const override { return milliseconds(CLOCK_BOOTTIME); }
};

}  // namespace

Clock& systemClock() {
  static SystemClock clock;
  return clock;
}

}  // namespace cz
