#include "core/station/station.h"

#include "core/base/text.h"
#include "core/station/arrivals.h"
#include "core/station/kept_keys.h"
#include "core/station/past.h"
#include "core/station/rotation.h"
#include "core/station/schema.h"
#include "core/store/torn.h"

namespace cz::station {
namespace fs = std::filesystem;
namespace {

const std::string kTornAlarm = "journal/";  ///< and the name of the file

Result<void> makeFolder(const fs::path& folder) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed)
    return Error{Fault::io, folder.string() + " can't be made. Check --data and who owns the folder above.",
                 failed.message()};
  if (fs::exists(folder / Station::kDatabase, failed) || fs::exists(folder / Station::kSeedFile, failed))
    return Error{Fault::refused,
                 "There is a station in " + folder.string() +
                     " already; nothing was changed. Choose another folder with --data.",
                 ""};
  // Results and PIN hashes lie in here.
  fs::permissions(folder, fs::perms::owner_all, failed);
  return {};
}

Error noStation(const fs::path& folder) {
  return {Fault::notFound, "There is no station in " + folder.string() + ". Make one with checkzone-station init.", ""};
}

/// What this start or an earlier one could not use of the journal, until a person has deleted it.
Result<void> sayWhatIsTorn(Station& station) {
  const auto pieces = store::tornPieces(station.folder() / Station::kDatabase);
  if (pieces.empty()) return station.calm(kTornAlarm);
  for (const store::TornPiece& piece : pieces)
    CZ_CHECK(station.alarm(kTornAlarm + piece.file.filename().string(), wordsOf(piece)));
  return {};
}

}  // namespace

Station::Station(fs::path folder, store::Database db, crypto::DeviceKeys keys, Clock& clock, Random& random)
    : folder_(std::move(folder)),
      db_(std::move(db)),
      keys_(std::move(keys)),
      clock_(clock),
      random_(random),
      packs_(db_),
      kiosks_(db_, keys_.identity()),
      rosters_(db_, keys_.formKey()),
      downlogs_(db_, keys_, clock, random),
      audit_(db_, keys_, clock, random),
      factWriter_(db_, packs_, {keys_.formKey()}),
      enrolment_(keys_, random_) {}

Result<void> Station::create(const fs::path& folder, const Birth& birth, Clock& clock, Random& random) {
  CZ_CHECK(makeFolder(folder));
  CZ_TRY(keys, crypto::DeviceKeys::loadOrCreate(folder / kSeedFile, random));
  CZ_TRY(db, store::Database::open(folder / kDatabase, schema()));
  CZ_TRY(transaction, store::Transaction::begin(db));
  Settings settings(db);
  CZ_CHECK(settings.put("room", viewOf(birth.room)));
  CZ_CHECK(settings.put("passphrase", viewOf(birth.passphraseHash)));
  CZ_CHECK(settings.put("pair.secret", random.bytes(sync::PairSecret::size)));
  CZ_CHECK(settings.put("born", viewOf(std::to_string(clock.wallMs()))));
  return transaction.commit();
}

Result<std::unique_ptr<Station>> Station::open(const fs::path& folder, Clock& clock, Random& random) {
  std::error_code ignored;
  if (!fs::exists(folder / kDatabase, ignored) || !fs::exists(folder / kSeedFile, ignored)) return noStation(folder);
  CZ_TRY(db, store::Database::open(folder / kDatabase, schema()));
  CZ_CHECK(db.runScript(kLargeSteps));
  CZ_CHECK(endRotation(folder, db, random));
  CZ_TRY(keys, crypto::DeviceKeys::loadOrCreate(folder / kSeedFile, random));
  std::unique_ptr<Station> station(new Station(folder, std::move(db), std::move(keys), clock, random));
  CZ_CHECK(station->readSelf());
  CZ_CHECK(sayWhatIsTorn(*station));
  return station;
}

// The durable commit that ends the opening ceremony (trust: 2.9) says when the station was opened.
Result<void> Station::readSelf() {
  {
    CZ_TRY(transaction, store::Transaction::begin(db_));
    CZ_CHECK(settings().put("opened", viewOf(std::to_string(clock_.wallMs()))));
    CZ_CHECK(transaction.commit());
  }
  CZ_TRY(room, settings().text("room"));
  CZ_TRY(secret, settings().get("pair.secret"));
  if (!secret)
    return Error{Fault::corrupt,
                 "This station was not finished when it was made. Move its folder away and make it anew.", ""};
  CZ_TRY(fixed, fixedFrom<sync::PairSecret>(*secret, "The pairing secret"));
  CZ_CHECK(readKeys());
  room_ = room;
  token_ = sync::tokenFor(fixed, keys_.identity().fingerprint());
  return {};
}

Result<void> Station::readKeys() {
  CZ_TRY(old, keptOldKeys(settings(), keys_));
  oldKeys_ = std::move(old);
  CZ_TRY(sheet, keptSheet(settings(), keys_));
  sheetKeys_ = std::move(sheet);
  CZ_TRY(forms, keptFormKeys(settings()));
  return forms.empty() ? Result<void>() : drawFormKeys(forms);
}

const crypto::DeviceKeys* Station::keysOf(const crypto::Identity& identity) const {
  if (keys_.identity() == identity) return &keys_;
  for (const crypto::DeviceKeys& old : oldKeys_)
    if (old.identity() == identity) return &old;
  return nullptr;
}

std::vector<const crypto::DeviceKeys*> Station::readers() const {
  std::vector<const crypto::DeviceKeys*> all = {&keys_};
  for (const crypto::DeviceKeys& old : oldKeys_) all.push_back(&old);
  if (sheetKeys_) all.push_back(&*sheetKeys_);
  return all;
}

Result<void> Station::drawFormKeys(const std::vector<Seed>& keys) {
  rosters_.useFormKey(keys.front());
  factWriter_.useFormKeys(keys);
  return {};
}

Result<void> Station::forgetOldKeys() {
  CZ_CHECK(keepOldKeys(settings(), {}));
  oldKeys_.clear();
  return {};
}

Result<void> Station::useFormKey(store::Transaction&, const Seed& formKey) {
  CZ_TRY(known, keptFormKeys(settings()));
  if (known.empty()) known.push_back(keys_.formKey());
  std::erase(known, formKey);
  known.insert(known.begin(), formKey);
  CZ_CHECK(keepFormKeys(settings(), known));
  return drawFormKeys(known);
}

Result<void> Station::drawToken(store::Transaction&) {
  sync::PairSecret secret;
  random_.fill(secret.bytes.data(), secret.bytes.size());
  CZ_CHECK(settings().put("pair.secret", secret.view()));
  token_ = sync::tokenFor(secret, keys_.identity().fingerprint());
  return {};
}

Result<Packs::Added> Station::addPack(const pack::Files& files) {
  CZ_TRY(transaction, store::Transaction::begin(db_));
  CZ_TRY(added, packs_.add(files, clock_.wallMs()));
  CZ_TRY(attached, factWriter_.attachWaiting());
  static_cast<void>(attached);
  if (added.isNew)
    CZ_CHECK(note(*this, transaction, "pack", "Brought in " + added.ref.id + ", version " + added.ref.version + "."));
  CZ_CHECK(transaction.commit());
  return added;
}

Result<void> Station::applyRoster(const roster::Plan& plan) {
  CZ_TRY(transaction, store::Transaction::begin(db_));
  CZ_CHECK(rosters_.apply(plan, random_));
  CZ_CHECK(note(*this, transaction, "roster",
                "Changed the class list: " + std::to_string(plan.added.size()) + " new, " +
                    std::to_string(plan.changed.size() + plan.moved.size()) + " changed, " +
                    std::to_string(plan.missing.size()) + " not in the file any more."));
  return transaction.commit();
}

Result<std::vector<PinSlip>> Station::issuePins(int digits, const WhosePins& whose) {
  CZ_TRY(drawn, rosters_.drawPins(digits, whose, random_));
  CZ_CHECK(hashPins(drawn));
  return givePins(drawn);
}

Result<std::vector<PinSlip>> Station::givePins(const std::vector<DrawnPin>& drawn) {
  std::vector<PinSlip> slips;
  for (const DrawnPin& one : drawn) slips.push_back(one.slip);
  if (drawn.empty()) return slips;
  CZ_TRY(transaction, store::Transaction::begin(db_));
  CZ_CHECK(rosters_.setPins(drawn));
  CZ_CHECK(note(*this, transaction, "pins", "Gave new PINs: " + counted(slips.size(), "student", "students") + ".",
                drawn.size() == 1 ? drawn.front().student : StudentId()));
  CZ_CHECK(transaction.commit());
  return slips;
}

Result<void> Station::alarm(const std::string& key, const std::string& what) {
  CZ_CHECK(db_.run(
      "INSERT INTO alarm(key, at_ms, what) VALUES(?1, ?2, ?3) ON CONFLICT(key) DO UPDATE SET at_ms = excluded.at_ms, "
      "what = excluded.what WHERE what <> excluded.what",
      key, clock_.wallMs(), what));
  return db_.changes() > 0 ? db_.run("DELETE FROM alarm_seen WHERE id = ?1", key) : Result<void>();
}

Result<void> Station::calm(const std::string& keyPrefix) {
  CZ_CHECK(db_.run("DELETE FROM alarm_seen WHERE substr(id, 1, length(?1)) = ?1", keyPrefix));
  return db_.run("DELETE FROM alarm WHERE substr(key, 1, length(?1)) = ?1", keyPrefix);
}

Result<std::vector<Decided>> Station::deeds() {
  CZ_TRY(kiosks, kiosks_.all());
  std::vector<Decided> deeds;
  for (const Kiosk& kiosk : kiosks) {
    CZ_TRY(written, downlogs_.deeds(kiosk.fingerprint()));
    deeds.insert(deeds.end(), written.begin(), written.end());
  }
  CZ_TRY(before, pastDeeds(*this));
  deeds.insert(deeds.begin(), before.begin(), before.end());
  return deeds;
}

Result<void> Station::redraw(store::Transaction&, const std::vector<Decided>& deeds) {
  CZ_CHECK(factWriter_.dropAll());
  for (const Decided& deed : deeds) CZ_CHECK(std::visit([&](const auto& one) { return factWriter_.take(one); }, deed));
  return replayArrivals(db_, factWriter_);
}

Result<std::int64_t> Station::rebuild() {
  CZ_TRY(all, deeds());
  CZ_TRY(transaction, store::Transaction::begin(db_));
  CZ_CHECK(redraw(transaction, all));
  CZ_CHECK(transaction.commit());
  return facts().countAttempts();
}

}  // namespace cz::station
