// checkzone: the command for authors and IT. Each subcommand lives in its own cmd_*.cpp.

#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <exception>

#include "core/tools/commands.h"

namespace cz::tools {

namespace {

constexpr int kUsage = 2;

struct Command {
  const char* name;
  const char* summary;
  Deed (*add)(CLI::App& app);
};

constexpr std::array kCommands = {
    Command{"check", "Validate a pack", addCheck},
    Command{"form", "Show the form of a seed", addForm},
    Command{"preview", "Show every item of a pack as a picture, on one page", addPreview},
    Command{"paper", "Write the paper twin of a form as PDF", addPaper},
    Command{"score", "Score the responses to a form", addScore},
    Command{"try", "Give one response to one item", addTry},
    Command{"import", "Turn files of other systems into a pack", addImport},
    Command{"roster", "Show what a roster import would do", addRoster},
    Command{"verify", "Verify a log, bundle, proof or receipt", addVerify},
    Command{"log", "Export a log of a kiosk or station", addLog},
    Command{"doctor", "Look at this machine: a seat, a station or both", addDoctor},
    Command{"bench", "Measure, with a baseline in the same run", addBench},
};

int run(int count, char** words) {
  CLI::App app("Checkzone for authors and IT. Exit status: 0 good, 1 the input is at fault, 2 usage, 3 partly done.");
  app.set_version_flag("--version", "checkzone " CHECKZONE_VERSION);
  app.require_subcommand(1);
  Deed chosen;
  for (const Command& command : kCommands) {
    auto* sub = app.add_subcommand(command.name, command.summary);
    sub->final_callback([&chosen, deed = command.add(*sub)] { chosen = deed; });
  }
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kUsage;
  }
  return chosen();
}

}  // namespace
}  // namespace cz::tools

int main(int count, char** words) {
  try {
    return cz::tools::run(count, words);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "checkzone: stopped by an unforeseen error: %s\n", error.what());
    return 1;
  }
}
