#pragma once
// Class list and packs, from kiosks of a replaced station.

#include <optional>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/station/kiosks.h"

namespace cz::station {

class Station;

/// The next parcel that this kiosk may have and this station needs: the class list that it used last, and every pack
/// that it ever used, newest first. Nothing: there is none.
Result<std::optional<Hash>> wantedParcel(Station& station, const Kiosk& kiosk);
/// It has it no more.
Result<void> noteGone(Station& station, const Kiosk& kiosk, const Hash& parcel);
/// The whole parcel, of the right hash: it becomes the class list, unless this station made one itself, or a pack. One
/// that can't be read is an alarm.
Result<void> takeParcel(Station& station, const Kiosk& kiosk, const Bytes& parcel, const Hash& hash);

}  // namespace cz::station
