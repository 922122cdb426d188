#pragma once
// Kiosks need not keep for ever what this station holds: what came more than some weeks ago, and lies in a backup where
// backups are made. Until then each kiosk is the station's second copy (trust: 2.12).

#include <cstdint>

#include "core/station/kiosks.h"

namespace cz::station {

class Station;

inline constexpr int kKeepDays = 60;  ///< when nothing else is said

/// For how many days kiosks keep what they handed over; 0: for ever.
Result<void> noteKeepDays(Station& station, int days);
Result<int> keepDays(Station& station);

/// Tells a kiosk, at most once a day, what it need not keep any longer. Outside of any transaction.
Result<void> tellWhatMayGo(Station& station, const Kiosk& kiosk);

}  // namespace cz::station
