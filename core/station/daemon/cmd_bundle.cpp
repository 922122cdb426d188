// checkzone-station bundle: the exchange with kiosks by a USB stick.

#include <CLI/CLI.hpp>
#include <iostream>

#include "core/station/daemon/commands.h"
#include "core/station/daemon/control.h"
#include "core/station/daemon/stick_words.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

Result<json> doHere(const Common& common, StickDeed deed, const fs::path& path) {
  CZ_TRY(open, openStation(common));
  std::mutex alone;
  return stickDone(*open.station, alone, deed, path);
}

/// A serving station does it itself.
Result<json> doIt(const Common& common, StickDeed deed, const fs::path& path) {
  const auto answer = askServing(common.dataFolder(), stickRequest(deed, path));
  if (!answer && answer.error().fault == Fault::notFound) return doHere(common, deed, path);
  if (!answer) return answer.error();
  return stickTold(*answer);
}

int run(const Common& common, StickDeed deed, const std::string& path) {
  std::error_code ignored;
  const auto done = doIt(common, deed, fs::absolute(path, ignored).lexically_normal());
  if (!done) return failed(done.error());
  std::cout << (common.json ? done->dump(1) + "\n" : stickWords(deed, *done));
  return done->at("partly").get<bool>() ? 3 : 0;
}

}  // namespace

std::vector<Command> addBundle(CLI::App& app, Common& common) {
  auto* group = app.add_subcommand("bundle", "Exchange with kiosks by USB stick, or any folder that is carried");
  group->require_subcommand(1);
  group->fallthrough();
  auto path = std::make_shared<std::string>();
  auto* take = group->add_subcommand("take", "Take in what kiosks wrote to the stick, and write each one its answer");
  auto* give = group->add_subcommand("give", "Write news for all kiosks to the stick: unlocks, class list, packs");
  auto* show = group->add_subcommand("show", "Say what one file of a kiosk holds, and whether it is proven");
  take->add_option("FOLDER", *path, "Where the stick is; its files lie in MCZ there")->required();
  give->add_option("FOLDER", *path, "Where the stick is; MCZ is made there")->required();
  show->add_option("FILE", *path, "A file up-….mczb")->required();
  for (auto* each : {take, give, show}) each->fallthrough();
  return {{take, [&common, path] { return run(common, StickDeed::take, *path); }},
          {give, [&common, path] { return run(common, StickDeed::give, *path); }},
          {show, [&common, path] { return run(common, StickDeed::show, *path); }}};
}

}  // namespace cz::station
