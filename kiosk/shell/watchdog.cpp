#include "kiosk/shell/watchdog.h"

#include <algorithm>

namespace cz::shell {

void Watchdog::turn(double now, bool alive) {
  if (!limit_ || !alive || (last_ && now - *last_ < *limit_ / kSignsInOneLimit)) return;
  last_ = now;
  tell_("WATCHDOG=1");
}

void Watchdog::standing(const std::string& line) {
  if (line == standing_) return;
  standing_ = line;
  tell_("STATUS=" + line);
}

std::optional<double> Watchdog::due(double now) const {
  if (!limit_) return std::nullopt;
  const double pause = *limit_ / kSignsInOneLimit;
  return last_ ? std::clamp(*last_ + pause - now, 0.0, pause) : pause;
}

}  // namespace cz::shell
