#include "core/records/guard.h"

#include <algorithm>

namespace cz::records {

std::int64_t waitAfter(int misses) {
  if (misses < kFreeMisses) return 0;
  std::int64_t wait = kFirstWaitMs;
  for (int more = kFreeMisses; more < misses && wait < kLongestWaitMs; ++more) wait *= 2;
  return std::min(wait, kLongestWaitMs);
}

}  // namespace cz::records
