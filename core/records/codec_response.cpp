#include "core/records/codec.h"
#include "core/scoring/drawn.h"

// Responses: [[slot, response] …] in order of slots. A response: [0] nothing; [1, bytes as typed]; [2, [picked ids]];
// [3, [[card, option] …]] in order of cards; [4, [[gap, bytes] …]] in order of gaps; [5, [[pen, ink] …], bytes]: ink is
// x and y of each spot, two bytes each, high byte first;
// [6, spots], in the same way.

namespace cz::records {
namespace {

using ledger::CborReader;
using ledger::CborWriter;

struct WriteResponse {
  CborWriter& writer;
  void operator()(std::monostate) const { writer.array(1).number(0); }
  // Bytes, not text: what a student typed is kept even if it weren't good UTF-8.
  void operator()(const scoring::Typed& typed) const { writer.array(2).number(1).bytes(viewOf(typed)); }
  void operator()(const scoring::Picked& picked) const { write(writer.array(2).number(2), picked); }
  void operator()(const scoring::Paired& paired) const {
    writer.array(2).number(3).array(paired.size());
    for (const auto& [card, option] : paired) {
      writer.array(2);
      write(writer, card);
      write(writer, option);
    }
  }
  void operator()(const scoring::Filled& filled) const {
    writer.array(2).number(4).array(filled.size());
    for (const auto& [gap, words] : filled) {
      writer.array(2);
      write(writer, gap);
      writer.bytes(viewOf(words));
    }
  }
  void operator()(const scoring::Drawn& drawn) const;
  void operator()(const scoring::Pointed& pointed) const;
};

Bytes inkOf(const std::vector<scoring::Spot>& spots) {
  Bytes ink;
  ink.reserve(4 * spots.size());
  for (const scoring::Spot& spot : spots)
    for (const int side : {spot.x, spot.y}) {
      ink.push_back(static_cast<std::uint8_t>(side >> 8));
      ink.push_back(static_cast<std::uint8_t>(side & 0xFF));
    }
  return ink;
}

void WriteResponse::operator()(const scoring::Drawn& drawn) const {
  writer.array(3).number(5).array(drawn.ink.size());
  for (const scoring::Stroke& stroke : drawn.ink)
    writer.array(2).number(static_cast<std::uint64_t>(stroke.width)).bytes(inkOf(stroke.spots));
  writer.bytes(viewOf(drawn.note));
}

void WriteResponse::operator()(const scoring::Pointed& pointed) const {
  writer.array(2).number(6).bytes(inkOf(pointed.spots));
}

std::vector<scoring::Spot> spotsOf(CborReader& reader) {
  const auto ink = reader.bytes();
  std::vector<scoring::Spot> spots;
  if (ink.size() % 4 != 0) reader.fail("the spots of a response are cut off");
  const auto side = [&](std::size_t at) { return (ink[at] << 8) | ink[at + 1]; };
  for (std::size_t at = 0; at + 4 <= ink.size(); at += 4) spots.push_back({side(at), side(at + 2)});
  return spots;
}

scoring::Drawn readDrawn(CborReader& reader) {
  scoring::Drawn drawn;
  for (std::size_t left = reader.array(); left > 0 && reader.ok(); --left) {
    reader.array();
    const int width = readSmall(reader, scoring::kWidestPen);
    drawn.ink.push_back({width, spotsOf(reader)});
    reader.leave();
  }
  reader.leave();
  drawn.note = textOf(reader.bytes());
  // What a kiosk would not have kept: spots off the canvas, strokes without end.
  if (!scoring::isSound(drawn)) reader.fail("the ink of a drawing is not on its canvas");
  return drawn;
}

scoring::Pointed readPointed(CborReader& reader) {
  scoring::Pointed pointed{spotsOf(reader)};
  for (const scoring::Spot& spot : pointed.spots)
    if (spot.x > scoring::kCanvas || spot.y > scoring::kCanvas) reader.fail("a place is not on its picture");
  return pointed;
}

scoring::Filled readFilled(CborReader& reader) {
  scoring::Filled filled;
  for (std::size_t left = reader.array(); left > 0 && reader.ok(); --left) {
    reader.array();
    const auto gap = readId<ChoiceId>(reader);
    if (!filled.empty() && gap <= filled.rbegin()->first) reader.fail("the gaps of a response don't ascend");
    filled[gap] = textOf(reader.bytes());
    reader.leave();
  }
  reader.leave();
  return filled;
}

scoring::Paired readPaired(CborReader& reader) {
  scoring::Paired paired;
  for (std::size_t left = reader.array(); left > 0 && reader.ok(); --left) {
    reader.array();
    const auto card = readId<ChoiceId>(reader);
    if (!paired.empty() && card <= paired.rbegin()->first) reader.fail("the cards of a response don't ascend");
    paired[card] = readId<ChoiceId>(reader);
    reader.leave();
  }
  reader.leave();
  return paired;
}

scoring::Response readOfKind(CborReader& reader, std::uint64_t kind) {
  switch (kind) {
    case 0: return {};
    case 1: return scoring::Typed(textOf(reader.bytes()));
    case 2: return readIds<ChoiceId>(reader);
    case 3: return readPaired(reader);
    case 4: return readFilled(reader);
    case 5: return readDrawn(reader);
    case 6: return readPointed(reader);
    default: reader.fail("a response is of an unknown kind"); return {};
  }
}

scoring::Response readResponse(CborReader& reader) {
  reader.array();
  auto response = readOfKind(reader, reader.number());
  reader.leave();
  return response;
}

}  // namespace

void write(CborWriter& writer, const scoring::Responses& responses) {
  writer.array(responses.size());
  for (const auto& [slot, response] : responses) {
    writer.array(2);
    write(writer, slot);
    std::visit(WriteResponse{writer}, response);
  }
}

scoring::Responses readResponses(CborReader& reader) {
  scoring::Responses responses;
  for (std::size_t left = reader.array(); left > 0 && reader.ok(); --left) {
    reader.array();
    const auto slot = readId<SlotId>(reader);
    if (!responses.empty() && slot <= responses.rbegin()->first) reader.fail("the slots of responses don't ascend");
    responses[slot] = readResponse(reader);
    reader.leave();
  }
  reader.leave();
  return responses;
}

}  // namespace cz::records
