#include "core/records/codec.h"

// A result: {0: points, 1: of, 2: mastered, 3: shown, 4: [[skill, points, of, mastered] …], 5: [[slot, skill, verdict,
// points, of, read as, [says], [misconceptions]] …]}; verdicts by their names.

namespace cz::records {
namespace {

using ledger::CborReader;
using ledger::CborWriter;
using scoring::Verdict;

Verdict readVerdict(CborReader& reader) {
  const std::string name = reader.text();
  for (const Verdict verdict : {Verdict::right, Verdict::partly, Verdict::notRight, Verdict::unreadable,
                                Verdict::unanswered, Verdict::needsMark})
    if (name == scoring::nameOf(verdict)) return verdict;
  reader.fail("a verdict is unknown");
  return Verdict::unanswered;
}

void writeSkill(CborWriter& writer, const scoring::SkillResult& skill) {
  writer.array(4);
  write(writer, skill.skill);
  write(writer, skill.points);
  write(writer, skill.of);
  writer.boolean(skill.mastered);
}

scoring::SkillResult readSkill(CborReader& reader) {
  scoring::SkillResult skill;
  reader.array();
  skill.skill = readId<SkillId>(reader);
  skill.points = readExact(reader);
  skill.of = readExact(reader);
  skill.mastered = reader.boolean();
  reader.leave();
  return skill;
}

void writePlace(CborWriter& writer, const scoring::PlaceResult& place) {
  writer.array(8);
  write(writer, place.slot);
  write(writer, place.skill);
  writer.text(scoring::nameOf(place.result.verdict));
  write(writer, place.result.points);
  write(writer, place.result.of);
  writer.text(place.result.readAs);
  write(writer, place.result.says);
  write(writer, place.result.misconceptions);
}

scoring::PlaceResult readPlace(CborReader& reader) {
  scoring::PlaceResult place;
  reader.array();
  place.slot = readId<SlotId>(reader);
  place.skill = readId<SkillId>(reader);
  place.result.verdict = readVerdict(reader);
  place.result.points = readExact(reader);
  place.result.of = readExact(reader);
  place.result.readAs = reader.text();
  place.result.says = readTexts(reader);
  place.result.misconceptions = readTexts(reader);
  reader.leave();
  return place;
}

}  // namespace

void write(CborWriter& writer, const scoring::CheckResult& result) {
  writer.map(6);
  write(writer.key(0), result.points);
  write(writer.key(1), result.of);
  writer.key(2).boolean(result.mastered);
  writer.key(3).text(result.shown);
  writer.key(4).array(result.skills.size());
  for (const auto& skill : result.skills) writeSkill(writer, skill);
  writer.key(5).array(result.places.size());
  for (const auto& place : result.places) writePlace(writer, place);
}

scoring::CheckResult readResult(CborReader& reader) {
  scoring::CheckResult result;
  reader.map();
  reader.key(0);
  result.points = readExact(reader);
  reader.key(1);
  result.of = readExact(reader);
  reader.key(2);
  result.mastered = reader.boolean();
  reader.key(3);
  result.shown = reader.text();
  reader.key(4);
  for (std::size_t left = reader.array(); left > 0 && reader.ok(); --left) result.skills.push_back(readSkill(reader));
  reader.leave();
  reader.key(5);
  for (std::size_t left = reader.array(); left > 0 && reader.ok(); --left) result.places.push_back(readPlace(reader));
  reader.leave();
  reader.leave();
  scoring::countWaiting(result);
  return result;
}

}  // namespace cz::records
