#pragma once
// Rounding as QTI does it: half goes up.

#include <cstdint>
#include <vector>

#include "core/base/exact.h"

namespace cz::interop::qti {

struct Rounding {
  bool significant = false;  ///< figures count from the first digit that isn't 0, else behind the point
  std::int64_t figures = 0;

  Exact rounded(const Exact& value) const;
  /// The two numbers between which everything is rounded as `value` is.
  std::vector<Exact> edgesAround(const Exact& value) const;
};

}  // namespace cz::interop::qti
