#pragma once
// What a kiosk remembers, asked of its records part by part, so that two moments can be compared.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/records/kiosk_records.h"

namespace cz::tests {

/// Who and what is asked after.
struct Asked {
  std::vector<StudentId> students;
  std::vector<CheckId> checks;
  /// All that the station had, which alone can read what was handed in once the kiosk is switched off.
  std::vector<std::shared_ptr<const crypto::DeviceKeys>> readers = {};
};

struct Memory {
  std::size_t leaves = 0;  ///< of the kiosk's own log
  /// "said 12" → what leaf 12, a hand-in, says to the station; "open 1e00…" → the attempt with its form, answers, place
  /// and flags; and so on. An error is a part, too.
  std::map<std::string, std::string> parts;
};

/// Changes nothing.
Memory memoryOf(records::KioskRecords& records, const Asked& asked);
/// The kiosk's own log from its first leaf on.
ledger::Slice ownLog(records::KioskRecords& records);

}  // namespace cz::tests
