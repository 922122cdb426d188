#include "core/station/rotation.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/ledger/succession.h"
#include "core/station/code_sheets.h"
#include "core/station/kept_keys.h"
#include "core/station/station.h"
#include "core/vault/files.h"

namespace cz::station {
namespace {

namespace fs = std::filesystem;

constexpr const char* kNext = "station.seed.next";
constexpr const char* kSelf = "keys.self";  ///< fingerprint of the present keys; empty: they were never renewed

Error disk(const fs::path& path, const std::error_code& code) {
  return {Fault::io, path.string() + " can't be written: " + code.message() + ".", ""};
}

Result<void> forgetFile(const fs::path& file) {
  std::error_code code;
  fs::remove(file, code);
  return code ? Result<void>(disk(file, code)) : vault::syncFolder(file.parent_path());
}

/// How often this kiosk had another station.
Result<std::uint64_t> successionsOf(Station& station, const Hash& kiosk) {
  CZ_TRY(row, station.db().query("SELECT successions FROM kiosk WHERE fingerprint = ?1", kiosk));
  CZ_TRY(there, row.step());
  return there ? static_cast<std::uint64_t>(row.integer(0)) : 0;
}

/// One kiosk's downlog ends with the old keys and begins with the new ones.
Result<void> turn(Station& station, store::Transaction& transaction, Downlogs& fresh, const Kiosk& kiosk,
                  const crypto::DeviceKeys& next) {
  const Hash fingerprint = kiosk.fingerprint();
  CZ_TRY(before, successionsOf(station, fingerprint));
  const ledger::Succession what{ledger::Succession::Kind::rotated, before + 1, station.keys().identity().fingerprint(),
                                next.identity()};
  const auto said = ledger::signSuccession(what, station.keys(), next);
  CZ_CHECK(station.downlogs().closeWith(transaction, fingerprint, said));
  CZ_TRY(down, fresh.createAfter(transaction, kiosk.up.identity, said));
  CZ_CHECK(tellLastCodeSheet(station, transaction, fresh, kiosk));
  CZ_CHECK(station.db().run("UPDATE kiosk SET successions = ?2, down = ?3, down_nonce = ?4 WHERE fingerprint = ?1",
                            fingerprint, what.number, down.id(), down.nonce));
  return station.db().run("INSERT INTO statement(before, number, said) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING",
                          what.before, what.number, ledger::encode(said));
}

Result<void> mayRotate(Station& station) {
  if (station.sheetKeys() != nullptr)
    return Error{Fault::refused,
                 "Kiosks of a lost station are still expected. End that first: checkzone-station replace finish", ""};
  CZ_CHECK(forgetOldKeysWhenHeard(station));
  CZ_TRY(waiting, notHeardOf(station));
  if (waiting.empty() && station.oldKeys().empty()) return {};
  if (waiting.empty())
    return Error{
        Fault::refused,
        "What kiosks out of use have sent is still kept aside under the keys of before. Look at it on the page "
        "Kiosks, and say whether it counts.",
        ""};
  return Error{Fault::refused,
               "Not every kiosk has heard of the last new keys: " + join(waiting, ", ") +
                   ". Let them call, or take those that are gone out of use (checkzone-station retire).",
               ""};
}

/// Of the newest keys, if there are old ones still.
Result<bool> hasHeard(Station& station, const Kiosk& kiosk) {
  if (station.oldKeys().empty()) return true;
  CZ_TRY(former, station.downlogs().former(kiosk.fingerprint(), station.oldKeys().front().identity()));
  if (!former) return true;  // it joined since
  CZ_TRY(number, successionsOf(station, kiosk.fingerprint()));
  CZ_TRY(row, station.db().query("SELECT 1 FROM went_on WHERE log = ?1 AND number >= ?2", kiosk.up.id(), number));
  return row.step();
}

}  // namespace

Result<Rotated> rotate(const fs::path& folder, Clock& clock, Random& random) {
  CZ_TRY(station, Station::open(folder, clock, random));
  CZ_CHECK(mayRotate(*station));
  CZ_CHECK(forgetFile(folder / kNext));
  CZ_TRY(next, crypto::DeviceKeys::loadOrCreate(folder / kNext, random));
  CZ_TRY(old, crypto::DeviceKeys::sealSeed(folder / Station::kSeedFile, next, random));
  CZ_TRY(kiosks, station->kiosks().all());
  Rotated done{next.identity().fingerprint(), false};
  Downlogs fresh(station->db(), next, clock, random);
  CZ_TRY(transaction, store::Transaction::begin(station->db()));
  CZ_TRY(voided, voidCodeSheets(*station, transaction, "This station has new keys"));
  done.voidedSheets = voided;
  for (const Kiosk& kiosk : kiosks) CZ_CHECK(turn(*station, transaction, fresh, kiosk, next));
  CZ_TRY(forms, keptFormKeys(station->settings()));
  if (forms.empty()) CZ_CHECK(keepFormKeys(station->settings(), {station->keys().formKey()}));
  CZ_CHECK(keepOldKeys(station->settings(), {old}));
  CZ_CHECK(note(*station, transaction, "keys", "Gave this station new keys."));
  CZ_CHECK(station->settings().put(kSelf, done.fingerprint.view()));
  CZ_CHECK(transaction.commit());
  CZ_CHECK(endRotation(folder, station->db(), random));
  return done;
}

// The database decides: with its commit the new keys are the station's. Before it, their file means nothing.
Result<void> endRotation(const fs::path& folder, store::Database& db, Random& random) {
  std::error_code code;
  if (!fs::exists(folder / kNext, code)) return {};
  CZ_TRY(next, crypto::DeviceKeys::loadOrCreate(folder / kNext, random));
  CZ_TRY(self, Settings(db).get(kSelf));
  const Hash name = next.identity().fingerprint();
  if (!self || !std::equal(self->begin(), self->end(), name.bytes.begin(), name.bytes.end()))
    return forgetFile(folder / kNext);
  fs::rename(folder / kNext, folder / Station::kSeedFile, code);
  return code ? Result<void>(disk(folder / Station::kSeedFile, code)) : vault::syncFolder(folder);
}

Result<std::vector<std::string>> notHeardOf(Station& station) {
  std::vector<std::string> seats;
  if (station.oldKeys().empty()) return seats;
  CZ_TRY(kiosks, station.kiosks().inUse());
  for (const Kiosk& kiosk : kiosks) {
    CZ_TRY(heard, hasHeard(station, kiosk));
    if (!heard) seats.push_back(kiosk.seat);
  }
  return seats;
}

Result<const crypto::DeviceKeys*> keysKnownTo(Station& station, const Kiosk& kiosk) {
  CZ_TRY(heard, hasHeard(station, kiosk));
  return heard ? &station.keys() : &station.oldKeys().front();
}

Result<void> forgetOldKeysWhenHeard(Station& station) {
  if (station.oldKeys().empty()) return {};
  CZ_TRY(seats, notHeardOf(station));
  if (!seats.empty()) return {};
  CZ_TRY(row, station.db().query("SELECT 1 FROM aside"));  // what is kept aside may be sealed to them
  CZ_TRY(aside, row.step());
  row.reset();
  return aside ? Result<void>() : station.forgetOldKeys();
}

}  // namespace cz::station
