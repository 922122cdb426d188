#pragma once
// What is kept of an open attempt between two answers. Inside this room only.

#include <cstdint>
#include <set>

#include "core/base/ids.h"
#include "core/scoring/response.h"
#include "core/store/database.h"

namespace cz::records {

struct Scratch {
  scoring::Responses responses;
  int place = 0;
  std::set<SlotId> flagged;
  std::int64_t elapsedMs = 0;  ///< at the attempt, up to `sinceMs`
  std::uint64_t boot = 0;      ///< the start of the device that `sinceMs` belongs to
  std::int64_t sinceMs = -1;   ///< by the clock since boot; −1 = signed out

  /// Counts the time since the last call. Time off power or signed out doesn't count (case O-24: the wall clock is not
  /// asked).
  void countTime(std::uint64_t nowBoot, std::int64_t nowMs);
  void pause(std::uint64_t nowBoot, std::int64_t nowMs);
};

Bytes encode(const Scratch& scratch);
Result<Scratch> decodeScratch(ByteView bytes);

/// corrupt: it is missing, or not what was saved; it is left as it is (case O-21).
Result<Scratch> loadScratch(store::Database& database, const AttemptId& attempt);
Result<void> saveScratch(store::Database& database, const AttemptId& attempt, const Scratch& scratch);

}  // namespace cz::records
