#include "core/records/enrolled.h"

#include "core/ledger/cbor.h"

namespace cz::records {

using ledger::CborReader;
using ledger::CborWriter;

Bytes encode(const Enrolled& enrolled) {
  const Bytes identity = enrolled.kiosk.encode();
  if (!enrolled.ceremony) return identity;
  const Enrolled::Ceremony& ceremony = *enrolled.ceremony;
  CborWriter writer;
  writer.map(4).key(0).bytes(identity).key(1).bytes(ceremony.transcript.view());
  return writer.key(2).bytes(ceremony.kiosk.view()).key(3).bytes(ceremony.station.view()).take();
}

Result<Enrolled> decodeEnrolled(ByteView payload) {
  if (const auto alone = crypto::Identity::decode(payload)) return Enrolled{*alone, {}};
  CborReader reader(payload);
  Enrolled enrolled;
  Enrolled::Ceremony ceremony;
  reader.map();
  reader.key(0);
  const auto identity = crypto::Identity::decode(reader.bytes());
  if (identity)
    enrolled.kiosk = *identity;
  else
    reader.fail("an identity is not well formed");
  reader.key(1);
  ceremony.transcript = ledger::readFixed<Hash>(reader);
  reader.key(2);
  ceremony.kiosk = ledger::readFixed<crypto::Signature>(reader);
  reader.key(3);
  ceremony.station = ledger::readFixed<crypto::Signature>(reader);
  reader.leave();
  CZ_CHECK(reader.finish("The enrolment of a kiosk"));
  enrolled.ceremony = ceremony;
  return enrolled;
}

}  // namespace cz::records
