#include "core/records/payload_recovery.h"

#include "core/ledger/cbor.h"

namespace cz::records {

using ledger::CborReader;
using ledger::CborWriter;

namespace {

constexpr std::string_view kNext("mcz/sheet-next/1\0", 17);

Bytes approvalWords(std::uint64_t version, const crypto::Identity& next) {
  Bytes number;
  for (int shift = 56; shift >= 0; shift -= 8) number.push_back(static_cast<std::uint8_t>(version >> shift));
  return joined({viewOf(kNext), number, next.encode()});
}

}  // namespace

crypto::Signature approvalOf(const crypto::DeviceKeys& old, std::uint64_t version, const crypto::Identity& next) {
  return old.signManifest(approvalWords(version, next));
}

bool isApproved(const SheetKnown& next, const crypto::ManifestKey& old) {
  return next.approval && crypto::verify(old, approvalWords(next.version, next.sheet), *next.approval);
}

Bytes encode(const SheetKnown& sheet) {
  CborWriter writer;
  writer.map(2U + sheet.vouch.has_value() + sheet.approval.has_value());
  writer.key(0).number(sheet.version).key(1).bytes(sheet.sheet.encode());
  if (sheet.vouch) writer.key(2).bytes(sheet.vouch->view());
  if (sheet.approval) writer.key(3).bytes(sheet.approval->view());
  return writer.take();
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
  if (reader.has(2)) sheet.vouch = ledger::readFixed<crypto::Signature>(reader);
  if (reader.has(3)) sheet.approval = ledger::readFixed<crypto::Signature>(reader);
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
