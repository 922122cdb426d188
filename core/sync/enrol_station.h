#pragma once
// The station's half of enrolment (enrol.h), without sockets and without a database: the window that "Add a kiosk"
// opens, and one ceremony at a time in it.

#include <deque>
#include <functional>
#include <optional>
#include <string>

#include "core/base/outside.h"
#include "core/sync/enrol.h"

namespace cz::sync {

/// A kiosk that both people agreed on.
struct Agreed {
  EnrolHello who;
  Hash transcript;
  crypto::Signature kiosk;  ///< of its "the same" (kioskSigns)
};

/// Times are Clock::bootMs; every call may find that time has ended something. Kept in memory only: a restart closes
/// the window. Not thread-safe.
class EnrolStation {
 public:
  static constexpr std::int64_t kWindowMs = 300'000;    ///< how long a window takes new kiosks
  static constexpr std::int64_t kRevealMs = 20'000;     ///< for the kiosk to reveal its nonce
  static constexpr std::int64_t kCeremonyMs = 180'000;  ///< from the hello until both have pressed
  static constexpr std::int64_t kListMs = 3'600'000;    ///< how long machines of the list join by themselves

  /// Adds the kiosk durably and gives the nonce of the log that the station writes for it. An error leaves the ceremony
  /// open: the kiosk's next message tries again.
  using Join = std::function<Result<ledger::LogNonce>(const Agreed& agreed)>;

  /// Both must outlive it.
  EnrolStation(const crypto::DeviceKeys& keys, Random& random) : keys_(keys), random_(random) {}

  /// Whether this machine, with these keys, may join without anybody who compares a number.
  using Listed = std::function<bool(const EnrolHello& who)>;

  /// Five minutes from now on. refused: a pause, with how long.
  Result<void> open(std::int64_t nowMs);
  /// For an hour from now on those join by themselves for which `listed` says so. Their ceremonies are no guesses: no
  /// pause ends them, and they make none.
  void openFor(Listed listed, std::int64_t nowMs);
  void close(std::int64_t nowMs);
  /// The bytes to send back. Errors (input): not a message of enrolment · (refused): not signed by that kiosk · those
  /// of `join`. `room`: "Room 14".
  Result<Bytes> answer(ByteView ask, std::int64_t nowMs, const std::string& room, const Join& join);
  /// What the teacher pressed, below `number`, so that a late press can't hit another ceremony. Blanks don't count.
  /// refused: that number is not waiting for an answer.
  Result<void> press(std::string_view number, bool same, std::int64_t nowMs, const Join& join);

  /// For the teacher's screen.
  struct View {
    std::int64_t openMs = 0;      ///< how long the window still takes new kiosks; 0: closed
    std::int64_t pauseMs = 0;     ///< how long it can't be opened
    std::int64_t listMs = 0;      ///< how long machines of the list join by themselves
    bool calling = false;         ///< a kiosk is here
    std::string seat;             ///< what it calls itself
    std::string number;           ///< to compare; empty when it isn't known yet
    bool samePressed = false;     ///< here; the kiosk's answer is still to come
    std::optional<Outcome> last;  ///< what the ceremony before this one came to, in this window
    std::string lastSeat;
  };
  View view(std::int64_t nowMs);

 private:
  struct Ceremony {
    Bytes hello;
    EnrolHello who;
    Bytes answer;
    std::int64_t startedMs = 0;
    bool listed = false;             ///< nobody here compares
    std::optional<Hash> transcript;  ///< once the nonce is revealed
    bool same = false;               ///< pressed here
    std::optional<crypto::Signature> kioskSame = {};
  };
  struct Done {
    Hash commitment;
    std::optional<Hash> transcript;
    Bytes said;  ///< the last word about it
  };

  Bytes heed(const EnrolHello& hello, ByteView bytes, std::int64_t nowMs, const std::string& room);
  Bytes heed(const EnrolReveal& reveal, ByteView bytes, std::int64_t nowMs);
  Result<Bytes> heed(const KioskSays& says, std::int64_t nowMs, const Join& join);
  Result<void> joinWhenAgreed(std::int64_t nowMs, const Join& join);
  void expire(std::int64_t nowMs);
  void finish(Outcome outcome, const ledger::LogNonce& down, std::int64_t nowMs);
  Bytes says(const Hash& transcript, Outcome outcome, const ledger::LogNonce& down) const;

  const crypto::DeviceKeys& keys_;
  Random& random_;
  std::int64_t untilMs_ = 0;
  std::int64_t listUntilMs_ = 0;
  Listed listed_;
  std::optional<Ceremony> running_;
  std::deque<Done> done_;  ///< the newest first; a kiosk that missed the last word asks again
  EnrolLimit limit_;
  std::optional<Outcome> last_;
  std::string lastSeat_;
};

}  // namespace cz::sync
