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

Result<json> doHere(const Common& common, const StickWish& wish) {
  CZ_TRY(open, openStation(common));
  std::mutex alone;
  return stickDone(*open.station, alone, wish);
}

/// A serving station does it itself.
Result<json> doIt(const Common& common, const StickWish& wish) {
  const auto answer = askServing(common.dataFolder(), stickRequest(wish));
  if (!answer && answer.error().fault == Fault::notFound) return doHere(common, wish);
  if (!answer) return answer.error();
  return stickTold(*answer);
}

int run(const Common& common, StickWish wish) {
  std::error_code ignored;
  wish.path = fs::absolute(wish.path, ignored).lexically_normal();
  const auto done = doIt(common, wish);
  if (!done) return failed(done.error());
  std::cout << (common.json ? done->dump(1) + "\n" : stickWords(wish.deed, *done));
  return done->at("partly").get<bool>() ? 3 : 0;
}

}  // namespace

std::vector<Command> addBundle(CLI::App& app, Common& common) {
  auto* group = app.add_subcommand("bundle", "Exchange with kiosks by USB stick, or any folder that is carried");
  group->require_subcommand(1);
  group->fallthrough();
  auto path = std::make_shared<std::string>(), number = std::make_shared<std::string>();
  std::vector<Command> commands;
  const auto add = [&](StickDeed deed, const std::string& name, const std::string& words) {
    auto* one = group->add_subcommand(name, words);
    one->fallthrough();
    commands.push_back({one, [&common, path, number, deed] { return run(common, {deed, *path, *number}); }});
    return one;
  };
  add(StickDeed::take, "take", "Take in what kiosks wrote to the stick, and write each one its answer")
      ->add_option("FOLDER", *path, "Where the stick is; its files lie in MCZ there")
      ->required();
  add(StickDeed::give, "give", "Write news for all kiosks to the stick: unlocks, class list, packs")
      ->add_option("FOLDER", *path, "Where the stick is; MCZ is made there")
      ->required();
  add(StickDeed::show, "show", "Say what one file of a kiosk holds, and whether it is proven")
      ->add_option("FILE", *path, "A file up-….mczb")
      ->required();
  auto* same = add(StickDeed::same, "same", "A kiosk that joins by the stick shows this number: add it");
  auto* different = add(StickDeed::different, "different", "It shows another number: don't");
  for (auto* each : {same, different}) {
    each->add_option("NUMBER", *number, "As this station showed it")->required();
    each->add_option("FOLDER", *path, "Where the stick is")->required();
  }
  return commands;
}

}  // namespace cz::station
