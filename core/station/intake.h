#pragma once
// What kiosks send, taken in: verified, kept, scored again, answered. Bytes in, bytes out; no sockets.

#include "core/base/bytes.h"
#include "core/ledger/slice.h"
#include "core/sync/messages.h"
#include "core/sync/wire.h"

namespace cz::station {

class Station;
struct Kiosk;

class Intake {
 public:
  explicit Intake(Station& station) : station_(station) {}

  /// A kiosk joins, or joins again: the same kiosk gets the same answer. refused: it does not know the token.
  Result<Bytes> pair(ByteView request);
  /// Leaves in, news out. What was answered is on the disk (trust: 2.6, step 8). refused: unknown kiosk or bad
  /// signature.
  Result<Bytes> sync(ByteView request);
  /// A piece of a roster or pack parcel.
  Result<Bytes> piece(ByteView request);

 private:
  Result<Kiosk> join(const sync::PairRequest& request);
  Result<Kiosk> senderOf(const sync::Envelope& envelope, sync::Purpose purpose, const Hash& kiosk);
  Result<void> takeIn(const Kiosk& kiosk, const ledger::Slice& up, sync::SyncReply& reply);
  Result<void> tellNews(const Kiosk& kiosk, std::uint64_t downSize, sync::SyncReply& reply);

  Station& station_;
};

}  // namespace cz::station
