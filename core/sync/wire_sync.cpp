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
  const bool health = !request.health.empty();
  const bool witness = !request.downNote.empty();
  const bool more = witness || health || !request.open.empty() || !request.moveHere.empty();
  out.array(witness ? 7 : health ? 6 : more ? 5 : 3);
  write(out, request.up);
  out.number(request.downSize);
  write(out, request.status);
  if (!more) return out.take();
  write(out, request.open);
  out.text(request.moveHere.text);
  if (health || witness) write(out, request.health);
  if (witness) out.text(request.downNote);
  return out.take();
}

Result<SyncRequest> decodeSyncRequest(ByteView bytes) {
  CborReader in(bytes);
  SyncRequest request;
  // Three as it was before attempts moved, five before machines were looked at, six before kiosks countersigned; and
  // still so where nothing is to be said.
  const std::size_t parts = in.array();
  const bool more = parts > 3;
  const bool health = parts > 5;
  const bool witness = parts > 6;
  request.up = readSlice(in);
  request.downSize = in.number();
  request.status = readStatus(in);
  if (more) {
    request.open = readStates(in);
    request.moveHere = AttemptId(shortText(in));
    if (health) request.health = readFindings(in);
    if (witness) request.downNote = noteText(in);
    if (health && !witness && request.health.empty()) in.fail("nothing is said of the machine");
    if (!health && request.open.empty() && request.moveHere.empty()) in.fail("nothing is said of open attempts");
  }
  return finished(in, std::move(request), "A kiosk's message");
}

Bytes encode(const SyncReply& reply) {
  CborWriter out;
  const bool witness = !reply.upNote.empty();
  out.array(witness                  ? 11
            : reply.notMoved.empty() ? 9
                                     : 10)
      .bytes(reply.request.view())
      .number(static_cast<std::uint64_t>(reply.upload))
      .number(reply.upSize);
  out.text(reply.reason);
  write(out, reply.down);
  write(out, reply.roster);
  out.array(reply.packs.size());
  for (const ParcelRef& pack : reply.packs) write(out, pack);
  out.integer(reply.stationMs).text(reply.room);
  if (witness || !reply.notMoved.empty()) out.text(reply.notMoved);
  if (witness) out.text(reply.upNote);
  return out.take();
}

Result<SyncReply> decodeSyncReply(ByteView bytes) {
  CborReader in(bytes);
  SyncReply reply;
  const std::size_t parts = in.array();
  const bool more = parts > 9;
  const bool witness = parts > 10;
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
  if (more) reply.notMoved = shortText(in);
  if (witness) reply.upNote = noteText(in);
  if (more && !witness && reply.notMoved.empty()) in.fail("nothing is said of an attempt");
  return finished(in, std::move(reply), "The station's answer");
}

}  // namespace cz::sync
