// The disk in memory itself, and that SQLite works on it.

#include "tests/endurance/disk.h"

#include "tests/endurance/recording.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

TEST_CASE("measure") {
  auto rec = recordJourney(1, 12);
  std::size_t writes = 0, syncs = 0;
  for (auto& op : rec.trace) {
    writes += op->kind == DiskOp::Kind::write;
    syncs += op->kind == DiskOp::Kind::sync;
  }
  WARN("ops " << rec.trace.size() << " writes " << writes << " syncs " << syncs << " promises " << rec.promises.size()
              << " leaves " << rec.leaves.size());
  for (auto& [k, v] : rec.promises.back().memory.parts) WARN(k << " = " << v.substr(0, 200));
}
