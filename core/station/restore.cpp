#include "core/station/restore.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/station/code_sheets.h"
#include "core/station/days.h"
#include "core/station/decisions.h"
#include "core/station/healing.h"
#include "core/station/station.h"
#include "core/vault/files.h"

namespace cz::station {
namespace {

namespace fs = std::filesystem;

/// What is not verified yet lies here.
constexpr const char* kStage = "restoring";

Error disk(const fs::path& path, const std::error_code& code) {
  return {Fault::io, path.string() + " can't be written: " + code.message() + ".", ""};
}

/// A database in its place is always a whole one: it comes last. What an interrupted restore left is thrown away.
Result<void> makeStage(const fs::path& data) {
  std::error_code code;
  if (fs::exists(data / Station::kDatabase, code) ||
      (fs::exists(data / Station::kSeedFile, code) && !fs::exists(data / kStage, code)))
    return Error{Fault::refused,
                 "There is a station in " + data.string() +
                     " already; nothing was changed. Move it away, or choose another folder with --data.",
                 ""};
  fs::remove_all(data / kStage, code);
  fs::create_directories(data / kStage, code);
  if (code) return disk(data, code);
  fs::remove(data / Station::kSeedFile, code);
  // Results and PIN hashes lie in here.
  fs::permissions(data, fs::perms::owner_all, code);
  return {};
}

Result<vault::Generation> chosen(const std::vector<vault::Generation>& all, const fs::path& folder,
                                 std::optional<std::uint64_t> number) {
  if (all.empty()) return Error{Fault::notFound, "There is no backup in " + folder.string() + ".", ""};
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& one) { return !number || one.number == *number; });
  if (found != all.end()) return *found;
  return Error{Fault::notFound, "There is no backup " + std::to_string(*number) + " in " + folder.string() + ".", ""};
}

/// What is damaged, and what can be had instead.
Error damaged(const vault::Generation& one, const std::vector<vault::Generation>& all) {
  constexpr std::size_t kMostNamed = 5;
  std::vector<std::string> named(
      one.damaged.begin(), one.damaged.begin() + static_cast<std::ptrdiff_t>(std::min(one.damaged.size(), kMostNamed)));
  if (one.damaged.size() > kMostNamed)
    named.push_back("And " + std::to_string(one.damaged.size() - kMostNamed) + " more.");
  std::string words = "Backup " + std::to_string(one.number) + " is damaged. " + join(named, " ");
  const auto whole = std::find_if(all.begin(), all.end(), [&](const vault::Generation& other) {
    return other.number < one.number && other.damaged.empty();
  });
  words += whole == all.end() ? " No older one is whole."
                              : " The newest whole one before it is " + std::to_string(whole->number) + " of " +
                                    minuteOf(whole->about.atMs) + ": say --generation " +
                                    std::to_string(whole->number) + ". Kiosks give back what came later.";
  return {Fault::corrupt, words, ""};
}

/// The station opens, every log in it is sound, and its tables are built anew; then its file alone is the database.
Result<void> prove(const fs::path& stage, Clock& clock, Random& random, Restored& restored) {
  CZ_TRY(station, Station::open(stage, clock, random));
  if (station->keys().identity() != restored.generation.station)
    return Error{Fault::corrupt, "The keys in this backup are not those of its station.", ""};
  CZ_TRY(kiosks, station->kiosks().all());
  records::LogArchive archive(station->db());
  for (const Kiosk& kiosk : kiosks) CZ_CHECK(archive.examine(kiosk.up.id()));
  restored.kiosks = kiosks.size();
  CZ_TRY(attempts, station->rebuild());
  restored.attempts = attempts;
  CZ_TRY(transaction, store::Transaction::begin(station->db()));
  CZ_CHECK(expectAll(*station, transaction));
  CZ_CHECK(numberBehindLost(*station, transaction));
  CZ_TRY(voided, voidCodeSheets(*station, transaction, "This station was restored from a backup"));
  static_cast<void>(voided);  // the alarm says it
  CZ_CHECK(station->audit().beginAnother(transaction));
  CZ_CHECK(note(*station, transaction, "restore",
                "Restored from a backup of " + minuteOf(restored.generation.about.atMs) + "."));
  CZ_CHECK(station->db().run("INSERT INTO restored(backup_ms, at_ms) VALUES(?1, ?2)", restored.generation.about.atMs,
                             clock.wallMs()));
  CZ_CHECK(station->alarm("restored/" + std::to_string(clock.wallMs()),
                          "This station was restored on " + dayOf(clock.wallMs()) + " from a backup of " +
                              minuteOf(restored.generation.about.atMs) +
                              ". Kiosks bring back what came later, each when it calls."));
  CZ_CHECK(transaction.commit());
  return station->db().settle();
}

Result<void> moveIn(const fs::path& stage, const fs::path& data) {
  std::error_code code;
  fs::rename(stage / Station::kSeedFile, data / Station::kSeedFile, code);
  if (code) return disk(data, code);
  CZ_CHECK(vault::syncFolder(data));
  fs::rename(stage / Station::kDatabase, data / Station::kDatabase, code);
  if (code) return disk(data, code);
  CZ_CHECK(vault::syncFolder(data));
  fs::remove_all(stage, code);
  return {};
}

/// Keys without their database would be a station to the next try, which would refuse.
void takeBack(const fs::path& stage, const fs::path& data) {
  std::error_code ignored;
  if (!fs::exists(data / Station::kDatabase, ignored)) fs::remove(data / Station::kSeedFile, ignored);
  fs::remove_all(stage, ignored);
}

}  // namespace

Result<Restored> restore(const fs::path& folder, std::optional<std::uint64_t> number, const crypto::DeviceKeys& sheet,
                         const fs::path& data, Clock& clock, Random& random) {
  CZ_TRY(all, vault::check(folder));
  CZ_TRY(generation, chosen(all, folder, number));
  if (!generation.damaged.empty()) return damaged(generation, all);
  CZ_CHECK(makeStage(data));
  const fs::path stage = data / kStage;
  Restored restored{generation, 0, 0};
  auto done = vault::unpack(folder, generation, sheet, stage);
  if (done) done = prove(stage, clock, random, restored);
  if (done) done = moveIn(stage, data);
  if (!done) takeBack(stage, data);
  CZ_CHECK(done);
  return restored;
}

}  // namespace cz::station
