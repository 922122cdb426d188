#include "core/records/payload_erase.h"

#include "core/crypto/hash.h"
#include "core/ledger/cbor.h"

namespace cz::records {

Erase eraseOf(const StudentId& student) { return {crypto::sha256(viewOf(student.text))}; }

bool Erase::isAbout(const StudentId& who) const { return !who.empty() && eraseOf(who).student == student; }

Bytes encode(const Erase& erase) { return ledger::CborWriter().map(1).key(0).bytes(erase.student.view()).take(); }

Result<Erase> decodeErase(ByteView payload) {
  ledger::CborReader reader(payload);
  reader.map();
  reader.key(0);
  const Erase erase{ledger::readFixed<Hash>(reader)};
  reader.leave();
  CZ_CHECK(reader.finish("A student who is to be forgotten"));
  return erase;
}

}  // namespace cz::records
