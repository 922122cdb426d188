#include "kiosk/desk/attempt_time.h"

namespace cz::desk {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;

std::int64_t limitMs(const pack::Check& check) { return std::int64_t{check.limitMinutes} * kMinuteMs; }

/// To the start of the minute at which the bell rings.
std::optional<std::int64_t> bellMs(const journey::Calendar& calendar, std::optional<std::int64_t> wallMs) {
  if (!wallMs) return std::nullopt;
  const auto minutes = calendar.minutesToBell(*wallMs);
  if (!minutes) return std::nullopt;
  return std::max<std::int64_t>(0, *minutes * kMinuteMs - *wallMs % kMinuteMs);
}

}  // namespace

journey::Accommodation helpOf(const roster::Needs& needs) { return {needs.timeFactor, needs.fewerChoices}; }

app::TimeView timeOf(const journey::Journey& journey, const journey::Attempt& attempt, const pack::Check& check,
                     const journey::Policy& policy, const roster::Needs& needs, const journey::TimeAccount& spent,
                     const journey::Moment& now) {
  app::TimeView time;
  time.bellMs = bellMs(policy.calendar, now.wallMs);
  if (check.limitMinutes == 0) return time;
  const Exact allowed = journey::allowedMs(journey, attempt, limitMs(check), helpOf(needs));
  time.leftMs = journey::leftMs(allowed, spent, policy.away.is).floor().toInt().value_or(0);
  return time;
}

int limitFor(const journey::Journey& journey, const pack::Check& check, const roster::Needs& needs) {
  Exact factor = needs.timeFactor;
  if (!journey.help.empty()) factor = std::max(factor, journey.help.rbegin()->second.timeFactor);
  return static_cast<int>((Exact(check.limitMinutes) * factor).floor().toInt().value_or(0));
}

}  // namespace cz::desk
