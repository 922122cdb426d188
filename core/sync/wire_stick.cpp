// What travels on a stick.

#include "core/sync/wire.h"
#include "core/sync/wire_parts.h"

namespace cz::sync {

using ledger::CborReader;
using ledger::CborWriter;
using ledger::readFixed;

namespace {

constexpr std::size_t kMostPacks = 1000;

/// An array of none or one.
void writeReturned(CborWriter& out, const std::optional<ledger::Slice>& slice) {
  out.array(slice ? 1 : 0);
  if (slice) write(out, *slice);
}

std::optional<ledger::Slice> readReturned(CborReader& in) {
  std::optional<ledger::Slice> slice;
  const std::size_t count = in.array();
  if (count > 1) in.fail("one part of a log is enough");
  if (count == 1 && in.ok()) slice = readSlice(in, kMostReturned);
  in.leave();
  return slice;
}

void write(CborWriter& out, const std::vector<MoveWish>& wishes) {
  out.array(wishes.size());
  for (const MoveWish& wish : wishes)
    out.array(4).text(wish.attempt.text).text(wish.student.text).text(wish.at.text).number(wish.known);
}

MoveWish readWish(CborReader& in) {
  MoveWish wish;
  in.array();
  wish.attempt = AttemptId(shortText(in));
  wish.student = StudentId(shortText(in));
  wish.at = LogId(shortText(in));
  wish.known = in.number();
  in.leave();
  if (wish.known > INT64_MAX) in.fail("no log is so long");
  return wish;
}

std::vector<MoveWish> readWishes(CborReader& in) {
  std::vector<MoveWish> wishes;
  const std::size_t count = in.array();
  if (count > kMostWishes) in.fail("too many wishes");
  for (std::size_t left = count; left > 0 && in.ok(); --left) wishes.push_back(readWish(in));
  in.leave();
  return wishes;
}

}  // namespace

Bytes encode(const StickUp& message) {
  CborWriter out;
  const bool witness = !message.downNote.empty();
  const bool wishes = witness || !message.moves.empty();
  out.array(witness ? 7 : wishes ? 6 : message.open.empty() ? 4 : 5);
  write(out, message.up);
  out.number(message.downSize).array(message.parcels.size());
  for (const Hash& parcel : message.parcels) out.bytes(parcel.view());
  writeReturned(out, message.down);
  if (wishes || !message.open.empty()) write(out, message.open);
  if (!wishes) return out.take();
  write(out, message.moves);
  if (witness) out.text(message.downNote);
  return out.take();
}

Result<StickUp> decodeStickUp(ByteView bytes) {
  CborReader in(bytes);
  StickUp message;
  const std::size_t fields = in.array();
  message.up = readSlice(in);
  message.downSize = in.number();
  const std::size_t parcels = in.array();
  if (parcels > kMostHeld) in.fail("too many parcels");
  for (std::size_t left = parcels; left > 0 && in.ok(); --left) message.parcels.push_back(readFixed<Hash>(in));
  in.leave();
  message.down = readReturned(in);
  if (fields > 4) message.open = readStates(in);
  if (fields == 5 && message.open.empty()) in.fail("nothing is said of open attempts");
  if (fields > 5) {
    message.moves = readWishes(in);
    if (fields > 6) message.downNote = noteText(in);
    if (fields == 6 && message.moves.empty()) in.fail("nothing is wished");
  }
  return finished(in, std::move(message), "A kiosk's message");
}

Bytes encode(const std::vector<MoveWish>& wishes) {
  CborWriter out;
  write(out, wishes);
  return out.take();
}

Result<std::vector<MoveWish>> decodeMoveWishes(ByteView bytes) {
  CborReader in(bytes);
  auto wishes = readWishes(in);
  CZ_CHECK(in.finish("What was kept of wishes to move"));
  return wishes;
}

Bytes encode(const StickDown& message) {
  CborWriter out;
  out.array(message.notMoved.empty() ? 8 : 9)
      .number(static_cast<std::uint64_t>(message.upload))
      .text(message.upNote)
      .text(message.reason);
  write(out, message.down);
  write(out, message.roster);
  out.array(message.packs.size());
  for (const ParcelRef& pack : message.packs) write(out, pack);
  out.text(message.room);
  writeReturned(out, message.own);
  if (message.notMoved.empty()) return out.take();
  out.array(message.notMoved.size());
  for (const auto& [attempt, why] : message.notMoved) out.array(2).text(attempt.text).text(why);
  return out.take();
}

Result<StickDown> decodeStickDown(ByteView bytes) {
  CborReader in(bytes);
  StickDown message;
  const std::size_t fields = in.array();
  const std::uint64_t upload = in.number();
  if (upload > static_cast<std::uint64_t>(Upload::refused))
    in.fail("an upload's state is unknown");
  else
    message.upload = static_cast<Upload>(upload);
  message.upNote = in.text();
  message.reason = shortText(in);
  message.down = readSlice(in);
  message.roster = readRef(in);
  const std::size_t packs = in.array();
  if (packs > kMostPacks) in.fail("too many packs");
  for (std::size_t left = packs; left > 0 && in.ok(); --left) message.packs.push_back(readRef(in));
  in.leave();
  message.room = shortText(in);
  message.own = readReturned(in);
  if (fields > 8) {
    const std::size_t refused = in.array();
    if (refused == 0 || refused > kMostWishes) in.fail("no wish, or too many");
    for (std::size_t left = refused; left > 0 && in.ok(); --left) {
      in.array();
      AttemptId attempt(shortText(in));
      std::string why = shortText(in);
      in.leave();
      message.notMoved.emplace_back(std::move(attempt), std::move(why));
    }
    in.leave();
  }
  return finished(in, std::move(message), "The station's message");
}

Bytes encode(const StickPiece& piece) {
  CborWriter out;
  return out.array(3).bytes(piece.parcel.view()).number(piece.from).bytes(piece.bytes).take();
}

Result<StickPiece> decodeStickPiece(ByteView bytes) {
  CborReader in(bytes);
  StickPiece piece;
  in.array();
  piece.parcel = readFixed<Hash>(in);
  piece.from = in.number();
  piece.bytes = in.bytes();
  if (piece.bytes.size() > kMostPiece) in.fail("a piece is too long");
  return finished(in, std::move(piece), "The station's message");
}

}  // namespace cz::sync
