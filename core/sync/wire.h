#pragma once
// The bodies of messages as bytes: strict CBOR. Pairing and enrolment go as they are; everything else in a bundle
// (bundle.h).

#include "core/base/bytes.h"
#include "core/crypto/keys.h"
#include "core/sync/enrol.h"
#include "core/sync/messages.h"

namespace cz::sync {

// The decoders refuse whatever the encoders would not have written, and texts that are too long.
Bytes encode(const PairRequest& request);
Result<PairRequest> decodePairRequest(ByteView bytes);
Bytes encode(const PairReply& reply);
Result<PairReply> decodePairReply(ByteView bytes);
Bytes encode(const EnrolAsk& ask);
Result<EnrolAsk> decodeEnrolAsk(ByteView bytes);
Bytes encode(const EnrolReply& reply);
Result<EnrolReply> decodeEnrolReply(ByteView bytes);
Bytes encode(const SyncRequest& request);
Result<SyncRequest> decodeSyncRequest(ByteView bytes);
Bytes encode(const SyncReply& reply);
Result<SyncReply> decodeSyncReply(ByteView bytes);
Bytes encode(const DownReturn& message);
Result<DownReturn> decodeDownReturn(ByteView bytes);
Bytes encode(const DownReturnReply& reply);
Result<DownReturnReply> decodeDownReturnReply(ByteView bytes);
Bytes encode(const OwnRequest& request);
Result<OwnRequest> decodeOwnRequest(ByteView bytes);
Bytes encode(const OwnReply& reply);
Result<OwnReply> decodeOwnReply(ByteView bytes);
Bytes encode(const PieceRequest& request);
Result<PieceRequest> decodePieceRequest(ByteView bytes);
Bytes encode(const PieceReply& reply);
Result<PieceReply> decodePieceReply(ByteView bytes);
Bytes encode(const std::vector<MoveWish>& wishes);
Result<std::vector<MoveWish>> decodeMoveWishes(ByteView bytes);
Bytes encode(const StickUp& message);
Result<StickUp> decodeStickUp(ByteView bytes);
Bytes encode(const StickDown& message);
Result<StickDown> decodeStickDown(ByteView bytes);
Bytes encode(const StickPiece& piece);
Result<StickPiece> decodeStickPiece(ByteView bytes);

}  // namespace cz::sync
