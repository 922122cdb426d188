// T1c: the power is cut while a kiosk of more than a thousand leaves keeps what it drew of them (records: drawn.h), and
// while it starts from what it kept (trust: 3).

#include <set>

#include "tests/core/records/a_kiosk.h"
#include "tests/core/records/kiosk_file.h"
#include "tests/endurance/deep.h"
#include "tests/endurance/disk_vfs.h"
#include "tests/endurance/replay.h"

using namespace cz;
using namespace cz::tests;

namespace {

constexpr int kTries = 505;  ///< a start and a hand-in each

/// A message holds a part of it.
std::size_t leavesOf(records::KioskRecords& records) {
  std::size_t size = 0;
  while (const std::size_t more = must(records.pending(size)).leaves.size()) size += more;
  return size;
}

std::string factsOf(records::KioskRecords& records) { return must(records.factsAsText()); }

/// A kiosk with a long log that was never switched off, and then two starts: the first one keeps what it draws, the
/// second one begins with it. Only what these do is cut.
class LongKiosk {
 public:
  LongKiosk() {
    {
      const Mount mount(kiosk_.folder.path(), before_);
      auto records = kiosk_.open();
      for (int i = 0; i < kTries; ++i) {
        const StudentId student("5" + std::to_string(100'000 + i / 10));
        const AttemptId id = must(records.startAttempt(newAttempt(student, kFactors, i % 10 + 1)));
        REQUIRE(records.handIn(id, someResult(i % 10 == 9)));
      }
      must(records.startAttempt(newAttempt(kLex, kPrimes)));
      facts_ = factsOf(records);
      leaves_ = leavesOf(records);
    }
    before_ = before_.afterRestart();
    Disk disk = before_;
    disk.recordInto(&trace_);
    const Mount mount(kiosk_.folder.path(), disk);
    for (int start = 0; start < 2; ++start) {
      kiosk_.powerCut();
      kiosk_.open();
    }
  }

  const DiskTrace& trace() const { return trace_; }
  const Disk& before() const { return before_; }

  /// Whether something is kept on this disk.
  bool keeps(Disk disk) {
    const Mount mount(kiosk_.folder.path(), disk);
    auto database = must(store::Database::open(kiosk_.file(), kKioskFile));
    auto row = must(database.query("SELECT count(*) FROM setting WHERE name = 'drawn'"));
    return must(row.step()) && row.integer(0) > 0;
  }

  /// Empty when two starts after the cut know all that the kiosk knew; else what is wrong.
  std::string judge(Disk disk) {
    const Mount mount(kiosk_.folder.path(), disk);
    for (int start = 1; start <= 2; ++start) {
      kiosk_.powerCut();
      auto records = kiosk_.tryOpen();
      if (!records) return "start " + std::to_string(start) + ": " + records.error().message;
      if (factsOf(*records) != facts_) return "start " + std::to_string(start) + " knows something else";
      if (leavesOf(*records) <= leaves_) return "start " + std::to_string(start) + " lost leaves";
    }
    return "";
  }

 private:
  Kiosk kiosk_;
  Disk before_;
  DiskTrace trace_;
  std::string facts_;
  std::size_t leaves_ = 0;
};

}  // namespace

TEST_CASE("The power is cut while a kiosk keeps what it drew of a long log, and every start after it knows the same",
          "[T1c]") {
  const ReplayOf replay = replayOf("T1c");
  if (replay.skips) return;
  LongKiosk kiosk;
  Replay disks(kiosk.trace(), kiosk.before());
  const std::size_t step = isDeep() || replay.numbers ? 1 : std::max<std::size_t>(1, kiosk.trace().size() / 10);
  Counts counts("T1c", "the power is cut while a kiosk of more than a thousand leaves keeps what it drew of them");
  std::size_t points = 0, kept = 0, wrong = 0;
  std::set<std::uint64_t> known;
  for (std::size_t operation = 0; operation <= kiosk.trace().size() && !isOver(); operation += step) {
    if (replay.numbers && operation != replay.numbers->at(0)) continue;
    disks.goTo(operation);
    for (int pattern = 0; pattern < kLyingDisk; ++pattern) {  // a disk that lies may lose what came before all this
      if (replay.numbers && pattern != static_cast<int>(replay.numbers->at(1))) continue;
      if (!isDeep() && !replay.numbers && (static_cast<std::size_t>(pattern) + operation / step) % 8 != 0) continue;
      ++points;
      if (!known.insert(disks.fingerprintOf(pattern, 1)).second) continue;
      const Disk disk = disks.cut(pattern, 1);
      kept += kiosk.keeps(disk) ? 1 : 0;
      const std::string why = kiosk.judge(disk);
      wrong += why.empty() ? 0 : 1;
      INFO(nameOfPattern(pattern) << " after operation " << operation << ": " << why);
      INFO(replayCommand("T1c", {operation, static_cast<std::uint64_t>(pattern)}));
      CHECK(why.empty());
    }
  }
  CHECK((replay.numbers || isOver() || (kept > 0 && kept < known.size())));  // cuts lie before and behind what is kept
  counts.add("crash points", points);
  counts.add("different disks that were opened twice", known.size());
  counts.add("of them with something kept", kept);
  counts.add("lost or wrong", wrong);
  counts.write();
}
