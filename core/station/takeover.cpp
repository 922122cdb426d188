#include "core/station/takeover.h"

#include "core/records/enrolled.h"
#include "core/station/joining.h"
#include "core/station/recovery.h"
#include "core/station/relay.h"
#include "core/station/station.h"
#include "core/sync/takeover.h"

namespace cz::station {
namespace {

using Kind = ledger::Succession::Kind;
using Statement = std::optional<ledger::SignedSuccession>;

Error stranger(const char* why) {
  return {Fault::refused, std::string("This kiosk was not taken in: ") + why + " Add it by its number.", ""};
}

Result<Statement> givenBefore(Station& station, const sync::SuccessorAsk& ask) {
  if (ask.number > INT64_MAX) return Statement();
  CZ_TRY(row, station.db().query("SELECT said FROM statement WHERE before = ?1 AND number = ?2", ask.before.view(),
                                 ask.number));
  CZ_TRY(there, row.step());
  if (!there) return Statement();
  CZ_TRY(said, ledger::decodeSuccession(row.blob(0)));
  return Statement(said);
}

Result<void> keepStatement(Station& station, const ledger::SignedSuccession& said) {
  return station.db().run("INSERT INTO statement(before, number, said) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING",
                          said.what.before, said.what.number, ledger::encode(said));
}

/// The same sheet, with a higher number than this station knew.
Result<void> raiseSheet(Station& station, store::Transaction& transaction, std::uint64_t version) {
  CZ_TRY(sheet, sheetOf(station));
  if (!sheet || version <= sheet->known.version || station.sheetKeys() == nullptr) return {};
  sheet->known = sheetFor(station, version, *station.sheetKeys());
  return rememberSheet(station, transaction, *sheet);
}

Result<void> expectBelonging(const sync::MoveRequest& move, const crypto::ManifestKey& sheet) {
  const sync::Belonging& belonging = move.belonging;
  if (belonging.log.identity.fingerprint() != move.statement.what.before || !isInLog(belonging))
    return stranger("it does not show that it belonged to the station before.");
  const auto enrolled = records::decodeEnrolled(belonging.payload.body);
  if (!enrolled || enrolled->kiosk != move.kiosk) return stranger("what it shows was written for another kiosk.");
  if (isVouchedFor(belonging, sheet)) return {};
  return stranger("the recovery sheet does not know the station that it comes from.");
}

Result<void> takeIn(Station& station, const sync::MoveRequest& move) {
  const Hash kiosk = move.kiosk.fingerprint();
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  CZ_CHECK(raiseSheet(station, transaction, move.belonging.sheetVersion));
  const ledger::LogKey up{move.kiosk, move.nonce, ledger::Role::up};
  CZ_CHECK(joinAfter(station, transaction, up, move.seat, move.statement));
  CZ_CHECK(keepStatement(station, move.statement));
  CZ_CHECK(station.db().run("INSERT OR REPLACE INTO moved(kiosk, at_ms, before) VALUES(?1, ?2, ?3)", kiosk,
                            station.clock().wallMs(), move.statement.what.before));
  return transaction.commit();
}

}  // namespace

Result<Bytes> successorSays(Station& station, ByteView bytes) {
  CZ_TRY(ask, sync::decodeSuccessorAsk(bytes));
  const crypto::Identity& self = station.keys().identity();
  sync::SuccessorSays says{self.fingerprint(), {}};
  if (ask.before == says.self) return encode(says);
  CZ_TRY(given, givenBefore(station, ask));
  says.statement = given;
  if (!given && station.sheetKeys() != nullptr)
    says.statement =
        ledger::signSuccession({Kind::replaced, ask.number, ask.before, self}, *station.sheetKeys(), station.keys());
  return encode(says);
}

Result<void> takeOver(Station& station, ByteView bytes) {
  CZ_TRY(move, sync::openMove(bytes, station.keys()));
  CZ_TRY(known, station.kiosks().find(move.kiosk.fingerprint()));
  if (known && known->retired) return outOfUse();
  const ledger::LogNonce nonce = ledger::nonceAfter(move.statement.what, move.kiosk.fingerprint());
  if (known && known->down.nonce == nonce) return {};  // the answer was lost
  if (known && known->up.nonce != move.nonce)
    return Error{Fault::refused, "This kiosk joined this station already, with another log. Add it by its number.", ""};
  CZ_TRY(sheet, sheetOf(station));
  const bool ours = move.statement.what.after == station.keys().identity() &&
                    move.statement.what.kind == Kind::replaced && sheet &&
                    isSigned(move.statement, sheet->known.sheet.manifest);
  if (!ours) return stranger("what it believes does not come from this station.");
  CZ_CHECK(expectBelonging(move, sheet->known.sheet.manifest));
  return takeIn(station, move);
}

}  // namespace cz::station
