#include "core/station/local_time.h"

#include <ctime>

namespace cz::station {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kDayMs = 86'400'000;

std::int64_t startOfDay(std::int64_t ms) { return ms - ((ms % kDayMs) + kDayMs) % kDayMs; }

}  // namespace

int zoneMinutesAt(std::int64_t ms) {
  const auto seconds = static_cast<std::time_t>(ms / 1000);
  std::tm local{};
  if (localtime_r(&seconds, &local) == nullptr) return 0;
  return static_cast<int>(local.tm_gmtoff / 60);
}

std::vector<journey::Calendar::Offset> offsetsAround(std::int64_t ms,
                                                     const std::function<int(std::int64_t)>& minutesAt) {
  const std::int64_t today = startOfDay(ms);
  std::int64_t at = today - 400 * kDayMs;
  std::vector<journey::Calendar::Offset> offsets{{0, minutesAt(at)}};
  for (; at < today + 800 * kDayMs; at += kDayMs) {
    if (minutesAt(at + kDayMs) == offsets.back().minutes) continue;
    std::int64_t before = at;
    std::int64_t after = at + kDayMs;
    while (after - before > kMinuteMs) {
      const std::int64_t middle = before + (after - before) / 2 / kMinuteMs * kMinuteMs;
      (minutesAt(middle) == offsets.back().minutes ? before : after) = middle;
    }
    offsets.push_back({after, minutesAt(after)});
  }
  return offsets;
}

}  // namespace cz::station
