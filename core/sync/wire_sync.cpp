#include "core/sync/wire.h"
#include "core/sync/wire_parts.h"

namespace cz::sync {

using ledger::CborReader;
using ledger::CborWriter;
using ledger::readFixed;

namespace {

constexpr std::size_t kMostPacks = 1000;

}  // namespace

Bytes encode(const SyncRequest& request) {
  CborWriter out;
  out.array(3);
  write(out, request.up);
  out.number(request.downSize);
  write(out, request.status);
  return out.take();
}

Result<SyncRequest> decodeSyncRequest(ByteView bytes) {
  CborReader in(bytes);
  SyncRequest request;
  in.array();
  request.up = readSlice(in);
  request.downSize = in.number();
  request.status = readStatus(in);
  return finished(in, std::move(request), "A kiosk's message");
}

Bytes encode(const SyncReply& reply) {
  CborWriter out;
  out.array(9).bytes(reply.request.view()).number(static_cast<std::uint64_t>(reply.upload)).number(reply.upSize);
  out.text(reply.reason);
  write(out, reply.down);
  write(out, reply.roster);
  out.array(reply.packs.size());
  for (const ParcelRef& pack : reply.packs) write(out, pack);
  return out.integer(reply.stationMs).text(reply.room).take();
}

Result<SyncReply> decodeSyncReply(ByteView bytes) {
  CborReader in(bytes);
  SyncReply reply;
  in.array();
  reply.request = readFixed<Hash>(in);
  const std::uint64_t upload = in.number();
  if (upload > static_cast<std::uint64_t>(Upload::refused))
    in.fail("an upload's state is unknown");
  else
    reply.upload = static_cast<Upload>(upload);
  reply.upSize = in.number();
  reply.reason = shortText(in);
  reply.down = readSlice(in);
  reply.roster = readRef(in);
  const std::size_t packs = in.array();
  if (packs > kMostPacks) in.fail("too many packs");
  for (std::size_t left = packs; left > 0 && in.ok(); --left) reply.packs.push_back(readRef(in));
  in.leave();
  reply.stationMs = in.integer();
  reply.room = shortText(in);
  return finished(in, std::move(reply), "The station's answer");
}

}  // namespace cz::sync
