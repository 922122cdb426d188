#pragma once
// How fast a question bank becomes a pack.

#include "core/base/result.h"

namespace cz::tools {

struct ImportBench {
  std::size_t questions = 0;
  double readPerSecond = 0;   ///< from GIFT to items, before a pack is made of them
  double wholePerSecond = 0;  ///< the whole import: read, written as a pack, validated, saved
};

/// A bank of our own making: choices, numbers, words, pairs, true or false and essays in categories of 50. Works in a
/// temporary folder. An error when not every question comes in.
Result<ImportBench> benchImport();

}  // namespace cz::tools
