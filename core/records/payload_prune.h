#pragma once
// What a kiosk need not keep any longer.

#include <cstdint>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace cz::records {

/// prune.before: the station holds what these leaves say, for good. The leaves stay, and so does what the kiosk itself
/// goes by (trace.h).
struct PruneBefore {
  std::uint64_t own = 0;   ///< leaves of the kiosk's log before this one
  std::uint64_t down = 0;  ///< leaves of this downlog before this one
  friend bool operator==(const PruneBefore&, const PruneBefore&) = default;
};
Bytes encode(const PruneBefore& before);
Result<PruneBefore> decodePruneBefore(ByteView payload);

}  // namespace cz::records
