#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/pack/read.h"
#include "core/station/daemon/commands.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using nlohmann::json;

json jsonOf(const sync::ParcelRef& ref) {
  return {{"id", ref.id}, {"version", ref.version}, {"sha256", hexOf(ref.hash.view())}, {"size", ref.size}};
}

int add(const Common& common, const std::string& folder) {
  const auto files = pack::readFolder(folder);
  if (!files) return failed(files.error());
  auto open = openStation(common);
  if (!open) return failed(open.error());
  const auto added = open->station->addPack(*files);
  if (!added) return failed(added.error());
  if (common.json) {
    json out = jsonOf(added->ref);
    out["new"] = added->isNew;
    std::cout << out.dump(1) << "\n";
  } else {
    std::cout << added->ref.id << " " << added->ref.version
              << (added->isNew ? " is in; kiosks fetch it at their next contact.\n" : " was in already.\n");
  }
  return 0;
}

int list(const Common& common) {
  auto open = openStation(common);
  if (!open) return failed(open.error());
  const auto packs = open->station->packs().present();
  if (!packs) return failed(packs.error());
  json out = json::array();
  for (const auto& ref : *packs) {
    out.push_back(jsonOf(ref));
    if (!common.json)
      std::cout << ref.id << "\t" << ref.version << "\t" << hexOf(ref.hash.view()).substr(0, 12) << "\n";
  }
  if (common.json) std::cout << json{{"packs", out}}.dump(1) << "\n";
  return 0;
}

}  // namespace

std::vector<Command> addPack(CLI::App& app, Common& common) {
  auto* group = app.add_subcommand("pack", "The packs that students are checked with");
  group->require_subcommand(1);
  group->fallthrough();
  auto folder = std::make_shared<std::string>();
  auto* adding = group->add_subcommand("add", "Bring a pack in, or a new version of one");
  adding->add_option("DIR", *folder, "Folder of the pack")->required();
  auto* listing = group->add_subcommand("list", "What is there");
  adding->fallthrough();
  listing->fallthrough();
  return {{adding, [&common, folder] { return add(common, *folder); }}, {listing, [&common] { return list(common); }}};
}

}  // namespace cz::station
