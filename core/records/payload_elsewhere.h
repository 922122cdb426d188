#pragma once
// What a student did at another kiosk, as the station tells it: students walk to whichever seat is free.

#include "core/base/ids.h"
#include "core/ledger/leaf.h"

namespace cz::records {

/// attempt.elsewhere: one leaf of another kiosk's log, or a mark for what was handed in there. It says no more than a
/// kiosk keeps of its own leaves (trace.h): not what was answered or written.
struct Elsewhere {
  LogId log;                ///< of the other kiosk
  std::uint64_t index = 0;  ///< of the leaf there; of a mark: 0
  ledger::LeafType type = ledger::LeafType::attemptStart;
  std::int64_t wallMs = 0;  ///< by the other kiosk's clock
  ledger::ClockState clock = ledger::ClockState::unset;
  Bytes payload;          ///< of that type, as traceOf gives it
  std::string seat = {};  ///< of a start: "Seat 1", where the student finds it; else empty
  friend bool operator==(const Elsewhere&, const Elsewhere&) = default;
};
Bytes encode(const Elsewhere& elsewhere);
/// Refuses also types that isToldElsewhere refuses.
Result<Elsewhere> decodeElsewhere(ByteView payload);

/// Whether other kiosks are told of leaves of this type.
bool isToldElsewhere(ledger::LeafType type);

}  // namespace cz::records
