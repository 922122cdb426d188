#include "tests/endurance/no_memory.h"

#include <sqlite3.h>

namespace cz::tests {
namespace {

struct Plan {
  std::uint64_t left = UINT64_MAX;  ///< requests that are still granted
  bool forEver = false, holds = false, struck = false;
};
thread_local Plan plan;

bool refuses() {
  if (!plan.holds || plan.left == UINT64_MAX) return false;
  if (plan.struck) return plan.forEver;
  if (plan.left-- > 0) return false;
  plan.left = 0;
  return plan.struck = true;
}

sqlite3_mem_methods theirs;

void* take(int size) { return refuses() ? nullptr : theirs.xMalloc(size); }
void* retake(void* what, int size) { return refuses() ? nullptr : theirs.xRealloc(what, size); }

/// SQLite hears of it only before it is used for the first time.
const bool installed = [] {
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &theirs);
  sqlite3_mem_methods ours = theirs;
  ours.xMalloc = take;
  ours.xRealloc = retake;
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);  // threads would wait for one another to count
  return sqlite3_config(SQLITE_CONFIG_MALLOC, &ours) == SQLITE_OK;
}();

}  // namespace

void planMemory(std::uint64_t at, bool forEver) { plan = {at, forEver, false, false}; }

bool endMemoryPlan() {
  const bool struck = plan.struck;
  plan = {};
  return struck;
}

bool memoryRanOut() { return plan.struck; }

RunsOut::RunsOut() { plan.holds = installed; }
RunsOut::~RunsOut() { plan.holds = false; }

}  // namespace cz::tests
