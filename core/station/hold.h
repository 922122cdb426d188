#pragma once
// While somebody's request to see a student's record is open, nothing of it may be erased (trust: 2.12).

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/ids.h"
#include "core/base/result.h"

namespace cz::station {

class Station;

struct Hold {
  std::string reason;
  std::int64_t atMs = 0;  ///< since 1970, by the station's clock
};

/// Nothing: the record may be erased.
Result<std::optional<Hold>> holdOn(Station& station, const StudentId& student);
/// refused: there is no reason, or the record is held already · input: the reason is no text, or too long · notFound:
/// nothing here is about such a student.
Result<void> holdRecord(Station& station, const StudentId& student, const std::string& reason);
/// refused: the record is not held.
Result<void> endHold(Station& station, const StudentId& student);

}  // namespace cz::station
