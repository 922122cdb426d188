#pragma once
// How long a station takes to verify a whole school year again: as after a restore, or before it is handed on.

#include <cstdint>

#include "core/base/result.h"

namespace cz::tools {

struct ArchiveBench {
  std::uint64_t logs = 0;
  std::uint64_t leaves = 0;  ///< in all of them
  double mib = 0;            ///< of the file
  double verifySeconds = 0;  ///< every leaf, tree, checkpoint and payload
};

/// The logs of 40 kiosks with 65,000 leaves each (trust: 4). Works in a temporary folder, which needs 2 GiB for it;
/// takes about two minutes.
Result<ArchiveBench> benchArchive();

}  // namespace cz::tools
