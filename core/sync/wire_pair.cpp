#include "core/sync/wire.h"
#include "core/sync/wire_parts.h"

namespace cz::sync {

using ledger::CborReader;
using ledger::CborWriter;
using ledger::readFixed;

Bytes encode(const PairRequest& request) {
  CborWriter out;
  out.array(4);
  write(out, request.kiosk);
  return out.bytes(request.nonce.view()).text(request.seat).bytes(request.mac.view()).take();
}

Result<PairRequest> decodePairRequest(ByteView bytes) {
  CborReader in(bytes);
  PairRequest request;
  in.array();
  request.kiosk = readIdentity(in);
  request.nonce = readFixed<ledger::LogNonce>(in);
  request.seat = shortText(in);
  request.mac = readFixed<Hash>(in);
  return finished(in, std::move(request), "A pairing request");
}

Bytes encode(const PairReply& reply) {
  CborWriter out;
  out.array(3);
  write(out, reply.station);
  return out.bytes(reply.downNonce.view()).bytes(reply.mac.view()).take();
}

Result<PairReply> decodePairReply(ByteView bytes) {
  CborReader in(bytes);
  PairReply reply;
  in.array();
  reply.station = readIdentity(in);
  reply.downNonce = readFixed<ledger::LogNonce>(in);
  reply.mac = readFixed<Hash>(in);
  return finished(in, reply, "The answer to pairing");
}

}  // namespace cz::sync
