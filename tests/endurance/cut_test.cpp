// T1: the power is cut after every operation of the disk during a journey of students (trust: 3).

#include <map>

#include "tests/endurance/cuts.h"
#include "tests/endurance/deep.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

constexpr std::uint64_t kDeepJourneys = 12;  ///< more than a million points

/// "T1 seed operation pattern"
std::string told(const Recording& journey, const CutFinding& found) {
  return nameOfPattern(found.pattern) + " after operation " + std::to_string(found.operation) + ": " + found.why +
         "\n  " + replayCommand("T1", {journey.seed, found.operation, static_cast<std::uint64_t>(found.pattern)});
}

}  // namespace

TEST_CASE("Every hand-in of the recorded journey can be read by the station, so that losing one would be seen",
          "[T1]") {
  std::map<std::string, bool> readable;  // once: a student is forgotten in the end
  for (const Promise& promise : shortJourney().promises)
    for (const auto& [part, value] : promise.memory.parts)
      if (part.starts_with("said ")) readable[part] = readable[part] || value != "nothing";
  CHECK(readable.size() >= 4);
  for (const auto& [part, was] : readable) {
    INFO(part);
    CHECK(was);
  }
}

TEST_CASE("The power is cut anywhere in a journey, and what the kiosk had promised is there", "[T1]") {
  const ReplayOf replay = replayOf("T1");
  if (replay.skips) return;
  Counts counts("T1", "the power is cut after an operation of the kiosk's disk during a journey of students");
  CutCounts sum;
  Units seeds(replay.numbers ? replay.numbers->at(0) : firstUnit(), replay.numbers ? 1 : sizeOf(1, kDeepJourneys));
  while (const auto seed = seeds.next()) {
    const Recording journey = journeyOf(*seed);
    CutPlan plan =
        isDeep() ? CutPlan{} : CutPlan{.everyOperation = 13, .patterns = 6, .everyThorough = 16, .everyGoOn = 64};
    if (replay.numbers) plan.only = {{replay.numbers->at(1), static_cast<int>(replay.numbers->at(2))}};
    const CutCounts cut = cutEverywhere(journey, plan);
    for (const CutFinding& found : cut.findings) FAIL_CHECK(told(journey, found));
    sum += cut;
  }
  CHECK(sum.points >= 1);
  counts.addUnits("journeys, seeds", seeds.first(), seeds.done());
  counts.add("crash points", sum.points);
  counts.add("different disks that were opened", sum.opened);
  counts.add("of them with the whole log verified and the facts drawn anew", sum.thorough);
  counts.add("of them with a station afterwards", sum.wentOn);
  counts.add("lost or wrong", sum.findings.size());
  counts.write();
}

TEST_CASE("A journal that is synced only before a checkpoint is found out", "[T1]") {
  if (replayOf("T1").skips || replayOf("T1").numbers) return;
  const Recording& journey = shortJourney();
  CutPlan plan{.everyOperation = 61, .patterns = 1};
  plan.syncs = Syncs::journalBeforeCheckpoint;
  const CutCounts cut = cutEverywhere(journey, plan);
  CHECK(cut.findings.size() > 10);
}

TEST_CASE("A promise that is given one operation before its commit is synced is found out", "[T1]") {
  if (replayOf("T1").skips || replayOf("T1").numbers) return;
  Recording journey = shortJourney();
  for (Promise& promise : journey.promises) --promise.operations;
  CutPlan plan{.everyOperation = 5, .patterns = 1};
  plan.atPromises = true;
  const CutCounts cut = cutEverywhere(journey, plan);
  CHECK(cut.findings.size() > 10);
}
