#include "core/sync/wire_parts.h"

namespace cz::sync {

using ledger::CborReader;
using ledger::CborWriter;
using ledger::readFixed;

namespace {

constexpr std::size_t kLongestText = 400;
constexpr std::size_t kLongestNote = 2000;
constexpr std::uint64_t kLargestSmall = 100'000;

}  // namespace

std::string shortText(CborReader& in) {
  std::string text = in.text();
  if (text.size() > kLongestText) in.fail("a text is too long");
  return text;
}

std::string noteText(CborReader& in) {
  std::string note = in.text();
  if (note.empty() || note.size() > kLongestNote) in.fail("a checkpoint is missing, or too long");
  return note;
}

int smallNumber(CborReader& in) {
  const std::uint64_t value = in.number();
  if (value > kLargestSmall) in.fail("a number is too large");
  return static_cast<int>(value);
}

void write(CborWriter& out, const crypto::Identity& identity) { out.bytes(identity.encode()); }

crypto::Identity readIdentity(CborReader& in) {
  auto identity = crypto::Identity::decode(in.bytes());
  if (identity) return *identity;
  in.fail("an identity is not well formed");
  return {};
}

void write(CborWriter& out, const ledger::Slice& slice) {
  out.array(5).number(slice.from).array(slice.leaves.size());
  for (const Bytes& leaf : slice.leaves) out.bytes(leaf);
  out.array(slice.payloads.size());
  for (const auto& payload : slice.payloads)
    out.array(3).number(payload.index).bytes(payload.salt.view()).bytes(payload.body);
  out.text(slice.note);
  out.array(slice.sealed.size());
  for (const auto& payload : slice.sealed)
    out.array(3).number(payload.index).number(payload.epoch).bytes(payload.bytes);
}

ledger::Slice readSlice(CborReader& in, std::size_t most) {
  ledger::Slice slice;
  in.array();
  slice.from = in.number();
  for (std::size_t left = in.array(); left > 0 && in.ok(); --left) slice.leaves.push_back(in.bytes());
  in.leave();
  for (std::size_t left = in.array(); left > 0 && in.ok(); --left) {
    in.array();
    ledger::OpenPayload payload;
    payload.index = in.number();
    payload.salt = readFixed<ledger::Salt>(in);
    payload.body = in.bytes();
    in.leave();
    slice.payloads.push_back(std::move(payload));
  }
  in.leave();
  slice.note = in.text();
  for (std::size_t left = in.array(); left > 0 && in.ok(); --left) {
    in.array();
    ledger::SealedPayload payload;
    payload.index = in.number();
    payload.epoch = in.number();
    payload.bytes = in.bytes();
    in.leave();
    slice.sealed.push_back(std::move(payload));
  }
  in.leave();
  in.leave();
  if (slice.leaves.size() > most) in.fail("too many leaves in one message");
  return slice;
}

void write(CborWriter& out, const SeatStatus& status) {
  out.array(6).number(static_cast<std::uint64_t>(status.state)).text(status.student.text).text(status.check.text);
  out.number(static_cast<std::uint64_t>(status.place))
      .number(static_cast<std::uint64_t>(status.of))
      .integer(status.forMs);
}

SeatStatus readStatus(CborReader& in) {
  SeatStatus status;
  in.array();
  const std::uint64_t state = in.number();
  if (state > static_cast<std::uint64_t>(SeatStatus::State::taking))
    in.fail("a seat's state is unknown");
  else
    status.state = static_cast<SeatStatus::State>(state);
  status.student = StudentId(shortText(in));
  status.check = CheckId(shortText(in));
  status.place = smallNumber(in);
  status.of = smallNumber(in);
  status.forMs = in.integer();
  in.leave();
  return status;
}

void write(CborWriter& out, const std::vector<Bytes>& states) {
  out.array(states.size());
  for (const Bytes& state : states) out.bytes(state);
}

std::vector<Bytes> readStates(CborReader& in) {
  std::vector<Bytes> states;
  const std::size_t count = in.array();
  if (count > kMostOpen) in.fail("too many open attempts");
  for (std::size_t left = count; left > 0 && in.ok(); --left) states.push_back(in.bytes());
  in.leave();
  return states;
}

void write(CborWriter& out, const std::vector<doctor::Finding>& findings) {
  out.array(findings.size());
  for (const doctor::Finding& one : findings) {
    out.array(4).text(one.check).number(static_cast<std::uint64_t>(one.verdict));
    out.text(one.says).text(one.wayOut);
  }
}

std::vector<doctor::Finding> readFindings(CborReader& in) {
  std::vector<doctor::Finding> findings;
  const std::size_t count = in.array();
  if (count > kMostFindings) in.fail("too much is said of a machine");
  for (std::size_t left = count; left > 0 && in.ok(); --left) {
    doctor::Finding one;
    in.array();
    one.check = shortText(in);
    const std::uint64_t verdict = in.number();
    if (verdict == 0 || verdict > static_cast<std::uint64_t>(doctor::Verdict::broken))
      in.fail("a verdict is unknown, or good, which is not told");
    else
      one.verdict = static_cast<doctor::Verdict>(verdict);
    one.says = shortText(in);
    one.wayOut = shortText(in);
    in.leave();
    findings.push_back(std::move(one));
  }
  in.leave();
  return findings;
}

void write(CborWriter& out, const ParcelRef& ref) {
  out.array(4).text(ref.id).text(ref.version).bytes(ref.hash.view()).number(ref.size);
}

ParcelRef readRef(CborReader& in) {
  ParcelRef ref;
  in.array();
  ref.id = shortText(in);
  ref.version = shortText(in);
  ref.hash = readFixed<Hash>(in);
  ref.size = in.number();
  in.leave();
  return ref;
}

}  // namespace cz::sync
