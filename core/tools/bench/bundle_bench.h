#pragma once
// How large a message is that brings one finished check to the station.

#include <string>

#include "core/base/result.h"
#include "core/pack/model.h"

namespace cz::tools {

struct BundleBench {
  std::string check;       ///< of those in the pack the one with the largest message
  std::size_t places = 0;  ///< of its form
  std::size_t leaves = 0;  ///< key, start and hand-in
  std::size_t bytes = 0;   ///< as it is sent, sealed and padded
};

/// Every check of `pack` is taken once by itself, with an answer at every place that takes ticks, cards or typing.
/// Works in a temporary folder.
Result<BundleBench> benchBundle(const pack::Pack& pack);

}  // namespace cz::tools
