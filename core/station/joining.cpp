#include "core/station/joining.h"

#include "core/base/text.h"
#include "core/records/log_archive.h"
#include "core/station/code_sheets.h"
#include "core/station/recovery.h"
#include "core/station/relay.h"
#include "core/station/retired.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr std::size_t kLongestSeat = 40;

/// What was decided before this kiosk came: the student may sit down here.
Result<void> tellThePast(Station& station, store::Transaction& transaction, const Kiosk& joined) {
  const Hash kiosk = joined.fingerprint();
  CZ_TRY(grants, station.facts().grants());
  for (const records::Grant& grant : grants) CZ_CHECK(station.downlogs().add(transaction, kiosk, grant));
  CZ_TRY(decisions, station.facts().decisions());
  for (const records::TeachersDecision& decision : decisions)
    CZ_CHECK(station.downlogs().add(transaction, kiosk, decision));
  CZ_TRY(sheet, sheetOf(station));
  if (sheet) CZ_CHECK(station.downlogs().add(transaction, kiosk, sheet->known));
  return tellLastCodeSheet(station, transaction, station.downlogs(), joined);
}

}  // namespace

std::string seatLabel(const std::string& said) {
  std::vector<char32_t> points = codePoints(tidySpaces(said));
  std::erase_if(points, [](char32_t point) { return point < 0x20; });
  if (points.size() > kLongestSeat) points.resize(kLongestSeat);
  return points.empty() ? "Seat" : utf8Of(points);
}

Error outOfUse() {
  return {Fault::refused, "This kiosk was taken out of use. To use it again, have IT set it up anew and let it join.",
          ""};
}

Result<Kiosk> joinAfter(Station& station, store::Transaction& transaction, const ledger::LogKey& up,
                        const std::string& seat, const ledger::SignedSuccession& how) {
  CZ_TRY(outSince, retiredAt(station, up.identity.fingerprint()));
  if (outSince) return outOfUse();
  Kiosk kiosk{up, {}, seatLabel(seat)};
  CZ_TRY(known, station.kiosks().find(kiosk.fingerprint()));
  if (known) CZ_CHECK(station.downlogs().setAside(transaction, kiosk.fingerprint()));
  if (known) CZ_CHECK(relayAnew(station, transaction, kiosk.fingerprint()));
  CZ_TRY(down, station.downlogs().createAfter(transaction, up.identity, how));
  kiosk.down = down;
  CZ_CHECK(tellThePast(station, transaction, kiosk));
  CZ_CHECK(records::LogArchive(station.db()).add(transaction, up));
  CZ_CHECK(station.kiosks().keep(kiosk));
  CZ_CHECK(station.db().run("UPDATE kiosk SET successions = ?2, down = ?3, down_nonce = ?4 WHERE fingerprint = ?1",
                            kiosk.fingerprint(), how.what.number, down.id(), down.nonce));
  CZ_CHECK(note(station, transaction, "kiosk.join", kiosk.seat + " came from the station before this one."));
  return kiosk;
}

Result<Kiosk> join(Station& station, const ledger::LogKey& up, const std::string& seat, const sync::Agreed* agreed) {
  CZ_TRY(known, station.kiosks().find(up.identity.fingerprint()));
  if (known && known->retired) return outOfUse();
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  Kiosk kiosk{up, {}, seatLabel(seat)};
  if (known) {
    kiosk.down = known->down;
    if (known->up.id() != up.id()) {
      CZ_CHECK(relayAnew(station, transaction, kiosk.fingerprint()));
      CZ_CHECK(tellLastCodeSheet(station, transaction, station.downlogs(), kiosk));  // codes name the kiosk's log
    }
    if (agreed != nullptr) CZ_CHECK(station.downlogs().enrolAgain(transaction, kiosk.down, *agreed));
  } else {
    CZ_TRY(down, station.downlogs().create(transaction, up.identity, agreed));
    kiosk.down = down;
    CZ_CHECK(tellThePast(station, transaction, kiosk));
  }
  CZ_TRY(log, records::LogArchive(station.db()).add(transaction, up));
  static_cast<void>(log);
  CZ_CHECK(station.kiosks().keep(kiosk));
  const bool isNew = !known || known->up.id() != up.id() || known->seat != kiosk.seat || agreed != nullptr;
  if (isNew) CZ_CHECK(station.audit().write(transaction, {"kiosk.join", kiosk.seat + " joined.", "kiosk", {}}));
  CZ_CHECK(transaction.commit());
  return kiosk;
}

}  // namespace cz::station
