#pragma once
// Enrolment by the number of six digits where no network is (trust: 2.7): the messages of enrol.h, carried on a stick.
//
//   1  kiosk → station   the hello, with the commitment           the kiosk waits
//   2  station → kiosk   the answer, with the station's nonce     the kiosk shows the number; somebody writes it down
//   3  kiosk → station   the reveal, signed                       the station shows the number, and whoever carries the
//                                                                 stick says there whether it is the one on the paper
//   4  station → kiosk   "joined", and the kiosk's first downlog  the same is asked at the kiosk, and then it belongs
//
// Both have committed themselves before they see the other one's nonce, as on a network, so whoever gets at the stick
// on its way has the same one guess in a million for each ceremony: fewer walks would take that away, or
// need a number of 24 symbols. What is not as on a network: the station's "joined" comes before anybody has pressed at
// the kiosk. So the kiosk signs with its reveal that it took part (Pressed::nothing, which is what the first leaf of
// its downlog keeps), the station believes the person at the station alone, and the kiosk believes nobody before
// somebody has pressed there.
//
// The messages lie in the clear among the bundles, as letters (stick_letter.h).

#include <optional>
#include <string>

#include "core/base/outside.h"
#include "core/sync/client.h"
#include "core/sync/enrol.h"

namespace cz::sync {

/// Kiosk → station: all that it has said in this ceremony so far, each as wire.h writes it.
struct JoinAsk {
  Bytes hello;
  Bytes reveal;  ///< empty: the station's answer has not come
  Bytes says;    ///< likewise; KioskSays with Pressed::nothing
  friend bool operator==(const JoinAsk&, const JoinAsk&) = default;
};

/// Station → kiosk, likewise.
struct JoinReply {
  Hash commitment;  ///< of the hello that it answers
  Bytes answer;
  Bytes says;  ///< StationSays once somebody has pressed; else empty
  friend bool operator==(const JoinReply&, const JoinReply&) = default;
};

Bytes encode(const JoinAsk& ask);
Result<JoinAsk> decodeJoinAsk(ByteView bytes);
Bytes encode(const JoinReply& reply);
Result<JoinReply> decodeJoinReply(ByteView bytes);

/// What a kiosk keeps from one walk to the next, also over a restart.
struct KeptJoin {
  EnrolNonce nonce;
  std::string seat;
  Bytes answer;  ///< the first one that came; empty: none yet
  Bytes says;    ///< what came of it at the station; empty: nothing yet
};
Bytes encode(const KeptJoin& kept);
Result<KeptJoin> decodeKeptJoin(ByteView bytes);

/// The kiosk's half of one ceremony. The next one is another object with another nonce. Not thread-safe.
class JoiningKiosk {
 public:
  enum class State {
    asking,     ///< the station has not answered yet
    numbered,   ///< it has: the number is to be written down, and the reveal goes to the station
    answered,   ///< somebody at the station said that it is the same: the same is to be asked here
    different,  ///< somebody there said that it is not
    over,       ///< it came to nothing there
  };
  /// What a reply was.
  enum class Heard {
    nothing,  ///< it is for another kiosk, of another ceremony, or known
    news,
    another,    ///< a second station answers: it is not believed, and can't have been meant
    notSigned,  ///< it is not signed by the station that answered first
  };

  /// Another one, for the kiosk's own log.
  static KeptJoin begin(const std::string& seat, Random& random);
  /// Goes on with it. `keys` must outlive it. input: what was kept is damaged.
  static Result<JoiningKiosk> open(const crypto::DeviceKeys& keys, const ledger::LogKey& log, KeptJoin kept);

  State state() const { return state_; }
  std::string number() const;                        ///< "417 902"; empty while the station has not answered
  const std::string& room() const { return room_; }  ///< as the station calls itself; nobody has proven it yet
  JoinAsk ask() const;
  Heard take(const JoinReply& reply);
  const KeptJoin& kept() const { return kept_; }
  /// The station, once it said "joined". Believe it when somebody has pressed "the same" here as well.
  const std::optional<Paired>& paired() const { return paired_; }

 private:
  explicit JoiningKiosk(const crypto::DeviceKeys& keys) : keys_(&keys) {}
  Result<void> heedAnswer();
  Result<void> heedSays();

  const crypto::DeviceKeys* keys_;
  KeptJoin kept_;
  Bytes hello_;
  Bytes reveal_;
  Hash commitment_;
  Hash transcript_;
  crypto::Identity station_;
  std::string room_;
  State state_ = State::asking;
  std::optional<Paired> paired_;
};

}  // namespace cz::sync
