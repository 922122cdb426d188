#pragma once
// A lost station without a backup (trust: 2.2): a new one, the recovery sheet, and the kiosks, which keep everything
// that they have signed and heard. While kiosks are expected, the sheet's keys are kept here, sealed under this
// station's own: with them it speaks for itself to kiosks that know the sheet (takeover.h), and reads what they sealed
// to it. Then they are forgotten.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/crypto/sheet.h"
#include "core/ledger/leaf.h"
#include "core/station/kiosks.h"
#include "core/store/transaction.h"

namespace cz::store {
class Database;
}

namespace cz::station {

class Station;

/// From now on kiosks of the lost station are taken in. Again, with the same sheet, is harmless. refused: this station
/// has another sheet, so it is not a new one.
Result<void> awaitKiosks(Station& station, const crypto::SheetSecret& secret);
/// All are back, or will not come: the sheet's keys are forgotten. Kiosks that are back stay. refused: it is over.
Result<void> endReplacing(Station& station);

/// A kiosk of the lost station that is back.
struct Returned {
  Hash kiosk;
  std::string seat;
  std::uint64_t records = 0;    ///< leaves of its log that are here
  std::uint64_t decisions = 0;  ///< of the teacher, that it had heard of
  std::uint64_t closed = 0;     ///< leaves of which nobody can read here what they say
  std::uint64_t lost = 0;       ///< decisions that it holds and can't read
  bool done = false;            ///< all that it had is here
};

/// How far it has come, and what can't come back, by count.
struct Replacing {
  bool open = false;  ///< kiosks are still expected
  std::vector<Returned> kiosks;
  std::size_t missing = 0;  ///< kiosks that others were told of and that have not come back
  std::size_t checks = 0;   ///< that were handed in at those
  std::size_t waiting = 0;  ///< checks that wait for a pack that no kiosk had
};
/// Nothing: this station took nobody's place.
Result<std::optional<Replacing>> replacingOf(Station& station);

/// The statement for the page and for the command: "Seat 1: 128 records, 3 decisions; …".
std::string wordsOf(const Returned& kiosk);
/// What can't come back, as sentences.
std::vector<std::string> lossesOf(const Replacing& replacing);

/// Draws the fact that a kiosk's log goes on with this station.
Result<void> noteWentOn(store::Database& db, const LogId& log, const ledger::Leaf& leaf);

}  // namespace cz::station
