// The messages of enrolment as bytes. All go to one address, so each begins with a number that says what it is.

#include "core/sync/wire.h"
#include "core/sync/wire_parts.h"

namespace cz::sync {

using ledger::CborReader;
using ledger::CborWriter;
using ledger::readFixed;

namespace {

enum Kind : std::uint64_t { kHello = 1, kAnswer = 2, kReveal = 3, kKioskSays = 4, kStationSays = 5, kNo = 6 };

Result<void> expectShort(ByteView bytes) {
  if (bytes.size() <= kMostEnrol) return {};
  return Error{Fault::input, "A message of enrolment is too long.", std::to_string(bytes.size()) + " bytes"};
}

/// One of an enumeration that has `last` as its last value.
template <class Enum>
Enum readOneOf(CborReader& in, Enum last) {
  const std::uint64_t value = in.number();
  if (value <= static_cast<std::uint64_t>(last)) return static_cast<Enum>(value);
  in.fail("a number names nothing");
  return {};
}

/// `isLong`: it names its machine.
EnrolHello readHello(CborReader& in, bool isLong) {
  EnrolHello hello;
  hello.kiosk = readIdentity(in);
  hello.nonce = readFixed<ledger::LogNonce>(in);
  hello.seat = shortText(in);
  hello.commitment = readFixed<Hash>(in);
  if (isLong) hello.machine = shortText(in);
  if (isLong && hello.machine.empty()) in.fail("a machine without a name");
  return hello;
}

EnrolReveal readReveal(CborReader& in) {
  EnrolReveal reveal;
  reveal.commitment = readFixed<Hash>(in);
  reveal.nonce = readFixed<EnrolNonce>(in);
  return reveal;
}

KioskSays readKioskSays(CborReader& in) {
  KioskSays says;
  says.transcript = readFixed<Hash>(in);
  says.pressed = readOneOf(in, Pressed::left);
  says.signature = readFixed<crypto::Signature>(in);
  return says;
}

EnrolAnswer readAnswer(CborReader& in) {
  EnrolAnswer answer;
  answer.station = readIdentity(in);
  answer.nonce = readFixed<EnrolNonce>(in);
  answer.room = shortText(in);
  return answer;
}

StationSays readStationSays(CborReader& in) {
  StationSays says;
  says.transcript = readFixed<Hash>(in);
  says.outcome = readOneOf(in, Outcome::over);
  says.down = readFixed<ledger::LogNonce>(in);
  says.signature = readFixed<crypto::Signature>(in);
  return says;
}

EnrolNo readNo(CborReader& in) {
  EnrolNo no;
  no.why = readOneOf(in, EnrolNo::Why::unknown);
  no.waitSeconds = smallNumber(in);
  return no;
}

CborWriter begun(std::size_t count, Kind kind) {
  CborWriter out;
  out.array(count).number(kind);
  return out;
}

Bytes bytesOf(const EnrolHello& hello) {
  CborWriter out = begun(hello.machine.empty() ? 5 : 6, kHello);
  write(out, hello.kiosk);
  out.bytes(hello.nonce.view()).text(hello.seat).bytes(hello.commitment.view());
  if (!hello.machine.empty()) out.text(hello.machine);
  return out.take();
}

Bytes bytesOf(const EnrolReveal& reveal) {
  return begun(3, kReveal).bytes(reveal.commitment.view()).bytes(reveal.nonce.view()).take();
}

Bytes bytesOf(const KioskSays& says) {
  CborWriter out = begun(4, kKioskSays);
  out.bytes(says.transcript.view()).number(static_cast<std::uint64_t>(says.pressed));
  return out.bytes(says.signature.view()).take();
}

Bytes bytesOf(const EnrolAnswer& answer) {
  CborWriter out = begun(4, kAnswer);
  write(out, answer.station);
  return out.bytes(answer.nonce.view()).text(answer.room).take();
}

Bytes bytesOf(const StationSays& says) {
  CborWriter out = begun(5, kStationSays);
  out.bytes(says.transcript.view()).number(static_cast<std::uint64_t>(says.outcome));
  return out.bytes(says.down.view()).bytes(says.signature.view()).take();
}

Bytes bytesOf(const EnrolNo& no) {
  CborWriter out = begun(3, kNo);
  return out.number(static_cast<std::uint64_t>(no.why)).number(static_cast<std::uint64_t>(no.waitSeconds)).take();
}

}  // namespace

Bytes encode(const EnrolAsk& ask) {
  return std::visit([](const auto& message) { return bytesOf(message); }, ask);
}

Bytes encode(const EnrolReply& reply) {
  return std::visit([](const auto& message) { return bytesOf(message); }, reply);
}

Result<EnrolAsk> decodeEnrolAsk(ByteView bytes) {
  CZ_CHECK(expectShort(bytes));
  CborReader in(bytes);
  EnrolAsk ask;
  const std::size_t count = in.array();
  switch (in.number()) {
    case kHello: ask = readHello(in, count == 6); break;
    case kReveal: ask = readReveal(in); break;
    case kKioskSays: ask = readKioskSays(in); break;
    default: in.fail("it is no question");
  }
  return finished(in, std::move(ask), "A message of enrolment");
}

Result<EnrolReply> decodeEnrolReply(ByteView bytes) {
  CZ_CHECK(expectShort(bytes));
  CborReader in(bytes);
  EnrolReply reply;
  in.array();
  switch (in.number()) {
    case kAnswer: reply = readAnswer(in); break;
    case kStationSays: reply = readStationSays(in); break;
    case kNo: reply = readNo(in); break;
    default: in.fail("it is no answer");
  }
  return finished(in, std::move(reply), "The answer to enrolment");
}

}  // namespace cz::sync
