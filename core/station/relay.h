#pragma once
// Students walk to whichever seat is free. So every kiosk is told, in its downlog, what they did at the others: which
// checks they took, what came of them and which steps they took since; not what they answered (records: Elsewhere).
//
// A kiosk is told when it calls, of everything that arrived since it was told last. One that joins is told everything.
// Twice is harmless: a happening says by itself where it stands.

#include "core/records/payload.h"
#include "core/station/kiosks.h"
#include "core/store/transaction.h"

namespace cz::station {

class Station;

/// At most so many leaves of other kiosks are looked at in one call; the rest at the next one.
inline constexpr std::size_t kMostRelayed = 500;

/// Writes what a kiosk was not told yet into its downlog; gives whether there may be more. Outside of any transaction.
Result<bool> relay(Station& station, const Kiosk& kiosk);

/// Tells the kiosks where it was not handed in of a mark. `home`: the log of the one where it was.
Result<void> relayMark(Station& station, store::Transaction& transaction, const records::MarkGiven& mark,
                       const LogId& home);

/// What a leaf says came later than the leaf: kiosks are told once more from there on.
Result<void> relayAgain(Station& station, const LogId& log, std::uint64_t index);

}  // namespace cz::station
