// T3: every operation of the disk fails once or for ever, until a sitting meets no fault any more (trust: 3).

#include "tests/endurance/deep.h"
#include "tests/endurance/dice.h"
#include "tests/endurance/disk_vfs.h"
#include "tests/endurance/no_memory.h"
#include "tests/endurance/sitting.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

using Step = FaultPlan::Step;

struct Way {
  const char* name;
  FaultPlan plan;
  bool memory = false;  ///< not the disk, SQLite's memory; `forEver` counts
};

/// In the order of their numbers, which replays name.
const Way kWays[] = {
    {"opening fails once", {Step::open, 0, false}},
    {"opening fails, and all from then on", {Step::open, 0, true}},
    {"a write fails once", {Step::write, 0, false}},
    {"a write fails, and all from then on", {Step::write, 0, true}},
    {"no room for one write", {Step::write, 0, false, true}},
    {"no room from a write on", {Step::write, 0, true, true}},
    {"a truncation fails once", {Step::truncate, 0, false}},
    {"a truncation fails, and all from then on", {Step::truncate, 0, true}},
    {"a sync fails once", {Step::sync, 0, false}},
    {"a sync fails, and all from then on", {Step::sync, 0, true}},
    {"a sync fails once and drops the pages", {Step::sync, 0, false, false, true}},
    {"a sync fails and drops the pages, and all from then on", {Step::sync, 0, true, false, true}},
    {"no room for one sync", {Step::sync, 0, false, true}},
    {"removing fails once", {Step::remove, 0, false}},
    {"removing fails, and all from then on", {Step::remove, 0, true}},
    {"no room for opening", {Step::open, 0, false, true}},
    {"no room for one truncation", {Step::truncate, 0, false, true}},
    {"memory runs out once", {Step::open, UINT64_MAX, false}, true},
    {"memory runs out for good", {Step::open, UINT64_MAX, true}, true},
};
constexpr std::size_t kWayCount = std::size(kWays);
constexpr std::uint64_t kMemoryStep = 17;

struct FaultCounts {
  std::size_t runs = 0, struck = 0, said = 0;
  std::vector<std::string> wrong;
};

/// One sitting on a disk of one seed, failing in all ways.
class Faults {
 public:
  Faults(const Recording& journey, const std::string& name, std::uint64_t seed)
      : seed_(seed), sitter_(journey, name), morning_(seed % 8 == 1 ? newKiosk(journey) : pairedKiosk(journey)) {
    Disk disk = morning_.kiosk.afterRestart();
    clean_ = sitter_.sit(disk, morning_, seed);
    if (!clean_.opened || clean_.failed || !clean_.ruleBroken.empty())
      counts.wrong.push_back("a sitting without faults went wrong: " + clean_.ruleBroken);
  }

  /// From the `first`th operation, every `step`th, until none is left to fail.
  void run(std::size_t way, std::uint64_t first, std::uint64_t step) {
    if (kWays[way].memory) step *= kMemoryStep;  // there are many more of these than operations of the disk
    for (std::uint64_t at = first; !isOver() && failAt(way, at); at += step) {
    }
  }

  /// Whether there was such an operation.
  bool failAt(std::size_t way, std::uint64_t at) {
    Disk disk = morning_.kiosk.afterRestart();
    FaultPlan plan = kWays[way].plan;
    if (kWays[way].memory)
      planMemory(at, plan.forEver);
    else
      plan.at = at;
    disk.plan(plan);
    const Sitting sitting = sitter_.sit(disk, morning_, seed_);
    ++counts.runs;
    if (const bool ranOut = endMemoryPlan(); !ranOut && !disk.plan().struck) return false;
    ++counts.struck;
    if (sitting.failed || !sitting.opened) ++counts.said;
    judge(disk, sitting, way, at);
    return true;
  }

  FaultCounts counts;

 private:
  void judge(const Disk& disk, const Sitting& sitting, std::size_t way, std::uint64_t at) {
    Dice dice(seed_ * 1000 + at);
    const Damage damages[] = {{Damage::Kind::dropAll},
                              {Damage::Kind::mix, 512, 4, dice.next()},
                              {Damage::Kind::mix, 4096, 4, dice.next()},
                              {Damage::Kind::keepAll}};
    Disk rebooted = disk.afterCut(damages[at % 4]);
    Disk restarted = disk.afterRestart();
    blame(sitting.ruleBroken, "", way, at);
    blame(sitter_.examine(rebooted, sitting, clean_, false), "after a reboot: ", way, at);
    blame(sitter_.examine(restarted, sitting, clean_, true), "after a restart: ", way, at);
  }

  void blame(const std::string& why, const std::string& when, std::size_t way, std::uint64_t at) {
    if (!why.empty())
      counts.wrong.push_back(std::string(kWays[way].name) + ", number " + std::to_string(at) + ": " + when + why +
                             "\n  " + replayCommand("T3", {seed_, way, at}));
  }

  std::uint64_t seed_;
  Sitter sitter_;
  Morning morning_;
  Sitting clean_;
};

FaultCounts& operator+=(FaultCounts& sum, const FaultCounts& more) {
  sum.runs += more.runs;
  sum.struck += more.struck;
  sum.said += more.said;
  sum.wrong.insert(sum.wrong.end(), more.wrong.begin(), more.wrong.end());
  return sum;
}

FaultCounts replayed(const std::vector<std::uint64_t>& numbers) {
  Faults faults(shortJourney(), "fault", numbers.at(0));
  faults.failAt(numbers.at(1), numbers.at(2));
  return faults.counts;
}

FaultCounts all(Units& seeds) {
  const std::size_t count = threads();
  const std::uint64_t step = isDeep() ? 1 : 37;
  std::vector<FaultCounts> found(count);
  inParallel(count, [&](std::size_t part) {
    while (const auto seed = seeds.next()) {
      Faults faults(shortJourney(), "fault-" + std::to_string(part), *seed);
      for (std::size_t way = 0; way < kWayCount; ++way)
        faults.run(way, isDeep() ? (kWays[way].memory ? *seed % kMemoryStep : 0) : (way * 5 + *seed) % 7, step);
      found[part] += faults.counts;
    }
  });
  FaultCounts sum;
  for (const FaultCounts& one : found) sum += one;
  return sum;
}

}  // namespace

TEST_CASE("Whatever operation of the disk fails, nothing is called saved that isn't, and nothing that was is lost",
          "[T3]") {
  const ReplayOf replay = replayOf("T3");
  if (replay.skips) return;
  Counts counts(
      "T3",
      "an operation of the disk fails during a sitting; then a reboot, and a restart with a further deed and a cut");
  Units seeds(firstUnit(), sizeOf(2, 28));
  shortJourney();
  const FaultCounts sum = replay.numbers ? replayed(*replay.numbers) : all(seeds);
  for (const std::string& wrong : sum.wrong) FAIL_CHECK(wrong);
  CHECK(sum.struck >= 1);
  counts.addUnits("sittings, seeds", seeds.first(), seeds.done());
  counts.add("runs", sum.runs);
  counts.add("of them met a fault", sum.struck);
  counts.add("of them told the person", sum.said);
  counts.add("lost or wrong", sum.wrong.size());
  counts.write();
}

TEST_CASE("A disk that drops pages and says that all is well is found out", "[T3]") {
  if (replayOf("T3").skips || replayOf("T3").numbers) return;
  Sitter sitter(shortJourney(), "silent");
  const Morning morning = pairedKiosk(shortJourney());
  Disk good = morning.kiosk.afterRestart();
  const Sitting clean = sitter.sit(good, morning, 2);
  int struck = 0, found = 0;
  for (std::uint64_t at = 8;; at += 3) {  // the first ones are of opening
    Disk disk = morning.kiosk.afterRestart();
    FaultPlan plan{FaultPlan::Step::sync, at};
    plan.dropsPages = plan.inSilence = true;
    disk.plan(plan);
    const Sitting sitting = sitter.sit(disk, morning, 2);
    if (!disk.plan().struck) break;
    ++struck;
    Disk cut = disk.afterCut({Damage::Kind::dropAll});
    if (!sitter.examine(cut, sitting, clean, false).empty()) ++found;
  }
  CHECK(struck > 3);
  CHECK(found == struck);
}
