#pragma once
// Keys that a station keeps beside its own: those from before they were renewed, the recovery sheet's while kiosks of a
// lost station are expected, and those that forms were seeded with. The first two lie sealed under the station's own.

#include <optional>
#include <vector>

#include "core/crypto/keys.h"
#include "core/crypto/sheet.h"
#include "core/station/settings.h"

namespace cz::station {

/// Newest first. `own`: the station's present ones.
Result<std::vector<crypto::DeviceKeys>> keptOldKeys(const Settings& settings, const crypto::DeviceKeys& own);
/// `sealed`: by DeviceKeys::sealSeed, newest first; none: nothing is kept any more.
Result<void> keepOldKeys(Settings settings, const std::vector<Bytes>& sealed);

Result<std::optional<crypto::DeviceKeys>> keptSheet(const Settings& settings, const crypto::DeviceKeys& own);
Result<void> keepSheet(Settings settings, const crypto::DeviceKeys& own, const crypto::SheetSecret& secret,
                       Random& random);
Result<void> forgetSheet(Settings settings);

/// The one for new forms first. Empty: the station's own is the only one.
Result<std::vector<Seed>> keptFormKeys(const Settings& settings);
Result<void> keepFormKeys(Settings settings, const std::vector<Seed>& keys);

}  // namespace cz::station
