#pragma once
// What kiosks send, taken in: verified, kept, scored again, answered. Bytes in, bytes out; no sockets.

#include "core/base/bytes.h"
#include "core/ledger/slice.h"
#include "core/station/kiosks.h"
#include "core/sync/bundle.h"
#include "core/sync/messages.h"

namespace cz::station {

class Station;

class Intake {
 public:
  explicit Intake(Station& station) : station_(station) {}

  /// A kiosk joins, or joins again: the same kiosk gets the same answer. refused: it does not know the token.
  Result<Bytes> pair(ByteView request);
  /// A kiosk joins without a token, by a number that two people compare (enrolment.h).
  Result<Bytes> enrol(ByteView ask);
  /// Leaves in, news out. What was answered is on the disk (trust: 2.6, step 8). refused: unknown kiosk or bad
  /// signature.
  Result<Bytes> sync(ByteView request);
  /// What a kiosk holds of its downlog, given back to a station that lost a part of it (healing.h).
  Result<Bytes> down(ByteView request);
  /// A kiosk's own log, for one whose disk went back in time.
  Result<Bytes> own(ByteView request);
  /// What the stations before have said, from a kiosk of a replaced one (past.h).
  Result<Bytes> past(ByteView request);
  /// A piece of a roster or pack parcel.
  Result<Bytes> piece(ByteView request);

  // ---- the parts of an exchange, for other ways than the network (stick.h) ----

  /// What a kiosk of this station said, and which kiosk.
  struct Said {
    Kiosk kiosk;  ///< `down`: the log that it goes by; an earlier one while it has not heard of new keys (rotation.h)
    Bytes body;
    Hash request;  ///< SHA-256 of the bundle
    sync::Manifest manifest;
  };
  /// Whether one of the station's keys, present or old, can open it.
  bool isForUs(const sync::Envelope& envelope) const;
  /// refused: unknown kiosk or bad signature.
  Result<Said> open(sync::BundleKind kind, ByteView bundle);
  /// Sealed to the kiosk and signed.
  Result<Bytes> answer(sync::BundleKind kind, const Kiosk& kiosk, Bytes body);
  /// Verifies, keeps, commits; fills in what became of it. Of a kiosk that is out of use it is kept aside.
  Result<void> takeIn(const Kiosk& kiosk, ledger::Slice up, sync::SyncReply& reply);
  /// The same also of a kiosk that is out of use: somebody has looked at it.
  Result<void> takeInAnyway(const Kiosk& kiosk, ledger::Slice up, sync::SyncReply& reply);
  /// Keeps what a kiosk countersigned of the log that is written for it (records: countersigned.h).
  Result<void> hearWitness(const Kiosk& kiosk, const std::string& downNote);
  /// The kiosk's own log as it is held, countersigned with the keys that the kiosk knows; empty: nothing of it is held.
  Result<std::string> witnessed(const Kiosk& kiosk);
  /// Fills in what a kiosk that holds `downSize` leaves of its downlog lacks.
  Result<void> tellNews(const Kiosk& kiosk, std::uint64_t downSize, sync::SyncReply& reply);

 private:
  const crypto::DeviceKeys& keysFor(ByteView bundle) const;
  Result<void> tellFormer(const Kiosk& kiosk, std::uint64_t downSize, sync::SyncReply& reply);
  Station& station_;
};

}  // namespace cz::station
