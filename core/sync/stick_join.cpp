#include "core/sync/stick_join.h"

#include "core/sync/wire.h"
#include "core/sync/wire_parts.h"

namespace cz::sync {

using ledger::CborReader;
using ledger::CborWriter;
using ledger::readFixed;

namespace {

/// One message of enrolment, or none.
Bytes readMessage(CborReader& in) {
  Bytes bytes = in.bytes();
  if (bytes.size() > kMostEnrol) in.fail("a message of enrolment is too long");
  return bytes;
}

/// The one of its kind, or an error.
template <class Kind, class Any>
Result<Kind> only(const Result<Any>& any) {
  if (!any) return any.error();
  if (const auto* one = std::get_if<Kind>(&*any)) return *one;
  return Error{Fault::input, "A message of enrolment is not the one that belongs here.", ""};
}

}  // namespace

Bytes encode(const JoinAsk& ask) {
  return CborWriter().array(3).bytes(ask.hello).bytes(ask.reveal).bytes(ask.says).take();
}

Result<JoinAsk> decodeJoinAsk(ByteView bytes) {
  CborReader in(bytes);
  JoinAsk ask;
  in.array();
  ask.hello = readMessage(in);
  ask.reveal = readMessage(in);
  ask.says = readMessage(in);
  if (ask.reveal.empty() != ask.says.empty()) in.fail("half of it is missing");
  return finished(in, std::move(ask), "A kiosk's wish to join");
}

Bytes encode(const JoinReply& reply) {
  return CborWriter().array(3).bytes(reply.commitment.view()).bytes(reply.answer).bytes(reply.says).take();
}

Result<JoinReply> decodeJoinReply(ByteView bytes) {
  CborReader in(bytes);
  JoinReply reply;
  in.array();
  reply.commitment = readFixed<Hash>(in);
  reply.answer = readMessage(in);
  reply.says = readMessage(in);
  return finished(in, std::move(reply), "The answer to a kiosk that joins");
}

Bytes encode(const KeptJoin& kept) {
  CborWriter out;
  return out.array(4).bytes(kept.nonce.view()).text(kept.seat).bytes(kept.answer).bytes(kept.says).take();
}

Result<KeptJoin> decodeKeptJoin(ByteView bytes) {
  CborReader in(bytes);
  KeptJoin kept;
  in.array();
  kept.nonce = readFixed<EnrolNonce>(in);
  kept.seat = shortText(in);
  kept.answer = readMessage(in);
  kept.says = readMessage(in);
  return finished(in, std::move(kept), "What was kept of joining");
}

KeptJoin JoiningKiosk::begin(const std::string& seat, Random& random) {
  KeptJoin kept;
  random.fill(kept.nonce.bytes.data(), kept.nonce.bytes.size());
  kept.seat = seat;
  return kept;
}

Result<JoiningKiosk> JoiningKiosk::open(const crypto::DeviceKeys& keys, const ledger::LogKey& log, KeptJoin kept) {
  JoiningKiosk joining(keys);
  joining.commitment_ = enrolCommitment(kept.nonce, log.identity);
  joining.hello_ = encode(EnrolHello{log.identity, log.nonce, kept.seat, joining.commitment_, {}});
  joining.reveal_ = encode(EnrolReveal{joining.commitment_, kept.nonce});
  joining.kept_ = std::move(kept);
  if (!joining.kept_.answer.empty()) CZ_CHECK(joining.heedAnswer());
  if (!joining.kept_.says.empty()) CZ_CHECK(joining.heedSays());
  return joining;
}

Result<void> JoiningKiosk::heedAnswer() {
  CZ_TRY(answer, only<EnrolAnswer>(decodeEnrolReply(kept_.answer)));
  station_ = answer.station;
  room_ = answer.room;
  transcript_ = enrolTranscript(hello_, kept_.answer, reveal_);
  state_ = State::numbered;
  return {};
}

Result<void> JoiningKiosk::heedSays() {
  CZ_TRY(says, only<StationSays>(decodeEnrolReply(kept_.says)));
  if (says.transcript != transcript_ || !isSigned(says, station_.manifest))
    return Error{Fault::refused, "The station of this ceremony did not sign that.", ""};
  switch (says.outcome) {
    case Outcome::open: return {};
    case Outcome::different: state_ = State::different; return {};
    case Outcome::over: state_ = State::over; return {};
    case Outcome::joined: break;
  }
  state_ = State::answered;
  paired_ = Paired{station_, says.down};
  return {};
}

std::string JoiningKiosk::number() const { return state_ == State::asking ? "" : enrolNumber(transcript_); }

JoinAsk JoiningKiosk::ask() const {
  if (state_ == State::asking) return {hello_, {}, {}};
  return {hello_, reveal_,
          encode(KioskSays{transcript_, Pressed::nothing, kioskSigns(*keys_, transcript_, Pressed::nothing)})};
}

// One answer for each commitment: with a second one, whoever sits in between could try how the number comes out.
JoiningKiosk::Heard JoiningKiosk::take(const JoinReply& reply) {
  if (reply.commitment != commitment_) return Heard::nothing;
  const KeptJoin before = kept_;
  bool news = false;
  if (kept_.answer.empty()) {
    kept_.answer = reply.answer;
    if (!heedAnswer()) {
      kept_ = before;
      state_ = State::asking;
      return Heard::notSigned;
    }
    news = true;
  } else if (kept_.answer != reply.answer) {
    return Heard::another;
  }
  if (reply.says.empty() || !kept_.says.empty()) return news ? Heard::news : Heard::nothing;
  kept_.says = reply.says;
  if (heedSays()) return Heard::news;
  kept_.says.clear();
  return Heard::notSigned;
}

}  // namespace cz::sync
