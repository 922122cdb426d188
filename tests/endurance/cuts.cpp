#include "tests/endurance/cuts.h"

#include <set>
#include <thread>

#include "tests/endurance/deep.h"

namespace cz::tests {
namespace {

/// A part of the journey, for one thread.
class Part {
 public:
  Part(const Recording& journey, const CutPlan& plan, std::size_t number, std::size_t from, std::size_t to)
      : journey_(journey),
        plan_(plan),
        judge_(journey, std::to_string(number)),
        replay_(journey.trace, {}, plan.syncs),
        from_(from),
        to_(to) {}

  void run() {
    for (std::size_t operation = from_; operation < to_ && !isOver(); ++operation) {
      if (!isPlanned(operation)) continue;
      replay_.goTo(operation);
      for (int pattern = 0; pattern < kPatterns; ++pattern)
        if (isPlanned(operation, pattern)) cut(operation, pattern);
    }
  }
  CutCounts counts;

 private:
  bool isPlanned(std::size_t operation) const {
    if (plan_.only) return operation == plan_.only->operation;
    if (operation % plan_.everyOperation != 0) return false;
    if (!plan_.atPromises) return true;
    for (const Promise& promise : journey_.promises)
      if (promise.operations == operation) return true;
    return false;
  }
  bool isPlanned(std::size_t operation, int pattern) const {
    if (plan_.only) return pattern == plan_.only->pattern;
    if (plan_.patterns >= kPatterns) return true;
    if (plan_.patterns == 1) return pattern == 0;
    return (static_cast<std::size_t>(pattern) * 7 + operation / plan_.everyOperation) % kPatterns <
           static_cast<std::size_t>(plan_.patterns);
  }

  /// What a disk must keep changes with each promise.
  bool isNew(std::uint64_t fingerprint, std::size_t operation) {
    if (promised_ < journey_.promises.size() && journey_.promises[promised_].operations <= operation) {
      known_.clear();
      while (promised_ < journey_.promises.size() && journey_.promises[promised_].operations <= operation) ++promised_;
    }
    return known_.insert(fingerprint).second;
  }

  void cut(std::size_t operation, int pattern) {
    ++counts.points;
    const bool lying = pattern == kLyingDisk;
    if (!lying && !isNew(replay_.fingerprintOf(pattern, journey_.seed), operation)) return;
    Disk disk = replay_.cut(pattern, journey_.seed);
    const std::size_t number = counts.opened++;
    Question question{operation, lying};
    question.alsoThorough = plan_.only || number % plan_.everyThorough == 0;
    // More often after the lie, where the station has what the kiosk lost.
    question.alsoGoOn = plan_.only || number % plan_.everyGoOn == 0 || (lying && operation % 40 == 0);
    counts.thorough += question.alsoThorough ? 1 : 0;
    counts.wentOn += question.alsoGoOn ? 1 : 0;
    if (auto why = judge_.judge(disk, question); !why.empty()) counts.findings.push_back({operation, pattern, why});
  }

  const Recording& journey_;
  const CutPlan& plan_;
  Judge judge_;
  Replay replay_;
  std::size_t from_, to_;
  std::set<std::uint64_t> known_;
  std::size_t promised_ = 0;
};

}  // namespace

CutCounts& CutCounts::operator+=(const CutCounts& more) {
  points += more.points;
  opened += more.opened;
  thorough += more.thorough;
  wentOn += more.wentOn;
  findings.insert(findings.end(), more.findings.begin(), more.findings.end());
  return *this;
}

CutCounts cutEverywhere(const Recording& journey, const CutPlan& plan) {
  const std::size_t end = journey.trace.size() + 1;
  const std::size_t count = plan.only ? 1 : threads();
  std::vector<std::unique_ptr<Part>> parts;
  for (std::size_t i = 0; i < count; ++i)
    parts.push_back(std::make_unique<Part>(journey, plan, i, end * i / count, end * (i + 1) / count));
  inParallel(count, [&](std::size_t i) { parts[i]->run(); });
  CutCounts sum;
  for (const auto& part : parts) sum += part->counts;
  return sum;
}

}  // namespace cz::tests
