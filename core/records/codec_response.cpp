#include "core/records/codec.h"

// Responses: [[slot, response] …] in order of slots. A response: [0] nothing; [1, bytes as typed]; [2, [picked ids]];
// [3, [[card, option] …]] in order of cards; [4, [[gap, bytes] …]] in order of gaps.

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
};

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
