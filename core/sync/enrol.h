#pragma once
// Enrolment by a number of six digits (trust: 2.7): a kiosk and a station that know nothing of one another yet find
// out, with the help of two people, that nobody sits between them. What they say goes in the clear to /v1/enrol:
//
//   kiosk → station  EnrolHello   who I am, and a commitment to a nonce       station → kiosk  EnrolAnswer
//   kiosk → station  EnrolReveal  that nonce                                  station → kiosk  StationSays
//   kiosk → station  KioskSays    what was pressed at the kiosk, repeatedly   station → kiosk  StationSays
//
// The number follows from all of the first three messages. The kiosk has committed itself before it sees the station's
// nonce and the station has given its nonce before it sees the kiosk's, so whoever sits in between can't choose
// anything after knowing both: one guess in a million for each ceremony, and EnrolLimit says how many ceremonies there
// may be.
//
// For forty kiosks nobody compares numbers. Where a kiosk was given its station's mark, it knows which answer is right
// and presses "the same" by itself; where a station was given a list of machines, it does so for those that are on it.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/base/bytes.h"
#include "core/crypto/keys.h"
#include "core/ledger/checkpoint.h"

namespace cz::sync {

using EnrolNonce = FixedBytes<struct EnrolNonceTag, 32>;  ///< drawn anew for every ceremony

/// No message of a ceremony is longer than this many bytes; longer ones are not looked at.
inline constexpr std::size_t kMostEnrol = 2048;

/// M1, kiosk → station.
struct EnrolHello {
  crypto::Identity kiosk;
  ledger::LogNonce nonce;    ///< of the kiosk's own log
  std::string seat;          ///< "Seat 1", what the teacher will read
  Hash commitment;           ///< enrolCommitment
  std::string machine = {};  ///< by which its maker tells it from others: a serial number, an address; may be empty
  friend bool operator==(const EnrolHello&, const EnrolHello&) = default;
};

/// M2, station → kiosk.
struct EnrolAnswer {
  crypto::Identity station;
  EnrolNonce nonce;
  std::string room;  ///< "Room 14"
  friend bool operator==(const EnrolAnswer&, const EnrolAnswer&) = default;
};

/// M3, kiosk → station.
struct EnrolReveal {
  Hash commitment;  ///< of the hello, by which the station knows the ceremony
  EnrolNonce nonce;
  friend bool operator==(const EnrolReveal&, const EnrolReveal&) = default;
};

/// What the person at the kiosk did. `left`: walked away from the question, which is no answer.
enum class Pressed : std::uint8_t { nothing, same, different, left };

/// Kiosk → station, until the outcome is known. Signed: nobody else on the network speaks for this kiosk.
struct KioskSays {
  Hash transcript;
  Pressed pressed = Pressed::nothing;
  crypto::Signature signature;  ///< kioskSigns
  friend bool operator==(const KioskSays&, const KioskSays&) = default;
};

/// What a ceremony has come to.
enum class Outcome : std::uint8_t {
  open,       ///< somebody has still to press
  joined,     ///< both pressed "the same": the station has added the kiosk
  different,  ///< somebody saw two numbers
  over,       ///< it took too long, or somebody stopped it
};

/// Station → kiosk.
struct StationSays {
  Hash transcript;
  Outcome outcome = Outcome::open;
  ledger::LogNonce down;        ///< joined: of the log that the station writes for the kiosk; else zeros
  crypto::Signature signature;  ///< stationSigns
  friend bool operator==(const StationSays&, const StationSays&) = default;
};

/// Station → kiosk, unsigned because the kiosk knows no station yet: it only chooses a sentence.
struct EnrolNo {
  enum class Why : std::uint8_t {
    closed,   ///< nobody pressed "Add a kiosk"
    busy,     ///< another kiosk is being added at this moment
    pause,    ///< too many ceremonies came to nothing
    unknown,  ///< there is no such ceremony, or no longer
  } why = Why::closed;
  int waitSeconds = 0;  ///< pause: from now
  friend bool operator==(const EnrolNo&, const EnrolNo&) = default;
};

using EnrolAsk = std::variant<EnrolHello, EnrolReveal, KioskSays>;
using EnrolReply = std::variant<EnrolAnswer, StationSays, EnrolNo>;

/// By which a station is known: the first 120 bits of its fingerprint as "abcd efgh …", six groups of four. Whoever
/// wants to make another identity with the same one must try 2^120 of them.
std::string markOf(const crypto::Identity& station);
/// However it was written down: with blanks, dashes or none, in any case. input: it is no mark.
Result<std::string> markTyped(std::string_view typed);

/// SHA-256("mcz/enrol/c\0" ‖ nonce ‖ identity).
Hash enrolCommitment(const EnrolNonce& nonce, const crypto::Identity& kiosk);
/// SHA-256("mcz/enrol/t\0" ‖ M1 ‖ M2 ‖ M3), each as it was sent (wire.h). Every message says itself where it ends, so
/// no two ceremonies look alike.
Hash enrolTranscript(ByteView hello, ByteView answer, ByteView reveal);
/// The first eight bytes of the transcript, little-endian, modulo a million: "417 902". Leading zeros are kept.
std::string enrolNumber(const Hash& transcript);

/// By the manifest key, over "mcz/enrol/kiosk/1\0" ‖ transcript ‖ pressed.
crypto::Signature kioskSigns(const crypto::DeviceKeys& keys, const Hash& transcript, Pressed pressed);
bool isSigned(const KioskSays& says, const crypto::ManifestKey& kiosk);
/// By the manifest key, over "mcz/enrol/station/1\0" ‖ transcript ‖ outcome ‖ down.
crypto::Signature stationSigns(const crypto::DeviceKeys& keys, const Hash& transcript, Outcome outcome,
                               const ledger::LogNonce& down);
bool isSigned(const StationSays& says, const crypto::ManifestKey& station);

/// Three ceremonies that came to nothing within ten minutes, then a pause until the first of them is ten minutes old:
/// what keeps the chance of a guess at 3·10⁻⁶. Times are Clock::bootMs.
class EnrolLimit {
 public:
  static constexpr std::size_t kMost = 3;
  static constexpr std::int64_t kWithinMs = 600'000;
  void cameToNothing(std::int64_t nowMs);
  /// Milliseconds until the next one may begin; 0: now.
  std::int64_t waitMs(std::int64_t nowMs) const;

 private:
  std::vector<std::int64_t> when_;  // the last kMost, oldest first
};

/// Whole seconds, rounded up, of what `EnrolNo` and screens tell.
int wholeSeconds(std::int64_t ms);

}  // namespace cz::sync
