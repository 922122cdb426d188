#pragma once
// What a teacher should know about and can't see elsewhere, as sentences. What stands as it is ends by itself, when
// what it says is done; what happened stays until somebody says that they have seen it.

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/result.h"

namespace cz::station {

class Station;

struct Alarm {
  std::string id;  ///< of what happened; empty: it ends by itself
  std::string what;
  StudentId student = {};  ///< whom it names; may be nobody
};

struct Alarms {
  /// What stands first, then what is read from the records, then what came in, newest first.
  std::vector<Alarm> open;
  std::vector<Alarm> seen;  ///< in the same order
};

/// Refused logs, codes that were not made here, unlocks that were used twice, results and forms that are not as they
/// should be, leaves that say nothing readable, kiosks that have not called since a restore, a backup that is overdue.
Result<Alarms> allAlarms(Station& station);
/// The sentences of those that are open.
Result<std::vector<std::string>> alarmsOf(Station& station);

/// Somebody has seen it: it is open again only when it happens again. The audit log keeps what it said. notFound: there
/// is no such alarm (any more).
Result<void> seeAlarm(Station& station, const std::string& id);

}  // namespace cz::station
