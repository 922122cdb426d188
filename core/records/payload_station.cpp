#include "core/records/codec.h"
#include "core/records/payload.h"

namespace cz::records {

using ledger::CborReader;
using ledger::CborWriter;

Bytes encode(const Grant& grant) {
  CborWriter writer;
  writer.map(4 + std::size_t{grant.number != 0} + std::size_t{!grant.after.empty()});
  write(writer.key(0), grant.grant);
  write(writer.key(1), grant.student);
  write(writer.key(2), grant.check);
  writer.key(3).number(static_cast<std::uint64_t>(grant.action));
  if (grant.number != 0) writer.key(4).number(grant.number);
  if (!grant.after.empty()) write(writer.key(5), grant.after);
  return writer.take();
}

Result<Grant> decodeGrant(ByteView payload) {
  CborReader reader(payload);
  Grant grant;
  reader.map();
  reader.key(0);
  grant.grant = readId<GrantId>(reader);
  reader.key(1);
  grant.student = readId<StudentId>(reader);
  reader.key(2);
  grant.check = readId<CheckId>(reader);
  reader.key(3);
  const std::uint64_t action = reader.number();
  if (action > 1) reader.fail("it grants something that this program doesn't know");
  grant.action = action == 1 ? Grant::Action::sameForm : Grant::Action::unlock;
  if (reader.has(4)) {
    grant.number = reader.number();
    if (grant.number == 0) reader.fail("it has no number");
  }
  if (reader.has(5)) {
    grant.after = readId<AttemptId>(reader);
    if (grant.after.empty()) reader.fail("it comes after no try");
  }
  reader.leave();
  CZ_CHECK(reader.finish("A grant"));
  return grant;
}

// A mark without levels says that the one before it was taken back: the place waits again.
Bytes encode(const MarkGiven& mark) {
  CborWriter writer;
  writer.map(6 + std::size_t{mark.missed.has_value()} + std::size_t{mark.number > 0} + std::size_t{mark.regrade > 0});
  write(writer.key(0), mark.attempt);
  write(writer.key(1), mark.slot);
  writer.key(2).array(mark.mark.levels.size());
  for (const auto& [criterion, level] : mark.mark.levels) {
    write(writer.array(2), criterion);
    writer.number(static_cast<std::uint64_t>(level));
  }
  writer.key(3).text(mark.mark.comment);
  writer.key(4).boolean(mark.mastered);
  writer.key(5).number(static_cast<std::uint64_t>(mark.waiting));
  if (mark.missed) write(writer.key(6), *mark.missed);
  if (mark.number > 0) writer.key(7).number(mark.number);
  if (mark.regrade > 0) writer.key(8).number(mark.regrade);
  return writer.take();
}

Result<MarkGiven> decodeMarkGiven(ByteView payload) {
  constexpr int kMostLevels = 100;
  constexpr int kMostPlaces = 10'000;
  CborReader reader(payload);
  MarkGiven mark;
  reader.map();
  reader.key(0);
  mark.attempt = readId<AttemptId>(reader);
  reader.key(1);
  mark.slot = readId<SlotId>(reader);
  reader.key(2);
  for (std::size_t left = reader.array(); left > 0 && reader.ok(); --left) {
    reader.array();
    const auto criterion = readId<CriterionId>(reader);
    mark.mark.levels[criterion] = readSmall(reader, kMostLevels);
    reader.leave();
  }
  reader.leave();
  reader.key(3);
  mark.mark.comment = reader.text();
  reader.key(4);
  mark.mastered = reader.boolean();
  reader.key(5);
  mark.waiting = readSmall(reader, kMostPlaces);
  if (reader.has(6)) mark.missed = readIds<SkillId>(reader);
  if (reader.has(7)) {
    mark.number = reader.number();
    if (mark.number == 0 || mark.number > INT64_MAX) reader.fail("no mark has such a number");
  }
  if (reader.has(8)) {
    mark.regrade = reader.number();
    if (mark.regrade == 0 || mark.regrade > INT64_MAX) reader.fail("no regrade has such a number");
  }
  reader.leave();
  CZ_CHECK(reader.finish("A mark"));
  return mark;
}

Bytes encode(const RosterApplied& roster) {
  return CborWriter().map(2).key(0).integer(roster.version).key(1).bytes(roster.hash.view()).take();
}

Result<RosterApplied> decodeRosterApplied(ByteView payload) {
  CborReader reader(payload);
  RosterApplied roster;
  reader.map();
  reader.key(0);
  roster.version = reader.integer();
  reader.key(1);
  roster.hash = ledger::readFixed<Hash>(reader);
  reader.leave();
  CZ_CHECK(reader.finish("The roster in use"));
  return roster;
}

Bytes encode(const PackApplied& pack) {
  CborWriter writer;
  write(writer.map(3).key(0), pack.pack);
  return writer.key(1).text(pack.version).key(2).bytes(pack.hash.view()).take();
}

Result<PackApplied> decodePackApplied(ByteView payload) {
  CborReader reader(payload);
  PackApplied pack;
  reader.map();
  reader.key(0);
  pack.pack = readId<PackId>(reader);
  reader.key(1);
  pack.version = reader.text();
  reader.key(2);
  pack.hash = ledger::readFixed<Hash>(reader);
  reader.leave();
  CZ_CHECK(reader.finish("A pack in use"));
  return pack;
}

}  // namespace cz::records
