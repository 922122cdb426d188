#include "core/sync/client.h"

#include "core/crypto/hash.h"
#include "core/sync/pairing.h"
#include "core/sync/wire.h"

namespace cz::sync {
namespace {

Error forged() {
  return {Fault::refused, "The answer was not signed by this kiosk's station. Is another station using its address?",
          ""};
}

Error stale() { return {Fault::refused, "The answer belongs to another request. Asking again helps.", ""}; }

}  // namespace

Bytes pairRequest(const PairToken& token, const ledger::LogKey& log, const std::string& seat) {
  return encode(PairRequest{log.identity, log.nonce, seat, pairMac(token.secret, log.identity, log.nonce, seat)});
}

Result<Paired> takePairReply(const PairToken& token, const ledger::LogKey& log, ByteView bytes) {
  CZ_TRY(reply, decodePairReply(bytes));
  if (!token.names(reply.station.fingerprint()))
    return Error{Fault::refused, "This is not the station that the token belongs to. Check the station's address.", ""};
  if (reply.mac != pairReplyMac(token.secret, log.identity, log.nonce, reply.station, reply.downNonce))
    return Error{Fault::refused, "The station does not know this token. Copy the token again from the station.", ""};
  return Paired{reply.station, reply.downNonce};
}

Result<void> Parcel::add(const PieceReply& piece) {
  const bool fits =
      piece.from == bytes_.size() && !piece.bytes.empty() && piece.bytes.size() <= ref_.size - bytes_.size();
  if (fits) bytes_.insert(bytes_.end(), piece.bytes.begin(), piece.bytes.end());
  if (fits && bytes_.size() < ref_.size) return {};
  complete_ = fits && crypto::sha256(bytes_) == ref_.hash;
  if (complete_) return {};
  bytes_.clear();
  return Error{Fault::input,
               "The parcel \"" + ref_.id + "\" did not arrive as the station signed it. It is fetched again.", ""};
}

Client::Client(const crypto::DeviceKeys& keys, crypto::Identity station)
    : keys_(keys), station_(station), self_(keys.identity().fingerprint()) {}

Bytes Client::ask(Purpose purpose, ByteView body) {
  asked_ = crypto::sha256(body);
  return seal(purpose, body, keys_);
}

Bytes Client::nextRequest(const Held& held) {
  return ask(Purpose::sync, encode(SyncRequest{self_, ++counter_, held.up, held.downSize, held.status}));
}

Result<SyncReply> Client::takeReply(ByteView bytes) const {
  CZ_TRY(envelope, openEnvelope(bytes));
  if (!isSignedBy(envelope, Purpose::syncReply, station_.manifest)) return forged();
  CZ_TRY(reply, decodeSyncReply(envelope.body));
  if (reply.request != asked_) return stale();
  return reply;
}

Bytes Client::pieceRequest(const Parcel& parcel) {
  return ask(Purpose::blob, encode(PieceRequest{self_, ++counter_, parcel.ref().hash, parcel.have()}));
}

Result<void> Client::takePiece(Parcel& parcel, ByteView bytes) const {
  CZ_TRY(envelope, openEnvelope(bytes));
  if (!isSignedBy(envelope, Purpose::blobReply, station_.manifest)) return forged();
  CZ_TRY(piece, decodePieceReply(envelope.body));
  if (piece.request != asked_) return stale();
  return parcel.add(piece);
}

}  // namespace cz::sync
