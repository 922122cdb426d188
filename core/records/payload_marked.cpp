#include "core/records/payload_marked.h"

#include "core/ledger/cbor.h"

namespace cz::records {

using ledger::CborReader;
using ledger::CborWriter;

Bytes encode(const MarkedHere& marked) {
  return CborWriter().map(2).key(0).bytes(encode(marked.given)).key(1).number(marked.after).take();
}

Result<MarkedHere> decodeMarkedHere(ByteView payload) {
  CborReader reader(payload);
  reader.map();
  reader.key(0);
  const Bytes inner = reader.bytes();
  reader.key(1);
  const std::uint64_t after = reader.number();
  if (after > INT64_MAX / 2) reader.fail("no log is so long");
  reader.leave();
  CZ_CHECK(reader.finish("A mark at a kiosk"));
  CZ_TRY(given, decodeMarkGiven(inner));
  if (given.number == 0) return Error{Fault::input, "A mark at a kiosk can't be read: it has no number.", ""};
  return MarkedHere{std::move(given), after};
}

}  // namespace cz::records
