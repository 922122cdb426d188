// checkzone-station: the classroom's station and its management.

#include <CLI/CLI.hpp>
#include <cstdio>

#include "core/station/daemon/commands.h"

namespace {

using namespace cz::station;

int run(const std::vector<Command>& commands) {
  for (const Command& command : commands)
    if (command.app->parsed() && command.app->get_subcommands().empty() && command.deed) return command.deed();
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"The station of a Mastery Check Zone: takes in what kiosks send and shows it to the teacher."};
  app.set_version_flag("--version", "checkzone-station " CHECKZONE_VERSION);
  app.require_subcommand(1);
  app.fallthrough();
  Common common;
  std::string configFile;
  auto* config = app.add_option("--config", configFile, "Settings (default " + std::string(kConfigFile) + ")");
  app.add_option("--data", common.data, "Folder of the station");
  app.add_flag("--json", common.json, "One JSON object on standard output");

  std::vector<Command> commands;
  for (const auto& add :
       {addInit,  addSheet,  addBackup, addServe,  addPack,   addRegrade, addRoster, addMark,  addTries,   addDecisions,
        addRules, addGrades, addDeeds,  addBundle, addKiosks, addErase,   addEnrol,  addAudit, addReplace, addDoctor})
    for (Command& command : add(app, common)) commands.push_back(std::move(command));

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& fault) {
    return app.exit(fault) == 0 ? 0 : 2;
  }
  auto settings = readConfig(configFile.empty() ? kConfigFile : configFile, config->count() > 0);
  if (!settings) return failed(settings.error());
  common.config = *std::move(settings);
  return run(commands);
}
