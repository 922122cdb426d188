#pragma once
// An attempt that goes on at another kiosk than where it began (design: 8). Each kiosk tells the station what was
// answered so far of what is open there; the newest state alone is kept. When an attempt moves, that state goes along,
// as a leaf in the downlog of the kiosk where it goes on, in the same commit as the decision that every kiosk hears.

#include <optional>
#include <string>
#include <vector>

#include "core/journey/happening.h"
#include "core/records/payload_state.h"
#include "core/station/facts.h"
#include "core/station/kiosks.h"
#include "core/store/transaction.h"
#include "core/sync/bundle.h"
#include "core/sync/messages.h"

namespace cz::station {

class Station;

/// Keeps what a kiosk says of what is open there; of attempts only that go on, or went on, there. What it sent before
/// what is kept is passed over, however late it comes, and so is what can't be read or is too long. The same message
/// again costs no commit.
Result<void> keepStates(Station& station, const Kiosk& kiosk, const std::vector<Bytes>& states, const sync::Sent& sent);
/// A kiosk handed an attempt in: what it said before of it goes, and so does what went along when the attempt moved.
Result<void> dropStates(Station& station, const AttemptId& attempt, const LogId& log);

/// Who signed in at `kiosk` wants to go on there. Again is harmless. refused: a sentence for the student.
Result<void> moveHere(Station& station, const Kiosk& kiosk, const AttemptId& attempt, const sync::SeatStatus& status);

/// The same by a stick, for who has long left. refused also: the student went on elsewhere since.
Result<void> moveByWish(Station& station, const Kiosk& kiosk, const sync::MoveWish& wish);

/// refused: no kiosk in use is where an open attempt is to go on.
Result<void> expectPlace(Station& station, const journey::HandedOver& moved);
/// The state goes along with an open attempt, before the decision is taken in.
Result<void> giveState(Station& station, store::Transaction& transaction, const journey::HandedOver& moved);

/// What was answered so far.
struct KeptState {
  LogId log;  ///< of the kiosk that said so
  std::int64_t atMs = 0;
  records::AttemptState state;
};
/// At the kiosk where an open attempt goes on; else the newest. Nothing: no kiosk has told anything.
Result<std::optional<KeptState>> answeredSoFar(Station& station, const AttemptFact& attempt);
/// At other kiosks, of which the one where it went on did not hear.
Result<std::vector<KeptState>> leftBehind(Station& station, const AttemptFact& attempt);

/// An open attempt whose student sits at another seat now.
struct MoveCard {
  StudentId student;
  std::string who;
  CheckId check;
  std::string title;
  AttemptId attempt;
  std::string from;  ///< the seat where it goes on; may be empty
  LogId to;
  std::string seat;           ///< where the student sits
  std::int64_t savedMs = -1;  ///< how long ago the newest answers came; -1: none did
};
Result<std::vector<MoveCard>> toMove(Station& station);

}  // namespace cz::station
