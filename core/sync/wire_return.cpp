// What brings back a lost part of a log, in either direction.

#include "core/sync/wire.h"
#include "core/sync/wire_parts.h"

namespace cz::sync {

using ledger::CborReader;
using ledger::CborWriter;
using ledger::readFixed;

Bytes encode(const DownReturn& message) {
  CborWriter out;
  out.array(1);
  write(out, message.down);
  return out.take();
}

Result<DownReturn> decodeDownReturn(ByteView bytes) {
  CborReader in(bytes);
  DownReturn message;
  in.array();
  message.down = readSlice(in, kMostReturned);
  return finished(in, std::move(message), "A kiosk's message");
}

Bytes encode(const DownReturnReply& reply) {
  CborWriter out;
  return out.array(3).bytes(reply.request.view()).boolean(reply.healed).number(reply.needsFrom).take();
}

Result<DownReturnReply> decodeDownReturnReply(ByteView bytes) {
  CborReader in(bytes);
  DownReturnReply reply;
  in.array();
  reply.request = readFixed<Hash>(in);
  reply.healed = in.boolean();
  reply.needsFrom = in.number();
  return finished(in, reply, "The station's answer");
}

Bytes encode(const OwnRequest& request) {
  CborWriter out;
  return out.array(1).number(request.from).take();
}

Result<OwnRequest> decodeOwnRequest(ByteView bytes) {
  CborReader in(bytes);
  OwnRequest request;
  in.array();
  request.from = in.number();
  return finished(in, request, "A kiosk's message");
}

Bytes encode(const OwnReply& reply) {
  CborWriter out;
  out.array(2).bytes(reply.request.view());
  write(out, reply.up);
  return out.take();
}

Result<OwnReply> decodeOwnReply(ByteView bytes) {
  CborReader in(bytes);
  OwnReply reply;
  in.array();
  reply.request = readFixed<Hash>(in);
  reply.up = readSlice(in, kMostReturned);
  return finished(in, std::move(reply), "The station's answer");
}

}  // namespace cz::sync
