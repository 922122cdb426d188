#include "core/station/kiosk_page.h"

#include <algorithm>

#include "core/records/log_archive.h"
#include "core/station/evidence.h"
#include "core/station/station.h"

namespace cz::station {

Result<KioskPage> kioskPageOf(Station& station, const Hash& kiosk) {
  CZ_TRY(found, station.kiosks().find(kiosk));
  if (!found) return Error{Fault::notFound, "This station knows no such kiosk.", ""};
  KioskPage page{kiosk, seatCardOf(station, *found), 0, {}, {}};
  CZ_TRY(held, records::LogArchive(station.db()).size(found->up.id()));
  page.held = held;
  CZ_TRY(outSince, retiredAt(station, kiosk));
  page.outSince = outSince;
  CZ_TRY(aside, keptAside(station));
  std::copy_if(aside.begin(), aside.end(), std::back_inserter(page.aside),
               [&](const Aside& one) { return one.kiosk == kiosk; });
  CZ_TRY(written, station.downlogs().size(kiosk));
  page.written = written;
  CZ_TRY(signedFor, records::countersigned(station.db(), found->down, found->up.identity));
  page.signedFor = std::move(signedFor);
  CZ_TRY(evidence, evidenceAgainst(station, *found));
  page.forks = evidence.proven;
  return page;
}

}  // namespace cz::station
