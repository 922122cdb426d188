#pragma once
// The page of one kiosk as data.

#include <optional>
#include <string>
#include <vector>

#include "core/records/countersigned.h"
#include "core/station/aside.h"
#include "core/station/retired.h"
#include "core/station/today.h"

namespace cz::station {

struct KioskPage {
  Hash kiosk;
  SeatCard card;
  std::uint64_t held = 0;                ///< leaves of its log that count
  std::optional<std::int64_t> outSince;  ///< when it was taken out of use, by the station's clock
  std::vector<Aside> aside;              ///< what it sent since
  std::size_t forks = 0;                 ///< so often its log is proven to have gone two ways (evidence.h)
  std::uint64_t written = 0;             ///< leaves of the log that is written for it
  /// How many of them it has countersigned, and when; nothing: none yet.
  std::optional<records::Countersigned> signedFor = {};
};

/// notFound: the station knows no such kiosk.
Result<KioskPage> kioskPageOf(Station& station, const Hash& kiosk);

}  // namespace cz::station
