// T1: the power is cut after every operation of the disk during a journey of students (trust: 3).

#include <atomic>
#include <set>
#include <thread>

#include "tests/endurance/deep.h"
#include "tests/endurance/judge.h"
#include "tests/endurance/replay.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

TEST_CASE("measure") {
  auto rec = recordJourney(1, 12);
  Judge judge(rec, "a");
  if (std::getenv("DUMP")) {
    std::size_t next = 0;
    for (std::size_t i = 0; i < 260; ++i) {
      while (next < rec.promises.size() && rec.promises[next].operations <= i) { std::printf("--- promise %zu leaves\n", rec.promises[next].memory.leaves); ++next; }
      const auto& op = *rec.trace[i];
      const char* names[] = {"create", "write", "truncate", "sync", "remove"};
      std::printf("%zu %s %s %zu +%zu\n", i, names[int(op.kind)], op.file.c_str(), op.at, op.bytes.size());
    }
  }
  Replay replay(rec.trace);
  auto t0 = std::chrono::steady_clock::now();
  int n = 0, bad = 0; std::set<std::uint64_t> seen;
  for (std::size_t op = 0; op <= rec.trace.size(); op += 23) {
    replay.goTo(op);
    for (int p = 0; p < kPatterns; ++p) {
      Disk disk = replay.cut(p, 1);
      if (p != kLyingDisk && !seen.insert(disk.fingerprint()).second) continue;
      Question q{op, p == kLyingDisk};
      q.alsoThorough = std::getenv("TH") != nullptr;
      q.alsoGoOn = std::getenv("GO") != nullptr;
      auto why = judge.judge(disk, q);
      ++n;
      if (!why.empty() && ++bad < 10) UNSCOPED_INFO(op << " " << nameOfPattern(p) << ": " << why.substr(0, 600));
    }
  }
  auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - t0).count();
  WARN(n << " points in " << ms << " ms, distinct " << seen.size() << " of ops " << rec.trace.size());
  CHECK(bad == 0);
}
