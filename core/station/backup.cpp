#include "core/station/backup.h"

#include <charconv>

#include "core/base/text.h"
#include "core/ledger/cbor.h"
#include "core/station/days.h"
#include "core/station/recovery.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr const char* kKey = "backup.key";
constexpr const char* kLast = "backup.last";
constexpr const char* kTrouble = "backup.trouble";
constexpr const char* kAutomatic = "backup.automatic";
constexpr const char* kDamaged = "backup.damaged";
constexpr const char* kCopy = "snapshot.tmp";

constexpr std::int64_t kHour = 3'600'000;
constexpr std::int64_t kOverdue = 36 * kHour;         ///< when they are made by themselves
constexpr std::int64_t kForgotten = 14 * 24 * kHour;  ///< when somebody has to think of them

/// Data keys, kept here so that the next backup need not write everything again, and the folder is known again.
struct KeptKeys {
  std::uint64_t version = 0;             ///< of the sheet that the first one is for
  std::vector<crypto::MessageKey> keys;  ///< newest first; empty: no backup was made yet
};

Result<KeptKeys> keptKeys(Station& station) {
  KeptKeys kept;
  CZ_TRY(bytes, station.settings().get(kKey));
  if (!bytes) return kept;
  ledger::CborReader in(*bytes);
  std::size_t left = in.array();
  kept.version = in.number();
  for (; left > 1 && in.ok(); --left) kept.keys.push_back(ledger::readFixed<crypto::MessageKey>(in));
  in.leave();
  CZ_CHECK(in.finish("The keys of the backups"));
  return kept;
}

/// With a data key of its own for this version of the sheet.
Result<std::vector<crypto::MessageKey>> dataKeys(Station& station, std::uint64_t version) {
  CZ_TRY(kept, keptKeys(station));
  if (!kept.keys.empty() && kept.version == version) return kept.keys;
  crypto::MessageKey key;
  station.random().fill(key.bytes.data(), crypto::MessageKey::size);
  kept.keys.insert(kept.keys.begin(), key);
  ledger::CborWriter out;
  out.array(1 + kept.keys.size()).number(version);
  for (const crypto::MessageKey& one : kept.keys) out.bytes(one.view());
  CZ_CHECK(station.settings().put(kKey, out.take()));
  return kept.keys;
}

std::string damagedWords(const std::vector<std::uint64_t>& numbers) {
  if (numbers.empty()) return {};
  std::vector<std::string> names;
  for (const std::uint64_t number : numbers) names.push_back(std::to_string(number));
  return (names.size() == 1 ? "Backup " : "Backups ") + join(names, ", ") +
         " in the folder of the backups can't be used any more; the newest one is whole. Have IT look at that disk: "
         "checkzone-station backup --check.";
}

}  // namespace

Snapshot::Snapshot(Snapshot&& other) noexcept
    : key_(other.key_),
      about_(std::move(other.about_)),
      items_(std::move(other.items_)),
      copy_(std::exchange(other.copy_, {})) {}

Snapshot::~Snapshot() {
  std::error_code ignored;
  if (!copy_.empty()) std::filesystem::remove(copy_, ignored);
}

Result<Snapshot> Snapshot::take(Station& station) {
  CZ_TRY(sheet, sheetOf(station));
  if (!sheet)
    return Error{
        Fault::refused,
        "There is no recovery sheet yet, so nobody could open a backup. Make one first: checkzone-station sheet "
        "--out FILE.pdf",
        ""};
  Snapshot snapshot;
  CZ_TRY(keys, dataKeys(station, sheet->known.version));
  CZ_TRY(attempts, station.facts().countAttempts());
  snapshot.key_ = {keys.front(), sheet->known.sheet, sheet->known.version, {keys.begin() + 1, keys.end()}};
  snapshot.about_ = {station.room(), station.clock().wallMs(), static_cast<std::uint64_t>(attempts)};
  snapshot.copy_ = station.folder() / kCopy;
  CZ_CHECK(station.db().copyTo(snapshot.copy_));
  snapshot.items_ = {{Station::kSeedFile, station.folder() / Station::kSeedFile}, {Station::kDatabase, snapshot.copy_}};
  return snapshot;
}

Result<BackupDone> sealInto(const std::filesystem::path& folder, const Snapshot& snapshot, std::size_t most,
                            const crypto::DeviceKeys& keys, Random& random) {
  const std::int64_t now = snapshot.about().atMs;
  const auto look = vault::isLookDue(folder, now) ? vault::Look::all : vault::Look::fresh;
  CZ_TRY(written, vault::write(folder, snapshot.key(), snapshot.about(), snapshot.items(), keys, random, look));
  CZ_TRY(forgotten, vault::keep(folder, most, look));
  BackupDone done{written, snapshot.about(), forgotten};
  if (look == vault::Look::fresh) return done;
  CZ_TRY(all, vault::check(folder));
  for (const vault::Generation& one : all)
    if (!one.damaged.empty()) done.damaged.push_back(one.number);
  if (done.damaged.empty()) CZ_CHECK(vault::noteLook(folder, now));
  return done;
}

Result<BackupDone> backUp(Station& station, const std::filesystem::path& folder, std::size_t most) {
  auto done = [&]() -> Result<BackupDone> {
    CZ_TRY(snapshot, Snapshot::take(station));
    return sealInto(folder, snapshot, most, station.keys(), station.random());
  }();
  CZ_CHECK(noteBackup(station, done));
  return done;
}

Result<void> noteBackup(Station& station, const Result<BackupDone>& done) {
  CZ_TRY(transaction, store::Transaction::begin(station.db()));
  if (done) CZ_CHECK(station.settings().put(kLast, viewOf(std::to_string(done->about.atMs))));
  CZ_CHECK(station.settings().put(kTrouble, viewOf(done ? std::string() : done.error().message)));
  if (done) CZ_CHECK(note(station, transaction, "backup", "Made a backup."));
  if (done) CZ_CHECK(station.settings().put(kDamaged, viewOf(damagedWords(done->damaged))));
  return transaction.commit();
}

Result<void> noteAutomatic(Station& station, bool automatic) {
  CZ_TRY(known, station.settings().text(kAutomatic));
  if ((known == "yes") == automatic) return {};
  return station.settings().put(kAutomatic, viewOf(automatic ? "yes" : "no"));
}

Result<std::int64_t> lastBackupMs(Station& station) {
  CZ_TRY(text, station.settings().text(kLast));
  std::int64_t last = 0;
  std::from_chars(text.data(), text.data() + text.size(), last);
  return last;
}

Result<std::string> backupAlarm(Station& station) {
  CZ_TRY(last, lastBackupMs(station));
  CZ_TRY(trouble, station.settings().text(kTrouble));
  CZ_TRY(automatic, station.settings().text(kAutomatic));
  const std::string since = last == 0 ? "No backup has been made yet" : "No backup since " + minuteOf(last);
  if (!trouble.empty()) return since + ". " + trouble;
  CZ_TRY(damaged, station.settings().text(kDamaged));
  if (!damaged.empty()) return damaged;
  const std::int64_t age = station.clock().wallMs() - last;
  if (last == 0 || age < (automatic == "yes" ? kOverdue : kForgotten)) return std::string();
  return since + ". Ask IT to make one: checkzone-station backup.";
}

}  // namespace cz::station
