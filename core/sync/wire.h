#pragma once
// The messages as bytes: strict CBOR, in an envelope that its sender has signed.
//
// Envelope: "MCZMSG1\n" | Ed25519 signature, 64 bytes | body. Signed is purpose ‖ 0 ‖ SHA-256(body) with the sender's
// manifest key; each purpose has its own label, so that no message can stand in for one of another kind.

#include "core/base/bytes.h"
#include "core/crypto/keys.h"
#include "core/sync/messages.h"

namespace cz::sync {

enum class Purpose { sync, syncReply, blob, blobReply };

Bytes seal(Purpose purpose, ByteView body, const crypto::DeviceKeys& sender);

/// An envelope taken apart; nothing is verified yet. Points into the message.
struct Envelope {
  crypto::Signature signature;
  ByteView body;
};
/// input: no envelope, or longer than kMostBody.
Result<Envelope> openEnvelope(ByteView message);
bool isSignedBy(const Envelope& envelope, Purpose purpose, const crypto::ManifestKey& sender);

// Bodies. The decoders refuse whatever the encoders would not have written, and texts that are too long.
Bytes encode(const PairRequest& request);
Result<PairRequest> decodePairRequest(ByteView bytes);
Bytes encode(const PairReply& reply);
Result<PairReply> decodePairReply(ByteView bytes);
Bytes encode(const SyncRequest& request);
Result<SyncRequest> decodeSyncRequest(ByteView bytes);
Bytes encode(const SyncReply& reply);
Result<SyncReply> decodeSyncReply(ByteView bytes);
Bytes encode(const PieceRequest& request);
Result<PieceRequest> decodePieceRequest(ByteView bytes);
Bytes encode(const PieceReply& reply);
Result<PieceReply> decodePieceReply(ByteView bytes);

}  // namespace cz::sync
