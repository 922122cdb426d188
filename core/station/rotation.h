#pragma once
// The station's keys are renewed (trust: 2.2), once a year or when somebody who had them has left. Every kiosk's
// downlog ends with a leaf that both keys sign; the kiosk that has heard it goes on with the new keys and says so in
// its own log. Until it has, the old keys are kept here, sealed under the new ones. A power cut at any moment leaves
// either the station from before or the one with new keys.

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/outside.h"
#include "core/base/result.h"
#include "core/crypto/keys.h"
#include "core/station/kiosks.h"
#include "core/store/database.h"

namespace cz::station {

class Station;

struct Rotated {
  Hash fingerprint;           ///< of the new keys
  bool voidedSheets = false;  ///< sheets of codes were printed that were still good; new ones are to be printed
};
/// New keys for the station in `folder`, which nobody else has open. Sheets of codes (code_sheets.h) were made with the
/// old ones, and are void. refused: kiosks of the last time have not all heard of it, or kiosks of a lost station are
/// expected.
Result<Rotated> rotate(const std::filesystem::path& folder, Clock& clock, Random& random);

/// Goes on where a rotation was cut off. Before the keys are read.
Result<void> endRotation(const std::filesystem::path& folder, store::Database& db, Random& random);

/// The keys by which this kiosk knows the station: the old ones while it has not heard of the new ones. What is made
/// for it without a word between them, as a code that is read out, goes by these.
Result<const crypto::DeviceKeys*> keysKnownTo(Station& station, const Kiosk& kiosk);
/// The seats that have not heard of the new keys; empty: all have.
Result<std::vector<std::string>> notHeardOf(Station& station);
/// When all kiosks in use have: the old keys are forgotten. Outside of any transaction.
Result<void> forgetOldKeysWhenHeard(Station& station);

}  // namespace cz::station
