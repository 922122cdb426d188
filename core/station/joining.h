#pragma once
// How a kiosk becomes one of this station's, whichever way it proved that it may.

#include <string>

#include "core/ledger/succession.h"
#include "core/station/kiosks.h"
#include "core/store/transaction.h"
#include "core/sync/enrol_station.h"

namespace cz::station {

class Station;

/// What a kiosk that was taken out of use hears.
Error outOfUse();

/// What the teacher reads of what a kiosk calls itself: one line, not empty, at most 40 letters.
std::string seatLabel(const std::string& said);

/// In one commit: its row, its downlog with all that was decided before it came, and the archive of its own log. One
/// that is known keeps its downlog and gets its new seat and log. `agreed`: two people compared a number; null: it has
/// the token.
/// refused: it was taken out of use.
Result<Kiosk> join(Station& station, const ledger::LogKey& up, const std::string& seat,
                   const sync::Agreed* agreed = nullptr);
/// The same inside the caller's transaction, of a kiosk whose station this one took the place of, as `how` says.
Result<Kiosk> joinAfter(Station& station, store::Transaction& transaction, const ledger::LogKey& up,
                        const std::string& seat, const ledger::SignedSuccession& how);

}  // namespace cz::station
