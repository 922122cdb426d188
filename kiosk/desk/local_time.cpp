#include "kiosk/desk/local_time.h"

#include <ctime>

namespace cz::desk {

app::DayTime dayTimeOf(std::int64_t wallMs) {
  const auto seconds = static_cast<std::time_t>(wallMs / 1000);
  std::tm local{};
  localtime_r(&seconds, &local);
  return {(local.tm_wday + 6) % 7, local.tm_hour * 60 + local.tm_min};
}

}  // namespace cz::desk
