#pragma once
// A kiosk that was lost, stolen or replaced is taken out of use (trust: 2.2). Nobody can sign in there once it hears of
// it, it is told nothing more, and what its log held by then counts. What it sends later is kept aside until somebody
// has looked at it: whoever has the kiosk could have made it up.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/ledger/slice.h"
#include "core/records/about.h"
#include "core/records/payload_recovery.h"
#include "core/station/kiosks.h"
#include "core/store/transaction.h"
#include "core/sync/messages.h"

namespace cz::station {

class Station;

/// Takes it out, and tells every kiosk's downlog. For good: to be used again it is set up anew. There is a new pairing
/// token from now on. refused: it is out
/// already.
Result<void> retire(Station& station, const Hash& kiosk);

/// The same, when a downlog that came back says so; harmless when it is known.
Result<void> rememberRetired(Station& station, store::Transaction& transaction, const records::Retired& retired,
                             std::int64_t atMs);

/// Writes it into the kiosk's own downlog, should that have been lost in a restore. Outside of any transaction.
Result<void> tellThatItIsOut(Station& station, const Kiosk& kiosk);

/// When it was taken out, by the station's clock; nothing: it is in use.
Result<std::optional<std::int64_t>> retiredAt(Station& station, const Hash& kiosk);

/// Leaves that a kiosk sent after it was taken out.
struct Aside {
  std::int64_t number = 0;
  Hash kiosk;
  std::string seat;
  std::int64_t cameMs = 0;
  std::uint64_t from = 0;    ///< first leaf
  std::uint64_t size = 0;    ///< leaves
  std::uint64_t checks = 0;  ///< of them: checks that were handed in
};

/// Oldest first.
Result<std::vector<Aside>> keptAside(Station& station);

/// What a kiosk that is out sent. Kept aside where it goes on where the log ended and is signed; a longer slice of the
/// same way takes the place of a shorter one. Four ways at most: who sends more is no longer believed at all.
Result<void> putAside(Station& station, const Kiosk& kiosk, const ledger::Slice& up, sync::SyncReply& reply);

/// It counts after all: taken in as if it had come from a kiosk in use. Gives the number of checks. notFound: nothing
/// is kept under this number · refused: it doesn't go on where the log ends now.
Result<std::uint64_t> takeInAside(Station& station, std::int64_t number);
/// It doesn't count, and goes. notFound: as before.
Result<void> dropAside(Station& station, std::int64_t number);

/// Takes out of what is kept aside what it says of a student who is to be forgotten. Inside the caller's transaction.
Result<void> forgetIn(Station& station, records::Forgetting& forgetting);

}  // namespace cz::station
