#include "core/records/payload_fault.h"

#include "core/ledger/cbor.h"

namespace cz::records {

Bytes encode(const FaultSeen& fault) {
  return ledger::CborWriter().map(2).key(0).text(fault.what).key(1).number(fault.bytes).take();
}

Result<FaultSeen> decodeFaultSeen(ByteView payload) {
  constexpr std::size_t kLongest = 40;
  ledger::CborReader reader(payload);
  FaultSeen fault;
  reader.map();
  reader.key(0);
  fault.what = reader.text();
  if (fault.what.size() > kLongest) reader.fail("the name of a fault is too long");
  reader.key(1);
  fault.bytes = reader.number();
  reader.leave();
  CZ_CHECK(reader.finish("A fault"));
  return fault;
}

}  // namespace cz::records
