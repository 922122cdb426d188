#pragma once
// The recovery sheet as the station knows it: its open half. The secret half is on paper and nowhere else.

#include <cstdint>
#include <optional>

#include "core/base/result.h"
#include "core/records/payload_recovery.h"
#include "core/store/transaction.h"

namespace cz::station {

class Station;

struct Sheet {
  records::SheetKnown known;
  std::int64_t madeMs = 0;
};

/// The newest one; nothing while none was made.
Result<std::optional<Sheet>> sheetOf(Station& station);

/// The version that the next sheet will have: 1, or one more than now.
Result<std::uint64_t> nextSheet(Station& station);

/// The open half of a sheet for this station, with the sheet's word that it is this station's.
records::SheetKnown sheetFor(Station& station, std::uint64_t version, const crypto::DeviceKeys& sheet);

/// From now on backups are sealed to this sheet, and kiosks hear of it. refused: its version is not the next one.
Result<void> useSheet(Station& station, const records::SheetKnown& sheet);

/// The same for one that came back from a kiosk; an older one than the present changes nothing.
Result<void> rememberSheet(Station& station, store::Transaction& transaction, const Sheet& sheet);

}  // namespace cz::station
