#include "core/records/code_guard.h"

#include <algorithm>

namespace cz::records {

std::int64_t waitAfterRequests(int usedUp) {
  if (usedUp <= 0) return 0;
  std::int64_t wait = kFirstCodeWaitMs;
  for (int more = 1; more < usedUp && wait < kLongestCodeWaitMs; ++more) wait *= 2;
  return std::min(wait, kLongestCodeWaitMs);
}

}  // namespace cz::records
