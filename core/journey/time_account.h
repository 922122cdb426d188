#pragma once
// How long a student has been at an attempt, and how long is left. Exact, in milliseconds; the wall clock is never
// asked (case O-24): time is told by the count of boots and the clock since boot, which counts sleep.

#include <cstdint>
#include <optional>

#include "core/journey/journey.h"
#include "core/journey/policy.h"

namespace cz::journey {

/// What was spent. Value type; the empty one is an attempt that is not begun.
struct TimeAccount {
  std::int64_t workedMs = 0;  ///< at the attempt
  std::int64_t awayMs = 0;    ///< the student was away by their own doing: signed out, the lid closed
  std::int64_t outageMs = 0;  ///< the machine was away: no power, a restart. As far as clocks can tell; given back
  std::uint64_t boot = 0;     ///< the start of the device that `sinceMs` belongs to
  std::int64_t sinceMs = -1;  ///< the last sign of life, by the clock since boot; −1 = not begun
  bool paused = false;
  friend bool operator==(const TimeAccount&, const TimeAccount&) = default;
};

/// Longest time between two signs of life that counts as work: a kiosk gives one every second while an item is shown.
/// A longer gap is sleep.
inline constexpr std::int64_t kLongestGapMs = 60'000;

/// A sign of life at the attempt: begins, goes on, or resumes after a pause or a restart. A clock that seems to have
/// gone back counts nothing.
TimeAccount atWork(TimeAccount account, std::uint64_t boot, std::int64_t nowMs);
/// The student stops: at the bell, signed out. Also ends the time that was counted as work.
TimeAccount pause(TimeAccount account, std::uint64_t boot, std::int64_t nowMs);

/// What an attempt may take: the check's limit times the student's factor, and what a teacher gave.
/// The factor is the best one in force since the attempt began: a change that helps holds at once, one that takes
/// something away begins with the next attempt.
/// `always`: what the class list says now that the student needs in every check.
Exact allowedMs(const Journey& journey, const Attempt& attempt, std::int64_t limitMs, const Accommodation& always = {});
/// What is left of it, never below zero. Outages are never charged; being away is where the policy says so.
Exact leftMs(const Exact& allowed, const TimeAccount& spent, Away away);

/// The help that an attempt has: what was in force when it began, and what was added since.
Accommodation helpOf(const Journey& journey, const Attempt& attempt);

}  // namespace cz::journey
