#include "core/station/retired.h"

#include "core/station/station.h"

namespace cz::station {

Result<std::optional<std::int64_t>> retiredAt(Station& station, const Hash& kiosk) {
  CZ_TRY(row, station.db().query("SELECT at_ms FROM retired WHERE kiosk = ?1", kiosk));
  CZ_TRY(there, row.step());
  if (!there) return std::optional<std::int64_t>();
  return std::optional(row.integer(0));
}

Result<void> retire(Station& station, const Hash& kiosk) {
  CZ_TRY(found, station.kiosks().find(kiosk));
  if (!found) return Error{Fault::notFound, "This station knows no such kiosk.", ""};
  if (found->retired) return Error{Fault::refused, found->seat + " is out of use already.", ""};
  CZ_TRY(kiosks, station.kiosks().inUse());
  const records::Retired retired{kiosk};
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  // All are told, so that it stays true after a restore from an older backup.
  for (const Kiosk& each : kiosks) CZ_CHECK(station.downlogs().add(transaction, each.fingerprint(), retired));
  CZ_CHECK(rememberRetired(station, transaction, retired, station.clock().wallMs()));
  CZ_CHECK(station.db().run("UPDATE retired SET told = 1 WHERE kiosk = ?1", kiosk));
  // Whoever has it may have read the token there, and could join anew with it.
  CZ_CHECK(station.drawToken(transaction));
  CZ_CHECK(note(station, transaction, "kiosk.retire", "Took " + found->seat + " out of use."));
  return transaction.commit();
}

Result<void> tellThatItIsOut(Station& station, const Kiosk& kiosk) {
  const Hash fingerprint = kiosk.fingerprint();
  {
    CZ_TRY(row, station.db().query("SELECT told FROM retired WHERE kiosk = ?1", fingerprint));
    CZ_TRY(there, row.step());
    if (!there || row.integer(0) != 0) return {};
  }
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(station.downlogs().add(transaction, fingerprint, records::Retired{fingerprint}));
  CZ_CHECK(station.db().run("UPDATE retired SET told = 1 WHERE kiosk = ?1", fingerprint));
  return transaction.commit();
}

Result<void> rememberRetired(Station& station, store::Transaction&, const records::Retired& retired,
                             std::int64_t atMs) {
  return station.db().run("INSERT INTO retired(kiosk, at_ms, told) VALUES(?1, ?2, 0) ON CONFLICT(kiosk) DO NOTHING",
                          retired.kiosk, atMs);
}

}  // namespace cz::station
