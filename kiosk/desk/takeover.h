#pragma once
// What a kiosk says to a station that took the place of its own (sync: takeover.h), by network or by stick.

#include <optional>

#include "core/sync/takeover.h"
#include "kiosk/desk/desk.h"

namespace cz::desk {

/// The step to this station, when a statement made it; null: none did.
const ledger::SignedSuccession* lastStep(const records::KioskRecords& records, const crypto::Identity& station);

/// The question whether another station is the next one.
sync::SuccessorAsk askOf(const records::KioskRecords& records);

/// The sealed request to move to the present station. Nothing: it was not reached by a statement.
Result<std::optional<Bytes>> moveOf(Desk& desk);

/// Leaves, or a piece of a parcel, as the station wants them; as much as fits into one message.
Result<sync::Past> pastLeaves(records::KioskRecords& records, const sync::PastReply& wanted);
Result<sync::Past> pastPiece(records::KioskRecords& records, const sync::PastReply& wanted);

}  // namespace cz::desk
