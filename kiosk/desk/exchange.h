#pragma once
// The talk with the station, one message at a time and without a socket: the shell posts what `next` gives and brings
// the answer to `take`. The student never waits for it and never sees it fail.

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/ledger/slice_parts.h"
#include "core/sync/client.h"
#include "kiosk/desk/desk.h"

namespace cz::desk {

/// One message to the station.
struct Post {
  std::string path;  ///< "/v1/sync"
  Bytes body;
};

/// What the last exchange told; for IT and for the teacher, never for students.
struct Contact {
  bool paired = false;
  std::uint64_t waiting = 0;  ///< own leaves that the station does not hold yet: "not yet handed over"
};

/// Runs on the desk's thread. `desk` must outlive it.
class Exchange {
 public:
  /// `token`: the pairing token, needed until the kiosk is paired; may be empty afterwards, and where the kiosk is to
  /// join by a number (Desk::ceremony).
  Exchange(Desk& desk, std::string token) : desk_(desk), token_(std::move(token)) {}

  /// The next message of the present round; nothing when the round is over, or the kiosk isn't paired, has no token and
  /// no ceremony goes on.
  Result<std::optional<Post>> next();
  /// The answer to the last message. Gives FactsChanged when something on the screen may be old now. An error ends the
  /// round; nothing is lost, the next round says again what is held.
  Result<std::vector<app::Event>> take(ByteView reply);
  /// The message could not be delivered: the round is over.
  void failed();
  /// The station is there and has no time for it now: likewise, and it is not away.
  void putOff();
  Contact contact();

 private:
  enum class Step {
    idle,
    pairing,
    enrolling,
    enrolled,
    syncing,
    fetching,
    givingBack,
    takingBack,
    asking,      ///< who is there in place of the station
    moving,      ///< to that one
    givingPast,  ///< what the stations before have said
  };
  Result<std::optional<Post>> pair();
  Result<std::optional<Post>> enrol();
  Result<std::optional<Post>> sync();
  Result<std::vector<app::Event>> takeEnrol(ByteView reply);
  Result<std::vector<app::Event>> takeSync(ByteView reply);
  Result<bool> nowReached();  ///< whether what is on the screen may be old by that
  Result<std::vector<app::Event>> takePiece(ByteView reply);
  Result<std::optional<Post>> mend();
  Result<void> seeWhatIsLost(std::uint64_t downSize, records::Received::State received);
  Result<std::vector<app::Event>> takeDownReply(ByteView reply);
  Result<std::vector<app::Event>> takeOwn(ByteView reply);
  Result<std::uint64_t> handedOver();
  /// The state of open attempts that the station doesn't know; at most so many as one message carries.
  Result<std::vector<Bytes>> statesToTell();
  Result<void> statesWereTold();
  Result<void> want(const sync::ParcelRef& ref);
  Result<std::vector<app::Event>> apply();
  sync::Client& client(const ledger::LogKey& down);
  // exchange_takeover.cpp
  Result<std::optional<Post>> ask();
  Result<std::vector<app::Event>> takeSuccessor(ByteView reply);
  Result<std::optional<Post>> move();
  Result<std::vector<app::Event>> takeMoved();
  Result<std::optional<Post>> givePast();
  Result<std::vector<app::Event>> takePastReply(ByteView reply);
  Result<bool> seeWhetherPastIsDue();
  Result<bool> hearTime();  ///< from the answer that was just taken; whether it was news

  Desk& desk_;
  std::string token_;
  Step step_ = Step::idle;
  bool changed_ = false;  ///< in this round
  std::unique_ptr<sync::Client> client_;
  ledger::LogKey clientOf_;  ///< the downlog that it goes by
  std::deque<sync::Parcel> wanted_;
  sync::SyncReply reply_;  ///< of this round
  /// Own leaves that the station said last that it holds, when they are fewer than it had once: it was restored
  /// (trust: 2.6).
  std::optional<std::uint64_t> stationHolds_;
  std::optional<std::uint64_t> giveFrom_;  ///< the station lacks leaves of the downlog, or has others: from here on
  std::uint64_t giveTo_ = 0;               ///< where the part ends that was given last
  ledger::SliceParts taking_;              ///< own leaves on their way back
  std::optional<std::uint64_t> takeFrom_;  ///< the station has own leaves that are lost here: from here on
  /// What the station was told of an open attempt last.
  struct Told {
    Hash state;
    std::int64_t atMs = 0;
  };
  std::map<AttemptId, Told> told_;
  std::map<AttemptId, Hash> telling_;          ///< in the last message
  std::set<AttemptId> leaving_;                ///< those of them that go on elsewhere
  std::int64_t askedMs_ = 0;                   ///< when the last sync was asked for, in time since boot
  AttemptId asked_;                            ///< to go on here
  std::vector<app::Event> refusal_;            ///< what the screen hears of it when this round is over
  bool mayBeAnother_ = false;                  ///< the last round failed: another station may have the address
  bool move_ = false;                          ///< the station there is ours, and has to hear who we are
  bool pairAnew_ = false;                      ///< the token is of the station that answered
  std::optional<sync::Past> past_;             ///< to be sent next
  bool pastTold_ = false;                      ///< the station has all that it wants of it
  std::uint64_t upSize_ = 0;                   ///< own leaves, once all are handed over to that station
  int pastSteps_ = 0;                          ///< in this round
  std::optional<std::uint64_t> couldNotTake_;  ///< so many the station held when they could not be taken back
};

}  // namespace cz::desk
