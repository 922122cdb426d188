#include "core/sync/wire.h"
#include "core/sync/wire_parts.h"

namespace cz::sync {

using ledger::CborReader;
using ledger::CborWriter;
using ledger::readFixed;

Bytes encode(const PieceRequest& request) {
  CborWriter out;
  out.array(2).bytes(request.parcel.view()).number(request.from);
  return out.take();
}

Result<PieceRequest> decodePieceRequest(ByteView bytes) {
  CborReader in(bytes);
  PieceRequest request;
  in.array();
  request.parcel = readFixed<Hash>(in);
  request.from = in.number();
  return finished(in, request, "A kiosk's message");
}

Bytes encode(const PieceReply& reply) {
  CborWriter out;
  return out.array(3).bytes(reply.request.view()).number(reply.from).bytes(reply.bytes).take();
}

Result<PieceReply> decodePieceReply(ByteView bytes) {
  CborReader in(bytes);
  PieceReply reply;
  in.array();
  reply.request = readFixed<Hash>(in);
  reply.from = in.number();
  reply.bytes = in.bytes();
  if (reply.bytes.size() > kMostPiece) in.fail("a piece is too long");
  return finished(in, std::move(reply), "The station's answer");
}

}  // namespace cz::sync
