#pragma once
// When something at a kiosk happened, for people to read (trust: 2.10). Never for the order of things: that comes from
// logs and arrivals.
//
// A kiosk may have no clock that survives a pulled plug. But it counts the milliseconds since its start, and every call
// over the network tells how far it has counted while this station's clock goes: so one call in a start is enough to
// give every leaf of that start its true time, before and after.

#include <cstdint>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/ledger/leaf.h"
#include "core/sync/bundle.h"

namespace cz::store {
class Database;
}

namespace cz::station {

/// A time, and how far it is to be believed.
struct When {
  std::int64_t ms = 0;  ///< since 1970; 0: not known
  bool about = false;   ///< by a clock that went on from where it stood when the power went
  friend bool operator==(const When&, const When&) = default;
};

/// Whether no later call of this kiosk, by its own count, was written down. One that was recorded and is sent again
/// tells nothing of this moment.
Result<bool> isLaterCall(store::Database& db, const sync::Manifest& call);

/// Such a call came at `nowMs`. Writes only when what is known of this start of the kiosk is off by more than two
/// seconds, or ten minutes old, or when the call must be known again: it did something. What came by stick is no call:
/// it was on the way for any time.
Result<void> noteClock(store::Database& db, const sync::Manifest& call, std::int64_t nowMs, bool did);

/// Draws the fact how the kiosk knew the time of a leaf.
Result<void> noteMoment(store::Database& db, const LogId& log, const ledger::Leaf& leaf);

/// By this station's clock when the kiosk called in that start of it; else by the kiosk's own. `believedMs`: for a leaf
/// that was drawn before there were moments; 0: not known.
When whenWas(store::Database& db, const LogId& log, std::uint64_t leaf, std::int64_t believedMs);

}  // namespace cz::station
