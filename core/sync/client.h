#pragma once
// The kiosk's half of an exchange, without sockets: it gives bytes to POST and takes the bytes that came back.
//
//   POST <station>/v1/pair    pairRequest   → takePairReply     once, with the token that the station printed
//   POST <station>/v1/enrol   (enrol_kiosk.h)                    once, where two people compare a number instead
//   POST <station>/v1/sync    nextRequest   → takeReply         every few seconds
//   POST <station>/v1/blob    pieceRequest  → takePiece         until parcel.complete()
//   POST <station>/v1/down    downReturn    → takeDownReply     when the station lost what it had decided
//   POST <station>/v1/own     ownRequest    → takeOwn           when the kiosk lost what it had signed
//   POST <station>/v1/past    pastMessage   → takePastReply     when the station took another one's place (takeover.h)

#include <string>

#include "core/crypto/keys.h"
#include "core/sync/bundle.h"
#include "core/sync/messages.h"
#include "core/sync/takeover.h"
#include "core/sync/token.h"
#include "core/sync/wire.h"

namespace cz::sync {

/// What pairing gave; the kiosk keeps it (records: setDownlog).
struct Paired {
  crypto::Identity station;
  ledger::LogNonce downNonce;  ///< names the downlog together with the station's identity
};

/// `log` is the kiosk's own log (records: uplog). `seat`: "Seat 1", what the teacher will read. Pairing again is
/// harmless.
Bytes pairRequest(const PairToken& token, const ledger::LogKey& log, const std::string& seat);
/// refused: the station does not know the token's secret, or its key is not the one on the token.
Result<Paired> takePairReply(const PairToken& token, const ledger::LogKey& log, ByteView reply);

/// What the kiosk holds at this moment; collected by whoever owns its records.
struct Held {
  ledger::Slice up;  ///< from `upSize` of the last reply on, or from 0
  std::uint64_t downSize = 0;
  SeatStatus status;
  Sent sent = {};
  std::vector<Bytes> open = {};  ///< this and the next as in SyncRequest
  AttemptId moveHere = {};
  std::vector<doctor::Finding> health = {};
  std::string downNote = {};
};

/// A parcel on its way. Pieces are added in order; the whole is checked by size and hash.
class Parcel {
 public:
  explicit Parcel(ParcelRef ref) : ref_(std::move(ref)) {}
  const ParcelRef& ref() const { return ref_; }
  std::uint64_t have() const { return bytes_.size(); }
  bool complete() const { return complete_; }
  const Bytes& bytes() const { return bytes_; }
  /// An error (wrong place, too long, wrong hash) empties the parcel: fetching starts again.
  Result<void> add(const PieceReply& piece);

 private:
  ParcelRef ref_;
  Bytes bytes_;
  bool complete_ = false;
};

/// One kiosk's conversation with its station. Not thread-safe; requests are answered one at a time.
class Client {
 public:
  /// `up`: the log that this kiosk writes; `down`: the one that its station writes for it. `keys` and `random` must
  /// outlive the client.
  Client(const crypto::DeviceKeys& keys, const ledger::LogKey& up, const ledger::LogKey& down, Random& random);

  /// Errors (input): what is held doesn't fit into one message.
  Result<Bytes> nextRequest(const Held& held);
  /// The answer to the last request. An error changes nothing; just ask again later.
  Result<SyncReply> takeReply(ByteView reply) const;

  /// The downlog as this kiosk holds it, for a station that lost a part of it; `down` ends where the kiosk's copy ends.
  Result<Bytes> downReturn(const ledger::Slice& down);
  Result<DownReturnReply> takeDownReply(ByteView reply) const;
  /// This kiosk's own log as the station holds it.
  Result<Bytes> ownRequest(std::uint64_t from);
  Result<OwnReply> takeOwn(ByteView reply) const;
  /// What the stations before have said, for one that took the place of the last of them (takeover.h).
  Result<Bytes> pastMessage(const Past& past);
  Result<PastReply> takePastReply(ByteView reply) const;

  /// The next piece of a parcel that is not complete yet.
  Result<Bytes> pieceRequest(const Parcel& parcel);
  Result<void> takePiece(Parcel& parcel, ByteView reply) const;

 private:
  Result<Bytes> ask(BundleKind kind, Bytes body);
  Result<Bytes> answered(BundleKind kind, ByteView reply) const;

  const crypto::DeviceKeys& keys_;
  LogId self_;
  ledger::LogKey down_;
  Random& random_;
  std::uint64_t counter_ = 0;
  Sent sent_;
  Hash asked_;  ///< SHA-256 of the last request
};

}  // namespace cz::sync
