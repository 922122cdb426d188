#pragma once
// What kiosks sent that doesn't count before somebody has looked at it: of one that is out of use, what it sent later
// (retired.h); of any, what contradicts its log although it signed it, as two kiosks do that run with copies of one
// disk (trust: 2.6). Nothing of it is lost, and the teacher says whether it counts.

#include <cstdint>
#include <string>
#include <vector>

#include "core/ledger/slice.h"
#include "core/records/about.h"
#include "core/station/kiosks.h"
#include "core/store/transaction.h"
#include "core/sync/messages.h"

namespace cz::station {

class Station;

/// One way that a log goes on, as far as it came.
struct Aside {
  std::int64_t number = 0;
  Hash kiosk;
  std::string seat;
  std::int64_t cameMs = 0;
  std::uint64_t from = 0;    ///< first leaf
  std::uint64_t size = 0;    ///< leaves
  std::uint64_t checks = 0;  ///< of them: checks that were handed in
  bool forks = false;        ///< it contradicts what counts
};

/// Oldest first.
Result<std::vector<Aside>> keptAside(Station& station);

/// What a kiosk that is out sent; fills in what became of it. Kept where it is signed and goes on with the log, or with
/// what is kept; parts follow one another. Four ways at most, of 64 parts each.
Result<void> putAside(Station& station, const Kiosk& kiosk, const ledger::Slice& up, sync::SyncReply& reply);
/// What contradicts the log of a kiosk in use, or goes on where such a way ended: kept likewise, with an alarm that
/// says the way out. Nothing happens where no fork is proven, or where all of it counts already. Outside of any
/// transaction.
Result<void> keepFork(Station& station, const Kiosk& kiosk, const ledger::Slice& up);
/// Whether the kiosk's log says how it came to contradict itself, and every try in this way of it is known here: what
/// was written there once is written in the log again.
Result<bool> isAccountedFor(Station& station, const Kiosk& kiosk, const ledger::Slice& way);
/// The kiosk's log says now how it came to contradict itself, and what it wrote there again: that need not be kept.
Result<void> forgetExplained(Station& station, const Kiosk& kiosk);

/// It counts after all: taken in as if it had come from a kiosk in use, or, where it contradicts what counts, beside it
/// (branches.h). Gives the number of checks. notFound: nothing is kept under this number · refused: it can't be put
/// behind what counts, nor beside it.
Result<std::uint64_t> takeInAside(Station& station, std::int64_t number);
/// It doesn't count, and goes. notFound: as before.
Result<void> dropAside(Station& station, std::int64_t number);

/// Takes out of what is kept aside what it says of a student who is to be forgotten. Inside the caller's transaction.
Result<void> forgetIn(Station& station, records::Forgetting& forgetting);

}  // namespace cz::station
