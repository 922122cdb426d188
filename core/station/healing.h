#pragma once
// When a disk went back in time: the station's (restored from an older backup) or a kiosk's. Each is the other's second
// copy (trust: 2.6).
//
// A restored station has lost the newest leaves of its downlogs. Each kiosk gives back what it holds of its own, with
// the station's own signature. What the station decided meanwhile stands behind it: grants and decisions have ids of
// their own, so nothing counts twice. What one kiosk gave back, the others get at their next call.

#include <string>
#include <vector>

#include "core/records/log_archive.h"
#include "core/station/kiosks.h"
#include "core/store/transaction.h"
#include "core/sync/messages.h"

namespace cz::station {

class Station;

/// Takes in what a kiosk holds of its downlog, once its last part has come. One commit; `request` of the reply is left
/// to the caller.
Result<sync::DownReturnReply> takeBackDown(Station& station, const Kiosk& kiosk, const ledger::Slice& part);

/// Writes the deeds that a kiosk's downlog lacks, if it may lack some. Outside of any transaction.
Result<void> topUp(Station& station, const Kiosk& kiosk);

/// After a restore: every kiosk may lack something, and have something that is lost here.
Result<void> expectAll(Station& station, store::Transaction& transaction);

/// Deeds came to light that every kiosk must hear of.
Result<void> expectOthers(Station& station, store::Transaction& transaction);

/// Whether the station was restored and has not heard from this kiosk since.
Result<bool> isHeardFirstSinceRestore(Station& station, const Hash& kiosk);

/// Draws the fact that a log went two ways.
Result<void> noteRebase(store::Database& db, const LogId& log, const records::ArchivedLeaf& leaf);

/// Whether a slice is of a way that the kiosk has said it left, like one on a stick that was long on its way: it is no
/// news. The kiosk signed its checkpoint, and it ends between where the ways parted and where the other one ended.
Result<bool> isExplained(Station& station, const Kiosk& kiosk, const ledger::Slice& slice);

/// A kiosk's log says that its disk went back in time: the teacher hears of it, and alarms that this explains go.
Result<void> sayIfRebased(Station& station, const Kiosk& kiosk, const records::ArchivedLeaf& leaf);

/// Kiosks that have not called since the restore.
Result<std::vector<std::string>> healingAlarms(Station& station);

/// Its log may tell of what this station has lost, or never had: after a restore, or from the station before this one.
Result<bool> mayBringMore(Station& station, const Kiosk& kiosk);

}  // namespace cz::station
