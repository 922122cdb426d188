#include "core/journey/time_account.h"

#include <algorithm>

namespace cz::journey {
namespace {

/// After a restart only the time since then is known; what lay between the boots is told by no clock that counts.
void addGap(TimeAccount& account, std::uint64_t boot, std::int64_t nowMs) {
  if (boot != account.boot) {
    account.outageMs += account.paused ? 0 : nowMs;
    return;
  }
  const std::int64_t gap = nowMs - account.sinceMs;
  if (gap <= 0) return;
  (account.paused || gap > kLongestGapMs ? account.awayMs : account.workedMs) += gap;
}

}  // namespace

TimeAccount atWork(TimeAccount account, std::uint64_t boot, std::int64_t nowMs) {
  if (account.sinceMs >= 0) addGap(account, boot, nowMs);
  account.boot = boot;
  account.sinceMs = nowMs;
  account.paused = false;
  return account;
}

TimeAccount pause(TimeAccount account, std::uint64_t boot, std::int64_t nowMs) {
  account = atWork(account, boot, nowMs);
  account.paused = true;
  return account;
}

Accommodation helpOf(const Journey& journey, const Attempt& attempt) {
  Accommodation help;
  for (const auto& [by, decided] : journey.help) {
    const bool before = attempt.start && by.number <= attempt.start->deeds;
    if (before) {
      help = decided;
      continue;
    }
    help.timeFactor = std::max(help.timeFactor, decided.timeFactor);
    help.fewerChoices = help.fewerChoices || decided.fewerChoices;
  }
  return help;
}

Exact allowedMs(const Journey& journey, const Attempt& attempt, std::int64_t limitMs, const Accommodation& always) {
  const Exact begun = attempt.start ? attempt.start->factor : Exact(1);
  const Exact factor = std::max({helpOf(journey, attempt).timeFactor, always.timeFactor, begun});
  return Exact(limitMs) * factor + Exact(attempt.givenMs());
}

Exact leftMs(const Exact& allowed, const TimeAccount& spent, Away away) {
  const Exact charged = Exact(spent.workedMs) + Exact(away == Away::counts ? spent.awayMs : 0);
  return std::max(Exact(0), allowed - charged);
}

}  // namespace cz::journey
