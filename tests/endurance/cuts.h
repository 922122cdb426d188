#pragma once
// Many power cuts of one recorded journey, by several threads.

#include <optional>

#include "tests/endurance/judge.h"
#include "tests/endurance/replay.h"

namespace cz::tests {

struct CutPlan {
  std::size_t everyOperation = 1;
  int patterns = kPatterns;       ///< of the sixteen; fewer are taken in turn
  std::size_t everyThorough = 8;  ///< of the disks that are opened
  std::size_t everyGoOn = 400;
  Syncs syncs = Syncs::all;
  bool atPromises = false;         ///< only where a promise has just been given
  std::optional<CutAt> only = {};  ///< exactly this one, with all checks
};

struct CutFinding {
  std::size_t operation = 0;
  int pattern = 0;
  std::string why;
};

struct CutCounts {
  std::size_t points = 0, opened = 0, thorough = 0, wentOn = 0;
  std::vector<CutFinding> findings;
  CutCounts& operator+=(const CutCounts& more);
};

/// Disks that are the same to the byte are opened once for every set of promises they must keep.
CutCounts cutEverywhere(const Recording& journey, const CutPlan& plan);

}  // namespace cz::tests
