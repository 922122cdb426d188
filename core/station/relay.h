#pragma once
// Students walk to whichever seat is free. So every kiosk is told, in its downlog, what they did at the others: which
// checks they took, what came of them and which steps they took since; not what they answered (records: Elsewhere).
//
// A kiosk is told when it calls, of everything that arrived since it was told last. One that joins is told everything.
// Twice is harmless: a happening says by itself where it stands.

#include "core/records/log_archive.h"
#include "core/records/payload.h"
#include "core/station/kiosks.h"
#include "core/store/transaction.h"

namespace cz::station {

class Station;

/// About so many leaves of other kiosks are looked at in one call; the rest at the next one.
inline constexpr std::size_t kMostRelayed = 500;

/// Writes what a kiosk was not told yet into its downlog; gives whether there may be more. Outside of any transaction.
Result<bool> relay(Station& station, const Kiosk& kiosk);

/// The kiosk has a new log, and may have forgotten what its old one says: it is told everything again.
Result<void> relayAnew(Station& station, store::Transaction& transaction, const Hash& kiosk);

/// Tells the kiosks where it was not handed in of a mark. `home`: the log of the one that has the mark itself.
Result<void> relayMark(Station& station, store::Transaction& transaction, const records::MarkGiven& mark,
                       const LogId& home);

/// What a leaf says came later than the leaf: kiosks that were told of what lies around it are told of it now.
Result<void> relayLate(Station& station, store::Transaction& transaction, const LogId& log,
                       const records::ArchivedLeaf& leaf);

}  // namespace cz::station
