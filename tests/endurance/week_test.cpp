// T8: weeks of a class, with faults (trust: 3).

#include "tests/endurance/week.h"
#include "tests/endurance/deep.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

struct Weeks {
  WeekCounts counts;
  std::vector<std::string> wrong;
};

void liveOne(const School& school, const WeekPlan& plan, std::uint64_t seed, const std::string& name, Weeks& weeks) {
  Week week(school, plan, seed, name);
  const std::string wrong = week.live();
  weeks.counts += week.counts;
  if (!wrong.empty()) weeks.wrong.push_back(wrong + "\n  " + replayCommand("T8", {seed}));
}

Weeks liveAll(const School& school, const WeekPlan& plan, Units& weeks) {
  const std::size_t count = threads();
  std::vector<Weeks> found(count);
  inParallel(count, [&](std::size_t part) {
    while (const auto seed = weeks.next()) liveOne(school, plan, *seed, std::to_string(part), found[part]);
  });
  Weeks sum;
  for (const Weeks& one : found) {
    sum.counts += one.counts;
    sum.wrong.insert(sum.wrong.end(), one.wrong.begin(), one.wrong.end());
  }
  return sum;
}

WeekPlan shortPlan() {
  WeekPlan plan;
  plan.days = 2;
  plan.periods = 3;
  plan.faultsOf1000 = 60;
  return plan;
}

}  // namespace

TEST_CASE("In a week with pulled plugs, lost messages and wrong clocks, nothing that was handed in is lost or doubled",
          "[T8]") {
  const ReplayOf replay = replayOf("T8");
  if (replay.skips) return;
  Counts counts("T8",
                "weeks of a class with three kiosks: plugs pulled, messages lost and doubled, clocks 80 years off");
  const WeekPlan plan = isDeep() ? WeekPlan() : shortPlan();
  Units wanted(firstUnit(), sizeOf(2, 2'000));
  const School school;
  Weeks weeks;
  if (replay.numbers)
    liveOne(school, plan, replay.numbers->at(0), "again", weeks);
  else
    weeks = liveAll(school, plan, wanted);
  for (const std::string& wrong : weeks.wrong) FAIL_CHECK(wrong);
  CHECK(weeks.counts.handedIn >= 1);
  CHECK(weeks.counts.cuts >= 1);
  CHECK(weeks.counts.decided >= 1);
  counts.addUnits("weeks, seeds", wanted.first(), wanted.done());
  counts.add("weeks", wanted.done());
  counts.add("visits of students", weeks.counts.visits);
  counts.add("tries handed in", weeks.counts.handedIn);
  counts.add("leaves written", weeks.counts.leaves);
  counts.add("times a kiosk was switched off", weeks.counts.cuts);
  counts.add("times the station was", weeks.counts.stationCuts);
  counts.add("messages or answers lost", weeks.counts.lostMessages);
  counts.add("clocks that were wrong for a day", weeks.counts.wrongClocks);
  counts.add("decisions of the teacher beside unlocks", weeks.counts.decided);
  counts.add("ways of students compared at kiosk and station", weeks.counts.compared);
  counts.add("lost, doubled or apart", weeks.wrong.size());
  counts.write();
}

TEST_CASE("A week in which kiosks forget what was handed in is found out", "[T8]") {
  if (replayOf("T8").skips) return;
  WeekPlan plan = shortPlan();
  plan.forgets = true;
  const School school;
  Week week(school, plan, 1, "forgets");
  CHECK(week.live().find("a try that was handed in is gone") != std::string::npos);
}
