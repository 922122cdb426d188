#include "kiosk/desk/turns.h"

#include <algorithm>
#include <utility>

namespace cz::desk {

std::int64_t Turns::after(Round round, bool waits) {
  if (round == Round::away) return std::exchange(retry_, std::min(retry_ * 2, kLongestRetry));
  retry_ = kFirstRetry;
  if (round == Round::crowded) {
    crowded_ = std::clamp(crowded_ + 1'000, kTurn, kLongestCrowded);
    return kPutOff;
  }
  crowded_ = crowded_ * 9 / 10;
  return std::max(waits ? kWaited : kTurn, crowded_);
}

}  // namespace cz::desk
