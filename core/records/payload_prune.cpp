#include "core/records/payload_prune.h"

#include "core/ledger/cbor.h"

namespace cz::records {

Bytes encode(const PruneBefore& before) {
  return ledger::CborWriter().map(2).key(0).number(before.own).key(1).number(before.down).take();
}

Result<PruneBefore> decodePruneBefore(ByteView payload) {
  ledger::CborReader reader(payload);
  PruneBefore before;
  reader.map();
  reader.key(0);
  before.own = reader.number();
  reader.key(1);
  before.down = reader.number();
  if (before.own > INT64_MAX || before.down > INT64_MAX) reader.fail("no log is so long");
  reader.leave();
  CZ_CHECK(reader.finish("What need not be kept"));
  return before;
}

}  // namespace cz::records
