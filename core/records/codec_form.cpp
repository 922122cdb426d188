#include "core/records/codec.h"

// A form: {0: algorithm, 1: check, 2: seed, 3: [places]}; a place: [slot, skill, points, item, draw, values, options,
// cards]; values: [[name, kind, value] …] with kind 0 number, 1 text, 2 truth, 3 list of numbers.

namespace cz::records {
namespace {

using ledger::CborReader;
using ledger::CborWriter;

enum Kind : std::uint64_t { kNumber = 0, kText = 1, kTruth = 2, kList = 3 };

struct WriteValue {
  CborWriter& writer;
  void operator()(const Exact& number) const { write(writer.number(kNumber), number); }
  void operator()(const std::string& text) const { writer.number(kText).text(text); }
  void operator()(bool truth) const { writer.number(kTruth).boolean(truth); }
  void operator()(const std::vector<Exact>& list) const {
    writer.number(kList).array(list.size());
    for (const Exact& number : list) write(writer, number);
  }
};

std::vector<Exact> readList(CborReader& reader) {
  std::vector<Exact> list;
  for (std::size_t left = reader.array(); left > 0 && reader.ok(); --left) list.push_back(readExact(reader));
  reader.leave();
  return list;
}

pack::Value readValue(CborReader& reader) {
  switch (reader.number()) {
    case kNumber: return readExact(reader);
    case kText: return reader.text();
    case kTruth: return reader.boolean();
    case kList: return readList(reader);
    default: reader.fail("a value is of an unknown kind"); return Exact();
  }
}

void writeDraw(CborWriter& writer, const pack::Draw& draw) {
  writer.array(draw.size());
  for (const auto& [name, value] : draw) {
    writer.array(3).text(name);
    std::visit(WriteValue{writer}, value);
  }
}

pack::Draw readDraw(CborReader& reader) {
  pack::Draw draw;
  for (std::size_t left = reader.array(); left > 0 && reader.ok(); --left) {
    reader.array();
    const std::string name = reader.text();
    if (!draw.empty() && name <= draw.rbegin()->first) reader.fail("the names of values don't ascend");
    draw[name] = readValue(reader);
    reader.leave();
  }
  reader.leave();
  return draw;
}

void writePlace(CborWriter& writer, const form::Place& place) {
  writer.array(8);
  write(writer, place.slot);
  write(writer, place.skill);
  write(writer, place.points);
  write(writer, place.item);
  writer.number(place.draw);
  writeDraw(writer, place.values);
  write(writer, place.options);
  write(writer, place.cards);
}

form::Place readPlace(CborReader& reader) {
  form::Place place;
  reader.array();
  place.slot = readId<SlotId>(reader);
  place.skill = readId<SkillId>(reader);
  place.points = readExact(reader);
  place.item = readId<ItemId>(reader);
  place.draw = reader.number();
  place.values = readDraw(reader);
  place.options = readIds<ChoiceId>(reader);
  place.cards = readIds<ChoiceId>(reader);
  reader.leave();
  return place;
}

}  // namespace

void write(CborWriter& writer, const form::Form& form) {
  writer.map(4);
  writer.key(0).number(static_cast<std::uint64_t>(form.algorithm));
  write(writer.key(1), form.check);
  writer.key(2).bytes(form.seed.view());
  writer.key(3).array(form.places.size());
  for (const form::Place& place : form.places) writePlace(writer, place);
}

form::Form readForm(CborReader& reader) {
  form::Form form;
  reader.map();
  reader.key(0);
  form.algorithm = readSmall(reader, 1'000'000);
  reader.key(1);
  form.check = readId<CheckId>(reader);
  reader.key(2);
  form.seed = ledger::readFixed<Seed>(reader);
  reader.key(3);
  for (std::size_t left = reader.array(); left > 0 && reader.ok(); --left) form.places.push_back(readPlace(reader));
  reader.leave();
  reader.leave();
  return form;
}

}  // namespace cz::records
