// checkzone-station backup and restore.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/crypto/random.h"
#include "core/crypto/sheet.h"
#include "core/station/daemon/backup_words.h"
#include "core/station/daemon/commands.h"
#include "core/station/daemon/control.h"
#include "core/station/daemon/sheet_typed.h"
#include "core/station/restore.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct Options {
  std::string folder;
  bool check = false;
  std::size_t keep = kKeep;
  bool keepSaid = false;
  std::string sheetFile;
  std::uint64_t generation = 0;
};

fs::path whole(const fs::path& path) {
  std::error_code ignored;
  return fs::absolute(path, ignored).lexically_normal();
}

/// DIR, or the folder in the settings.
Result<fs::path> folderOf(const Common& common, const Options& options) {
  if (!options.folder.empty()) return whole(options.folder);
  if (!common.config.backup.empty()) return whole(common.config.backup);
  return Error{Fault::input, "Say where the backups are: a folder, such as one on a USB disk.", ""};
}

Result<json> backUpHere(const Common& common, const fs::path& folder, std::size_t most) {
  CZ_TRY(open, openStation(common));
  CZ_TRY(done, backUp(*open.station, folder, most));
  return jsonOf(done, folder);
}

/// A serving station makes the backup itself.
Result<json> backUpNow(const Common& common, const fs::path& folder, std::size_t most) {
  const auto answer = askServing(common.dataFolder(), backupRequest(folder, most));
  if (!answer && answer.error().fault == Fault::notFound) return backUpHere(common, folder, most);
  if (!answer) return answer.error();
  return backupAnswer(*answer);
}

int print(const Common& common, const json& what, const std::string& words) {
  std::cout << (common.json ? what.dump(1) + "\n" : words);
  return 0;
}

int checkAll(const Common& common, const fs::path& folder) {
  const auto all = vault::check(folder);
  if (!all) return failed(all.error());
  if (all->empty()) return failed({Fault::notFound, "There is no backup in " + folder.string() + ".", ""});
  print(common, jsonOf(*all), wordsOf(*all));
  const bool anyDamaged =
      std::any_of(all->begin(), all->end(), [](const vault::Generation& one) { return !one.damaged.empty(); });
  return anyDamaged ? 3 : 0;
}

int backup(const Common& common, const Options& options) {
  const auto folder = folderOf(common, options);
  if (!folder) return failed(folder.error());
  if (options.check) return checkAll(common, *folder);
  const auto most = options.keepSaid ? options.keep : common.config.backupKeep;
  const auto done = backUpNow(common, *folder, most);
  return done ? print(common, *done, wordsOf(*done)) : failed(done.error());
}

Result<Restored> restoreFrom(const Common& common, const Options& options) {
  CZ_TRY(folder, folderOf(common, options));
  CZ_TRY(secret, typedSheet(options.sheetFile));
  const auto keys = crypto::keysOfSheet(secret);
  crypto::wipe(secret);
  const auto number = options.generation > 0 ? std::optional(options.generation) : std::nullopt;
  return restore(folder, number, keys, common.dataFolder(), systemClock(), crypto::systemRandom());
}

int restoreOne(const Common& common, const Options& options) {
  const auto done = restoreFrom(common, options);
  if (!done) return failed(done.error());
  return print(common, jsonOf(*done, common.dataFolder()), wordsOf(*done, common.dataFolder()));
}

}  // namespace

std::vector<Command> addBackup(CLI::App& app, Common& common) {
  auto options = std::make_shared<Options>();
  auto* making = app.add_subcommand("backup", "Write a backup that only the recovery sheet opens");
  making->add_option("DIR", options->folder, "Folder of the backups (default: backup in the settings)");
  making->add_flag("--check", options->check, "Only look at what is there, and whether it is whole");
  auto* keep =
      making->add_option("--keep", options->keep, "How many to keep (default 35)")->check(CLI::Range(1, 10000));
  auto* restoring = app.add_subcommand("restore", "Make a station from a backup and the recovery sheet");
  restoring->add_option("DIR", options->folder, "Folder of the backups");
  restoring->add_option("--sheet-file", options->sheetFile,
                        "File with the lines of the sheet (default: type them); delete it afterwards");
  restoring->add_option("--generation", options->generation, "Which backup (default: the newest)");
  for (auto* each : {making, restoring}) each->fallthrough();
  return {{making,
           [&common, options, keep] {
             options->keepSaid = keep->count() > 0;
             return backup(common, *options);
           }},
          {restoring, [&common, options] { return restoreOne(common, *options); }}};
}

}  // namespace cz::station
