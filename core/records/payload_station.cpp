#include "core/records/codec.h"
#include "core/records/payload.h"

namespace cz::records {

using ledger::CborReader;
using ledger::CborWriter;

Bytes encode(const Grant& grant) {
  CborWriter writer;
  writer.map(4);
  write(writer.key(0), grant.grant);
  write(writer.key(1), grant.student);
  write(writer.key(2), grant.check);
  writer.key(3).number(static_cast<std::uint64_t>(grant.action));
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
  if (reader.number() != 0) reader.fail("it grants something that this program doesn't know");
  reader.leave();
  CZ_CHECK(reader.finish("A grant"));
  return grant;
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
