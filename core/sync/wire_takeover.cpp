// The messages of a takeover as bytes.

#include "core/crypto/box.h"
#include "core/sync/messages.h"
#include "core/sync/takeover.h"
#include "core/sync/wire_parts.h"

namespace cz::sync {

using ledger::CborReader;
using ledger::CborWriter;
using ledger::readFixed;

namespace {

constexpr std::string_view kMove("mcz/move/1\0", 11);

void write(CborWriter& out, const ledger::LogKey& log) {
  out.array(3).bytes(log.identity.encode()).bytes(log.nonce.view()).number(static_cast<std::uint64_t>(log.role));
}

ledger::LogKey readLog(CborReader& in) {
  ledger::LogKey log;
  in.array();
  log.identity = readIdentity(in);
  log.nonce = readFixed<ledger::LogNonce>(in);
  if (in.number() != static_cast<std::uint64_t>(ledger::Role::down)) in.fail("the log is not one of a station");
  log.role = ledger::Role::down;
  in.leave();
  return log;
}

ledger::SignedSuccession readStatement(CborReader& in) {
  auto statement = ledger::decodeSuccession(in.skip());
  if (statement) return *statement;
  in.fail("a statement is not well formed");
  return {};
}

void write(CborWriter& out, const Belonging& belonging) {
  out.array(8);
  write(out, belonging.log);
  out.text(belonging.note).bytes(belonging.first);
  out.array(2).bytes(belonging.payload.salt.view()).bytes(belonging.payload.body);
  out.array(belonging.path.size());
  for (const Hash& hash : belonging.path) out.bytes(hash.view());
  out.number(belonging.sheetVersion).bytes(belonging.vouch.view());
  out.array(belonging.steps.size());
  for (const Step& step : belonging.steps) out.array(2).bytes(step.from.encode()).raw(ledger::encode(step.how));
}

Belonging readBelonging(CborReader& in) {
  Belonging belonging;
  in.array();
  belonging.log = readLog(in);
  belonging.note = in.text();
  belonging.first = in.bytes();
  in.array();
  belonging.payload.salt = readFixed<ledger::Salt>(in);
  belonging.payload.body = in.bytes();
  in.leave();
  for (std::size_t left = in.array(); left > 0 && in.ok(); --left) belonging.path.push_back(readFixed<Hash>(in));
  in.leave();
  belonging.sheetVersion = in.number();
  belonging.vouch = readFixed<crypto::Signature>(in);
  const std::size_t steps = in.array();
  if (steps > kMostSteps) in.fail("too many stations");
  for (std::size_t left = steps; left > 0 && in.ok(); --left) {
    in.array();
    const crypto::Identity from = readIdentity(in);
    belonging.steps.push_back({from, readStatement(in)});
    in.leave();
  }
  in.leave();
  in.leave();
  return belonging;
}

Bytes bodyOf(const MoveRequest& request) {
  CborWriter out;
  out.array(5).bytes(request.kiosk.encode()).bytes(request.nonce.view()).text(request.seat);
  out.raw(ledger::encode(request.statement));
  write(out, request.belonging);
  return out.take();
}

Result<MoveRequest> readBody(ByteView body) {
  CborReader in(body);
  MoveRequest request;
  in.array();
  request.kiosk = readIdentity(in);
  request.nonce = readFixed<ledger::LogNonce>(in);
  request.seat = shortText(in);
  request.statement = readStatement(in);
  request.belonging = readBelonging(in);
  return finished(in, std::move(request), "A kiosk's request to move");
}

Bytes wordsOf(ByteView body) { return joined({viewOf(kMove), body}); }

}  // namespace

Bytes encode(const SuccessorAsk& ask) {
  return CborWriter().array(2).bytes(ask.before.view()).number(ask.number).take();
}

Result<SuccessorAsk> decodeSuccessorAsk(ByteView bytes) {
  CborReader in(bytes);
  SuccessorAsk ask;
  in.array();
  ask.before = readFixed<Hash>(in);
  ask.number = in.number();
  return finished(in, ask, "A kiosk's question");
}

Bytes encode(const SuccessorSays& says) {
  CborWriter out;
  out.array(says.statement ? 2 : 1).bytes(says.self.view());
  if (says.statement) out.raw(ledger::encode(*says.statement));
  return out.take();
}

Result<SuccessorSays> decodeSuccessorSays(ByteView bytes) {
  CborReader in(bytes);
  SuccessorSays says;
  const std::size_t parts = in.array();
  says.self = readFixed<Hash>(in);
  if (parts == 2) says.statement = readStatement(in);
  return finished(in, std::move(says), "The station's answer");
}

Bytes sealMove(const MoveRequest& request, const crypto::DeviceKeys& keys, Random& random) {
  const Bytes body = bodyOf(request);
  const Bytes whole = CborWriter().array(2).bytes(body).bytes(keys.signManifest(wordsOf(body)).view()).take();
  return crypto::sealTo(request.statement.what.after.box, whole, random);
}

Result<MoveRequest> openMove(ByteView bytes, const crypto::DeviceKeys& station) {
  if (bytes.size() > kMostTakeover) return Error{Fault::input, "A kiosk's request to move is too long.", ""};
  CZ_TRY(whole, station.unseal(bytes));
  CborReader in(whole);
  in.array();
  const Bytes body = in.bytes();
  const auto signature = readFixed<crypto::Signature>(in);
  in.leave();
  CZ_CHECK(in.finish("A kiosk's request to move"));
  CZ_TRY(request, readBody(body));
  if (crypto::verify(request.kiosk.manifest, wordsOf(body), signature)) return request;
  return Error{Fault::refused, "This was not signed by the kiosk that it names.", ""};
}

Bytes encode(const Past& past) {
  CborWriter out;
  out.array(10).number(static_cast<std::uint64_t>(past.what)).number(past.logs).number(past.upSize);
  out.number(past.which);
  write(out, past.log.role == ledger::Role::down ? past.log : ledger::LogKey{{}, {}, ledger::Role::down});
  out.number(past.size);
  write(out, past.part);
  return out.bytes(past.parcel.view()).number(past.from).bytes(past.bytes).take();
}

namespace {

Past::What readWhat(CborReader& in) {
  const std::uint64_t what = in.number();
  if (what <= static_cast<std::uint64_t>(Past::What::piece)) return static_cast<Past::What>(what);
  in.fail("a kind is unknown");
  return Past::What::nothing;
}

}  // namespace

Result<Past> decodePast(ByteView bytes) {
  CborReader in(bytes);
  Past past;
  in.array();
  past.what = readWhat(in);
  past.logs = in.number();
  past.upSize = in.number();
  past.which = in.number();
  past.log = readLog(in);
  past.size = in.number();
  past.part = readSlice(in);
  past.parcel = readFixed<Hash>(in);
  past.from = in.number();
  past.bytes = in.bytes();
  return finished(in, std::move(past), "A kiosk's message");
}

Bytes encode(const PastReply& reply) {
  CborWriter out;
  out.array(5).bytes(reply.request.view()).number(static_cast<std::uint64_t>(reply.what)).number(reply.which);
  return out.bytes(reply.parcel.view()).number(reply.from).take();
}

Result<PastReply> decodePastReply(ByteView bytes) {
  CborReader in(bytes);
  PastReply reply;
  in.array();
  reply.request = readFixed<Hash>(in);
  reply.what = readWhat(in);
  reply.which = in.number();
  reply.parcel = readFixed<Hash>(in);
  reply.from = in.number();
  return finished(in, reply, "The station's answer");
}

}  // namespace cz::sync
