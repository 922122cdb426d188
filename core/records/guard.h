#pragma once
// Guesses at PINs, counted so that a pulled plug refunds nothing (trust: 2.11): a guess is charged and committed before
// it is compared.

#include <cstdint>

namespace cz::records {

inline constexpr int kFreeMisses = 5;                 ///< per student, before the first wait
inline constexpr std::int64_t kFirstWaitMs = 30'000;  ///< doubling
inline constexpr std::int64_t kLongestWaitMs = std::int64_t{15} * 60'000;
inline constexpr int kMissesPerHour = 20;           ///< per kiosk, over all students
inline constexpr std::int64_t kHourMs = 3'600'000;  ///< of powered time

/// How long after the n-th miss in a row the next guess must wait.
std::int64_t waitAfter(int misses);

/// Whether a guess may be compared now.
struct Guess {
  bool allowed = false;     ///< it was charged: compare, and tell the records when it was right
  std::int64_t waitMs = 0;  ///< not allowed: for how long
  int missesLeft = 0;       ///< allowed: further misses before a wait, if this guess misses too
  bool askTeacher = false;  ///< not allowed: this kiosk has had too many misses this hour
};

}  // namespace cz::records
