#include "core/station/recovery.h"

#include "core/ledger/cbor.h"
#include "core/ledger/succession.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr const char* kSetting = "recovery.sheet";

Bytes encode(const Sheet& sheet) {
  return ledger::CborWriter().array(2).bytes(records::encode(sheet.known)).integer(sheet.madeMs).take();
}

Result<Sheet> decode(ByteView bytes) {
  ledger::CborReader in(bytes);
  Sheet sheet;
  in.array();
  CZ_TRY(known, records::decodeSheetKnown(in.bytes()));
  sheet.known = known;
  sheet.madeMs = in.integer();
  in.leave();
  CZ_CHECK(in.finish("The recovery sheet"));
  return sheet;
}

}  // namespace

Result<std::optional<Sheet>> sheetOf(Station& station) {
  CZ_TRY(bytes, station.settings().get(kSetting));
  if (!bytes) return std::optional<Sheet>();
  CZ_TRY(sheet, decode(*bytes));
  return std::optional<Sheet>(sheet);
}

Result<std::uint64_t> nextSheet(Station& station) {
  CZ_TRY(sheet, sheetOf(station));
  return sheet ? sheet->known.version + 1 : std::uint64_t{1};
}

records::SheetKnown sheetFor(Station& station, std::uint64_t version, const crypto::DeviceKeys& sheet) {
  return {version, sheet.identity(), ledger::vouchFor(sheet, version, station.keys().identity().fingerprint()), {}};
}

Result<void> useSheet(Station& station, const records::SheetKnown& sheet) {
  CZ_TRY(next, nextSheet(station));
  if (sheet.version != next)
    return Error{Fault::refused, "Another recovery sheet was made meanwhile. Make this one again.", ""};
  CZ_TRY(kiosks, station.kiosks().inUse());
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(rememberSheet(station, transaction, {sheet, station.clock().wallMs()}));
  for (const Kiosk& kiosk : kiosks) CZ_CHECK(station.downlogs().add(transaction, kiosk.fingerprint(), sheet));
  CZ_CHECK(note(station, transaction, "sheet", "Made recovery sheet " + std::to_string(sheet.version) + "."));
  return transaction.commit();
}

Result<void> rememberSheet(Station& station, store::Transaction&, const Sheet& sheet) {
  CZ_TRY(present, sheetOf(station));
  if (present && present->known.version >= sheet.known.version) return {};
  return station.settings().put(kSetting, encode(sheet));
}

}  // namespace cz::station
