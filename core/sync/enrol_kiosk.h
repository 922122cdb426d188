#pragma once
// The kiosk's half of one ceremony of enrolment (enrol.h), without sockets and without time: it gives bytes to POST to
// /v1/enrol and takes the bytes that came back. A message may be lost, doubled or repeated at will.

#include <optional>
#include <string>

#include "core/base/outside.h"
#include "core/sync/client.h"
#include "core/sync/enrol.h"

namespace cz::sync {

/// One ceremony; the next one is another object with another nonce. Not thread-safe.
class EnrolKiosk {
 public:
  enum class State {
    calling,    ///< the station has not answered yet
    revealing,  ///< it has, and gets the nonce
    comparing,  ///< both screens show the number
    joined,     ///< the station has added this kiosk: keep `paired`
    ended,      ///< it came to nothing: `ending` says why
  };
  enum class Ending { none, closed, busy, pause, different, over, notMarked };

  /// How the kiosk calls itself, and what it was told of the station.
  struct Who {
    std::string seat;
    std::string machine = {};  ///< EnrolHello
    std::string mark = {};     ///< of the one station that is right (markOf); empty: a person compares the number
  };

  /// `log` is the kiosk's own log (records: uplog). `keys` must outlive it.
  EnrolKiosk(const crypto::DeviceKeys& keys, const ledger::LogKey& log, Who who, Random& random);

  State state() const { return state_; }
  Ending ending() const { return ending_; }
  int waitSeconds() const { return waitSeconds_; }  ///< ended by `pause`: from then
  /// "417 902" while it is to be compared; else empty.
  std::string number() const;
  bool saidSame() const { return saidSame_; }
  /// The right station has answered, as far as this kiosk can tell.
  bool answered() const { return begun_; }
  /// The station has answered, and a person was to compare: whatever comes of it counts as a try (EnrolLimit).
  bool begun() const { return begun_ && mark_.empty(); }
  const std::string& room() const { return room_; }  ///< as the station calls itself; nobody has proven it yet
  const std::optional<Paired>& paired() const { return paired_; }

  /// What to send now, again and again until the state changes; nothing when it is at its end.
  std::optional<Bytes> next() const;
  /// The answer to that. An error leaves everything as it was: asking again may help.
  /// refused: the station of this ceremony did not sign it, or says what can't be.
  Result<void> take(ByteView reply);
  /// The person's answer, which `next` tells the station. "The same" can still be left; nothing else is taken back.
  void press(Pressed pressed);

 private:
  Result<void> heed(const EnrolAnswer& answer);
  Result<void> heed(const StationSays& says);
  Result<void> heed(const EnrolNo& no);
  void end(Ending ending);

  const crypto::DeviceKeys& keys_;
  std::string mark_;
  EnrolNonce nonce_;
  Bytes hello_;
  Bytes reveal_;
  State state_ = State::calling;
  Ending ending_ = Ending::none;
  int waitSeconds_ = 0;
  std::string room_;
  crypto::Identity station_;
  Hash transcript_;
  Pressed pressed_ = Pressed::nothing;
  bool saidSame_ = false;
  bool begun_ = false;
  std::optional<Paired> paired_;
};

}  // namespace cz::sync
