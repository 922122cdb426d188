#pragma once
// fault: something at a kiosk that a person should look at. It names no student.

#include <cstdint>
#include <string>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace cz::records {

inline constexpr const char* kDiskLow = "disk-low";    ///< nobody new is let in until there is room again
inline constexpr const char* kDiskRoom = "disk-room";  ///< there is

struct FaultSeen {
  std::string what;         ///< one of these; others may come: at most 40 bytes
  std::uint64_t bytes = 0;  ///< free on the disk
  friend bool operator==(const FaultSeen&, const FaultSeen&) = default;
};
Bytes encode(const FaultSeen& fault);
Result<FaultSeen> decodeFaultSeen(ByteView payload);

}  // namespace cz::records
