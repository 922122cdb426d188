#include "core/records/payload_recovery.h"

#include "core/ledger/cbor.h"

namespace cz::records {

using ledger::CborReader;
using ledger::CborWriter;

Bytes encode(const SheetKnown& sheet) {
  return CborWriter().map(2).key(0).number(sheet.version).key(1).bytes(sheet.sheet.encode()).take();
}

Result<SheetKnown> decodeSheetKnown(ByteView payload) {
  CborReader reader(payload);
  SheetKnown sheet;
  reader.map();
  reader.key(0);
  sheet.version = reader.number();
  reader.key(1);
  const auto identity = crypto::Identity::decode(reader.bytes());
  if (identity)
    sheet.sheet = *identity;
  else
    reader.fail("an identity is not well formed");
  reader.leave();
  CZ_CHECK(reader.finish("A recovery sheet"));
  return sheet;
}

Bytes encode(const Retired& retired) { return CborWriter().map(1).key(0).bytes(retired.kiosk.view()).take(); }

Result<Retired> decodeRetired(ByteView payload) {
  CborReader reader(payload);
  reader.map();
  reader.key(0);
  const Retired retired{ledger::readFixed<Hash>(reader)};
  reader.leave();
  CZ_CHECK(reader.finish("A kiosk out of use"));
  return retired;
}

Bytes encode(const Rebase& rebase) {
  CborWriter writer;
  writer.map(5).key(0).number(rebase.base).key(1).number(rebase.size).key(2).bytes(rebase.root.view());
  return writer.key(3).number(rebase.again).key(4).number(rebase.checks).take();
}

Result<Rebase> decodeRebase(ByteView payload) {
  CborReader reader(payload);
  Rebase rebase;
  reader.map();
  reader.key(0);
  rebase.base = reader.number();
  reader.key(1);
  rebase.size = reader.number();
  reader.key(2);
  rebase.root = ledger::readFixed<Hash>(reader);
  reader.key(3);
  rebase.again = reader.number();
  reader.key(4);
  rebase.checks = reader.number();
  reader.leave();
  CZ_CHECK(reader.finish("A rebase"));
  return rebase;
}

}  // namespace cz::records
