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
  /// Leaves in, news out. What was answered is on the disk (trust: 2.6, step 8). refused: unknown kiosk or bad
  /// signature.
  Result<Bytes> sync(ByteView request);
  /// What a kiosk holds of its downlog, given back to a station that lost a part of it (healing.h).
  Result<Bytes> down(ByteView request);
  /// A kiosk's own log, for one whose disk went back in time.
  Result<Bytes> own(ByteView request);
  /// A piece of a roster or pack parcel.
  Result<Bytes> piece(ByteView request);

 private:
  Result<Kiosk> join(const sync::PairRequest& request);
  /// What a kiosk of this station said, and which kiosk.
  struct Said {
    Kiosk kiosk;
    Bytes body;
    Hash request;  ///< SHA-256 of the bundle
    sync::Manifest manifest;
  };
  Result<Said> open(sync::BundleKind kind, ByteView bundle);
  Result<Bytes> answer(sync::BundleKind kind, const Kiosk& kiosk, Bytes body);
  Result<void> takeIn(const Kiosk& kiosk, ledger::Slice up, sync::SyncReply& reply);
  Result<void> tellNews(const Kiosk& kiosk, std::uint64_t downSize, sync::SyncReply& reply);

  Station& station_;
};

}  // namespace cz::station
