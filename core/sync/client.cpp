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

Client::Client(const crypto::DeviceKeys& keys, const ledger::LogKey& up, const ledger::LogKey& down, Random& random)
    : keys_(keys), self_(up.id()), down_(down), random_(random) {}

Result<Bytes> Client::ask(BundleKind kind, Bytes body) {
  CZ_TRY(bytes, writeBundle({{kind, self_, {}, ++counter_, sent_}, std::move(body)}, {down_.identity}, keys_, random_));
  asked_ = crypto::sha256(bytes);
  return bytes;
}

Result<Bytes> Client::answered(BundleKind kind, ByteView reply) const {
  const LogId station = down_.id();
  auto bundle = openBundle(reply, kind, keys_, [&](const LogId& sender) {
    return sender == station ? std::optional(down_.identity.manifest) : std::nullopt;
  });
  if (!bundle && bundle.error().fault == Fault::refused) return forged();
  if (!bundle) return std::move(bundle).error();
  return std::move(bundle->body);
}

Result<Bytes> Client::nextRequest(const Held& held) {
  sent_ = held.sent;
  return ask(BundleKind::sync, encode(SyncRequest{held.up, held.downSize, held.status, held.open, held.moveHere,
                                                  held.health, held.downNote}));
}

Result<SyncReply> Client::takeReply(ByteView bytes) const {
  CZ_TRY(body, answered(BundleKind::syncReply, bytes));
  CZ_TRY(reply, decodeSyncReply(body));
  if (reply.request != asked_) return stale();
  return reply;
}

Result<Bytes> Client::downReturn(const ledger::Slice& down) { return ask(BundleKind::down, encode(DownReturn{down})); }

Result<DownReturnReply> Client::takeDownReply(ByteView bytes) const {
  CZ_TRY(body, answered(BundleKind::downReply, bytes));
  CZ_TRY(reply, decodeDownReturnReply(body));
  if (reply.request != asked_) return stale();
  return reply;
}

Result<Bytes> Client::ownRequest(std::uint64_t from) { return ask(BundleKind::own, encode(OwnRequest{from})); }

Result<OwnReply> Client::takeOwn(ByteView bytes) const {
  CZ_TRY(body, answered(BundleKind::ownReply, bytes));
  CZ_TRY(reply, decodeOwnReply(body));
  if (reply.request != asked_) return stale();
  return reply;
}

Result<Bytes> Client::pastMessage(const Past& past) { return ask(BundleKind::past, encode(past)); }

Result<PastReply> Client::takePastReply(ByteView bytes) const {
  CZ_TRY(body, answered(BundleKind::pastReply, bytes));
  CZ_TRY(reply, decodePastReply(body));
  if (reply.request != asked_) return stale();
  return reply;
}

Result<Bytes> Client::pieceRequest(const Parcel& parcel) {
  return ask(BundleKind::piece, encode(PieceRequest{parcel.ref().hash, parcel.have()}));
}

Result<void> Client::takePiece(Parcel& parcel, ByteView bytes) const {
  CZ_TRY(body, answered(BundleKind::pieceReply, bytes));
  CZ_TRY(piece, decodePieceReply(body));
  if (piece.request != asked_) return stale();
  return parcel.add(piece);
}

}  // namespace cz::sync
