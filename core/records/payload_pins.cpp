#include "core/records/payload_pins.h"

#include "core/ledger/cbor.h"

namespace cz::records {

Bytes encode(const SignedIn& signedIn) { return ledger::CborWriter().map(1).key(0).text(signedIn.student.text).take(); }

Result<SignedIn> decodeSignedIn(ByteView payload) {
  ledger::CborReader reader(payload);
  SignedIn signedIn;
  reader.map();
  reader.key(0);
  signedIn.student = StudentId(reader.text());
  reader.leave();
  CZ_CHECK(reader.finish("A sign-in"));
  return signedIn;
}

Bytes encode(const PinsMissed& missed) { return ledger::CborWriter().map(1).key(0).number(missed.inHour).take(); }

Result<PinsMissed> decodePinsMissed(ByteView payload) {
  ledger::CborReader reader(payload);
  PinsMissed missed;
  reader.map();
  reader.key(0);
  missed.inHour = reader.number();
  reader.leave();
  CZ_CHECK(reader.finish("A count of PINs that were not right"));
  return missed;
}

}  // namespace cz::records
