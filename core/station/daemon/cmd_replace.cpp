// checkzone-station replace and rotate: a new station in the place of a lost one, and new keys for this one.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/crypto/pin.h"
#include "core/crypto/random.h"
#include "core/station/daemon/commands.h"
#include "core/station/daemon/data_lock.h"
#include "core/station/daemon/passphrase.h"
#include "core/station/daemon/sheet_typed.h"
#include "core/station/replacement.h"
#include "core/station/rotation.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct Options {
  std::string room = "Classroom";
  std::string passphraseFile;
  std::string sheetFile;
};

bool isThere(const Common& common) {
  std::error_code ignored;
  return fs::exists(common.dataFolder() / Station::kDatabase, ignored);
}

/// The sheet first: a slip in it must leave nothing behind.
Result<void> open(const Common& common, const Options& options) {
  const bool made = isThere(common);
  const auto passphrase = made ? Result<std::string>(std::string()) : readPassphrase(options.passphraseFile);
  CZ_CHECK(passphrase);
  CZ_TRY(secret, typedSheet(options.sheetFile));
  const auto done = [&]() -> Result<void> {
    if (!made) {
      CZ_TRY(hash, crypto::hashPassphrase(*passphrase));
      CZ_CHECK(Station::create(common.dataFolder(), {options.room, hash}, systemClock(), crypto::systemRandom()));
    }
    CZ_TRY(station, openStation(common));
    return awaitKiosks(*station.station, secret);
  }();
  crypto::wipe(secret);
  return done;
}

int start(const Common& common, const Options& options) {
  if (const auto done = open(common, options); !done) return failed(done.error());
  if (common.json) {
    std::cout << json{{"ok", true}, {"data", common.dataFolder().string()}, {"open", true}}.dump(1) << "\n";
    return 0;
  }
  std::cout << "The station in " << common.dataFolder().string()
            << " takes the place of the lost one. Start it: checkzone-station serve\n"
               "Kiosks that reach it under the address of the lost station come by themselves and bring everything "
               "back that they know; nobody presses anything. Has it another address? Then put that into "
               "/etc/checkzone/kiosk.toml at each seat and start the kiosk again.\n"
               "Until all are back it keeps the sheet's keys. See how far it is on the page Kiosks, or with "
               "checkzone-station replace show; then: checkzone-station replace finish\n";
  return 0;
}

json jsonOf(const Returned& one) {
  return {{"seat", one.seat},         {"fingerprint", hexOf(one.kiosk.view())},
          {"records", one.records},   {"decisions", one.decisions},
          {"unreadable", one.closed}, {"decisions_unreadable", one.lost},
          {"done", one.done}};
}

json jsonOf(const Replacing& replacing) {
  json out{{"ok", true},
           {"open", replacing.open},
           {"kiosks", json::array()},
           {"missing_kiosks", replacing.missing},
           {"missing_checks", replacing.checks},
           {"waiting_for_packs", replacing.waiting},
           {"cannot_come_back", lossesOf(replacing)}};
  for (const Returned& one : replacing.kiosks) out["kiosks"].push_back(jsonOf(one));
  return out;
}

std::string wordsOf(const Replacing& replacing) {
  std::string words = replacing.open ? "Kiosks of the lost station are expected.\n" : "This is over.\n";
  if (replacing.kiosks.empty()) words += "None has come back yet.\n";
  for (const Returned& one : replacing.kiosks) words += wordsOf(one) + "\n";
  words += "What can't come back:\n";
  for (const std::string& one : lossesOf(replacing)) words += "- " + one + "\n";
  return words;
}

Result<Replacing> lookedAt(Station& station) {
  CZ_TRY(replacing, replacingOf(station));
  if (replacing) return *std::move(replacing);
  return Error{Fault::notFound, "This station took no other one's place.", ""};
}

bool isPartly(const Replacing& replacing) {
  bool partly = replacing.missing > 0 || replacing.waiting > 0;
  for (const Returned& one : replacing.kiosks) partly = partly || !one.done || one.closed > 0 || one.lost > 0;
  return partly;
}

int tell(const Common& common, bool ends) {
  auto open = openStation(common);
  if (!open) return failed(open.error());
  auto replacing = lookedAt(*open->station);
  if (!replacing) return failed(replacing.error());
  if (ends)
    if (const auto done = endReplacing(*open->station); !done) return failed(done.error());
  if (ends) replacing->open = false;
  if (common.json) {
    std::cout << jsonOf(*replacing).dump(1) << "\n";
  } else {
    std::cout << wordsOf(*replacing);
    if (ends) std::cout << "The sheet's keys are forgotten here. Make a backup today: checkzone-station backup DIR\n";
  }
  return isPartly(*replacing) ? 3 : 0;
}

Result<std::vector<std::string>> waitingFor(const Common& common) {
  CZ_TRY(open, openStation(common));
  CZ_CHECK(forgetOldKeysWhenHeard(*open.station));
  return notHeardOf(*open.station);
}

/// Locked while it goes on, as every command does.
Result<Rotated> renewed(const Common& common) {
  if (!isThere(common)) CZ_CHECK(openStation(common));  // says so
  CZ_TRY(lock, DataLock::take(common.dataFolder()));
  return rotate(common.dataFolder(), systemClock(), crypto::systemRandom());
}

int rotateKeys(const Common& common, bool shows) {
  Rotated rotated;
  if (!shows) {
    const auto done = renewed(common);
    if (!done) return failed(done.error());
    rotated = *done;
  }
  const auto waiting = waitingFor(common);
  if (!waiting) return failed(waiting.error());
  if (common.json) {
    const std::string fingerprint = shows ? "" : hexOf(rotated.fingerprint.view());
    std::cout << json{{"ok", true},
                      {"fingerprint", fingerprint},
                      {"voided_code_sheets", rotated.voidedSheets},
                      {"waiting_for", *waiting}}
                     .dump(1)
              << "\n";
    return 0;
  }
  if (!shows)
    std::cout << "This station has new keys. Make a backup today: one from before would bring the old keys back.\n"
                 "There is a new pairing token, too: checkzone-station token\n";
  if (rotated.voidedSheets) std::cout << "Sheets of codes that were printed before open nothing now: print new ones.\n";
  std::cout << (waiting->empty() ? std::string("Every kiosk goes by the present keys; the old ones are forgotten.\n")
                                 : "Still to hear of them, each when it calls: " + join(*waiting, ", ") +
                                       ". Until then the old keys are kept for those.\n");
  return 0;
}

}  // namespace

std::vector<Command> addReplace(CLI::App& app, Common& common) {
  auto options = std::make_shared<Options>();
  auto shows = std::make_shared<bool>(false);
  auto* group = app.add_subcommand("replace", "Take the place of a lost station that has no backup");
  group->add_option("--room", options->room, "Its name, as the teacher and the students read it");
  group->add_option("--passphrase-file", options->passphraseFile,
                    "File whose first line is the passphrase for the teacher's pages");
  group->add_option("--sheet-file", options->sheetFile,
                    "File with the lines of the recovery sheet (default: type them); delete it afterwards");
  auto* show = group->add_subcommand("show", "Say which kiosks are back, and what can't come back");
  auto* finish = group->add_subcommand("finish", "All are back: forget the sheet's keys");
  auto* rotating = app.add_subcommand("rotate", "Give this station new keys; kiosks follow by themselves");
  rotating->add_flag("--show", *shows, "Only say which kiosks have not heard of the last ones");
  for (auto* each : {group, show, finish, rotating}) each->fallthrough();
  return {{group, [&common, options] { return start(common, *options); }},
          {show, [&common] { return tell(common, false); }},
          {finish, [&common] { return tell(common, true); }},
          {rotating, [&common, shows] { return rotateKeys(common, *shows); }}};
}

}  // namespace cz::station
