// T1b: the power is cut a second time, while the kiosk comes back from the first cut (trust: 3).

#include "tests/endurance/deep.h"
#include "tests/endurance/dice.h"
#include "tests/endurance/judge.h"
#include "tests/endurance/replay.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

struct Second {
  std::size_t firsts = 0, points = 0;
  std::vector<std::string> wrong;
};

/// First cuts of one journey, and all second cuts that follow.
class SecondCuts {
 public:
  SecondCuts(const Recording& journey, const std::string& name) : journey_(journey), judge_(journey, name) {}

  /// Cuts `pattern` after `operation`, lets the kiosk come back, and cuts that after every `step`th operation of its
  /// opening; `only` is one of these and its pattern.
  void after(Replay& replay, std::size_t operation, int pattern, std::size_t step, std::optional<CutAt> only) {
    const Disk first = replay.cut(pattern, journey_.seed);
    DiskTrace opening;
    Disk opened = first;
    Question question{operation};
    question.opening = &opening;
    ++found.firsts;
    if (auto why = judge_.judge(opened, question); !why.empty()) return blame(operation, pattern, 0, 0, why);
    cameBackWith_ = judge_.log();
    Replay again(opening, first);
    for (std::size_t at = 0; at <= opening.size(); ++at) {
      again.goTo(at);
      for (int second = 0; second < kLyingDisk; ++second) {
        const bool chosen = only ? at == only->operation && second == only->pattern
                                 : (at * kPatterns + static_cast<std::size_t>(second) + operation) % step == 0;
        if (chosen) cut(again, operation, pattern, second);
      }
    }
  }
  Second found;

 private:
  void cut(const Replay& again, std::size_t operation, int pattern, int second) {
    ++found.points;
    Disk disk = again.cut(second, journey_.seed + 1);
    Question question{operation};
    question.alsoThorough = found.points % 16 == 0;
    question.cameBackWith = &cameBackWith_;
    question.hadComeBack = again.atEnd();
    const auto why = judge_.judge(disk, question);
    if (!why.empty()) blame(operation, pattern, again.at(), second, why);
  }

  void blame(std::size_t operation, int pattern, std::size_t at, int second, const std::string& why) {
    found.wrong.push_back(nameOfPattern(pattern) + " after operation " + std::to_string(operation) + ", then " +
                          nameOfPattern(second) + " after operation " + std::to_string(at) + " of coming back: " + why +
                          "\n  " +
                          replayCommand("T1b", {journey_.seed, operation, static_cast<std::uint64_t>(pattern), at,
                                                static_cast<std::uint64_t>(second)}));
  }

  const Recording& journey_;
  Judge judge_;
  std::vector<Bytes> cameBackWith_;
};

/// First cuts that are spread over the journey.
Second secondCuts(const Recording& journey, std::size_t firsts, std::size_t step) {
  const std::size_t count = threads();
  std::vector<Second> found(count);
  inParallel(count, [&](std::size_t part) {
    SecondCuts cuts(journey, "again-" + std::to_string(part));
    Replay replay(journey.trace);
    Dice dice(journey.seed);
    for (std::size_t i = 0; i < firsts && !isOver(); ++i) {
      const std::size_t operation = journey.trace.size() * i / firsts + dice.below(journey.trace.size() / firsts);
      const int pattern = static_cast<int>(dice.below(kLyingDisk));
      if (i % count != part) continue;
      replay.goTo(operation);
      cuts.after(replay, operation, pattern, step, {});
    }
    found[part] = cuts.found;
  });
  Second sum;
  for (const Second& one : found) {
    sum.firsts += one.firsts;
    sum.points += one.points;
    sum.wrong.insert(sum.wrong.end(), one.wrong.begin(), one.wrong.end());
  }
  return sum;
}

Second secondCutsAsReplayed(const std::vector<std::uint64_t>& numbers) {
  const Recording journey = journeyOf(numbers.at(0));
  SecondCuts cuts(journey, "again");
  Replay replay(journey.trace);
  replay.goTo(numbers.at(1));
  cuts.after(replay, numbers.at(1), static_cast<int>(numbers.at(2)), 1,
             CutAt{numbers.at(3), static_cast<int>(numbers.at(4))});
  return cuts.found;
}

}  // namespace

TEST_CASE("The power is cut again while the kiosk comes back from a cut, and all promises are kept", "[T1b]") {
  const ReplayOf replay = replayOf("T1b");
  if (replay.skips) return;
  Counts counts("T1b", "the power is cut again while the kiosk comes back from the first cut");
  Units seeds(firstUnit(), replay.numbers ? 1 : sizeOf(1, 20));
  Second sum;
  while (const auto seed = seeds.next()) {
    const Second one = replay.numbers ? secondCutsAsReplayed(*replay.numbers)
                                      : secondCuts(journeyOf(*seed), isDeep() ? 8 : 12, isDeep() ? 1 : 36);
    for (const std::string& wrong : one.wrong) FAIL_CHECK(wrong);
    sum.firsts += one.firsts;
    sum.points += one.points;
    sum.wrong.insert(sum.wrong.end(), one.wrong.begin(), one.wrong.end());
  }
  CHECK(sum.points >= 1);
  counts.addUnits("journeys, seeds", seeds.first(), seeds.done());
  counts.add("first cuts", sum.firsts);
  counts.add("second cuts", sum.points);
  counts.add("lost or wrong", sum.wrong.size());
  counts.write();
}
