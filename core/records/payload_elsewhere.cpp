#include "core/records/payload_elsewhere.h"

#include "core/ledger/cbor.h"

namespace cz::records {

constexpr std::size_t kLogIdSymbols = 26;
constexpr std::size_t kLongestSeat = 160;  ///< bytes; 40 letters

using ledger::CborReader;
using ledger::CborWriter;
using ledger::LeafType;

bool isToldElsewhere(LeafType type) {
  switch (type) {
    case LeafType::attemptStart:
    case LeafType::attemptDone:
    case LeafType::attemptAsk:
    case LeafType::attemptReflect:
    case LeafType::attemptRevise:
    case LeafType::attemptPause:
    case LeafType::attemptResume:
    case LeafType::offlineUsed:
    case LeafType::mark: return true;
    default: return false;
  }
}

Bytes encode(const Elsewhere& elsewhere) {
  CborWriter writer;
  writer.map(elsewhere.seat.empty() ? 6 : 7).key(0).text(elsewhere.log.text).key(1).number(elsewhere.index);
  writer.key(2).number(static_cast<std::uint64_t>(elsewhere.type)).key(3).integer(elsewhere.wallMs);
  writer.key(4).number(static_cast<std::uint64_t>(elsewhere.clock)).key(5).bytes(elsewhere.payload);
  if (!elsewhere.seat.empty()) writer.key(6).text(elsewhere.seat);
  return writer.take();
}

Result<Elsewhere> decodeElsewhere(ByteView payload) {
  CborReader reader(payload);
  Elsewhere elsewhere;
  reader.map();
  reader.key(0);
  elsewhere.log = LogId(reader.text());
  if (elsewhere.log.text.size() != kLogIdSymbols) reader.fail("that is no log's id");
  reader.key(1);
  elsewhere.index = reader.number();
  if (elsewhere.index > INT64_MAX) reader.fail("no log is so long");
  reader.key(2);
  elsewhere.type = static_cast<LeafType>(reader.number());
  if (!isToldElsewhere(elsewhere.type)) reader.fail("nobody is told of such a leaf");
  reader.key(3);
  elsewhere.wallMs = reader.integer();
  reader.key(4);
  const std::uint64_t clock = reader.number();
  if (clock > static_cast<std::uint64_t>(ledger::ClockState::disciplined)) reader.fail("there is no such clock state");
  elsewhere.clock = static_cast<ledger::ClockState>(clock);
  reader.key(5);
  elsewhere.payload = reader.bytes();
  if (reader.has(6)) {
    elsewhere.seat = reader.text();
    if (elsewhere.seat.empty() || elsewhere.seat.size() > kLongestSeat) reader.fail("that is no name of a seat");
  }
  reader.leave();
  CZ_CHECK(reader.finish("What was done at another kiosk"));
  return elsewhere;
}

}  // namespace cz::records
