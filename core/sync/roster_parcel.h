#pragma once
// The roster as it travels to kiosks: strict CBOR, so that its hash has one meaning.

#include "core/base/bytes.h"
#include "core/roster/roster.h"

namespace cz::sync {

Bytes parcelOf(const roster::SeatRoster& roster);
/// Refuses anything that parcelOf would not have written.
Result<roster::SeatRoster> seatRosterOfParcel(ByteView bytes);

}  // namespace cz::sync
