// T1: the power is cut after every operation of the disk during a journey of students (trust: 3).

#include <map>

#include "tests/endurance/cuts.h"
#include "tests/endurance/deep.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

constexpr std::uint64_t kDeepJourneys = 12;  ///< more than a million points
constexpr std::uint64_t kDeepYears = 3;

/// "T1 seed operation pattern"
std::string told(const std::string& test, const Recording& journey, const CutFinding& found) {
  return nameOfPattern(found.pattern) + " after operation " + std::to_string(found.operation) + ": " + found.why +
         "\n  " + replayCommand(test, {journey.seed, found.operation, static_cast<std::uint64_t>(found.pattern)});
}

struct Cuts {
  std::string test, what;
  Recording (*journeyOf)(std::uint64_t seed);
  std::uint64_t deep = 0;  ///< so many journeys
  CutPlan slice;
};

void cutAll(const Cuts& cuts) {
  const ReplayOf replay = replayOf(cuts.test);
  if (replay.skips) return;
  Counts counts(cuts.test, cuts.what);
  CutCounts sum;
  Units seeds(replay.numbers ? replay.numbers->at(0) : firstUnit(), replay.numbers ? 1 : sizeOf(1, cuts.deep));
  while (const auto seed = seeds.next()) {
    const Recording journey = cuts.journeyOf(*seed);
    CutPlan plan = isDeep() ? CutPlan{} : cuts.slice;
    if (replay.numbers) plan.only = {{replay.numbers->at(1), static_cast<int>(replay.numbers->at(2))}};
    const CutCounts cut = cutEverywhere(journey, plan);
    for (const CutFinding& found : cut.findings) FAIL_CHECK(told(cuts.test, journey, found));
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

Recording yearOf(std::uint64_t seed) { return recordJourney(seed, isDeep() ? kDeepVisits : kSliceVisits, Span::year); }

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
  cutAll({"T1",
          "the power is cut after an operation of the kiosk's disk during a journey of students",
          journeyOf,
          kDeepJourneys,
          {.everyOperation = 13, .patterns = 6, .everyThorough = 16, .everyGoOn = 64}});
}

TEST_CASE("A year's journey follows new keys of the station, and lets go of what was handed over", "[T1y]") {
  if (replayOf("T1y").skips || replayOf("T1y").numbers) return;
  const Recording year = recordJourney(1, kSliceVisits, Span::year);
  CHECK(year.asked.readers.size() == 2);
  CHECK(*year.promises.front().stationSeed != *year.promises.back().stationSeed);
  std::size_t gone = 0, kept = 0;
  for (const auto& [part, value] : year.promises.back().memory.parts)
    if (part.starts_with("said ")) ++(value == "nothing" ? gone : kept);
  CHECK(gone >= 3);
  CHECK(kept >= 1);
}

TEST_CASE("The power is cut anywhere in a year with new keys and a log that is pruned, and nothing promised is lost",
          "[T1y]") {
  cutAll({"T1y",
          "the same in a year in which the station's keys are renewed and the kiosk's log is pruned",
          yearOf,
          kDeepYears,
          {.everyOperation = 41, .patterns = 6, .everyThorough = 16, .everyGoOn = 16}});
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
