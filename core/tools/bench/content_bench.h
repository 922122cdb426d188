#pragma once
// How fast packs are read and checked, forms are built and typed numbers are scored.

#include "core/base/result.h"
#include "core/tools/bench/timings.h"

namespace cz::tools {

struct ContentBench {
  double load200Ms = 0;    ///< a pack of 200 items, as kiosk and station load it
  double check1000Ms = 0;  ///< `checkzone check` of 1,000 items: every draw, glyphs and item tests
  Timings formInSmall;     ///< microseconds: a form of a check of 20 items, in a pack of 200
  Timings formInLarge;     ///< the same check in a pack of 1,000
  Timings scoreNumber;     ///< microseconds: a typed number read and scored
};

/// Packs of our own making, in memory: choices, numbers, lists, words and pairs, most with drawn numbers. An error when
/// one of them can't be used.
Result<ContentBench> benchContent();

}  // namespace cz::tools
