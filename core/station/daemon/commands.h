#pragma once
// The subcommands of checkzone-station. Each adds its options to `app` and returns the deed, which gives the exit
// status: 0 good, 1 the input is at fault, 2 usage, 3 partly done.

#include <functional>
#include <memory>
#include <string>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/station/daemon/config.h"

namespace CLI {
class App;
}

namespace cz::station {

class Station;

using Deed = std::function<int()>;

/// What all subcommands share, filled in by the command line.
struct Common {
  Config config;
  std::string data;  ///< --data; empty = config.data
  bool json = false;
  std::filesystem::path dataFolder() const { return data.empty() ? config.data : std::filesystem::path(data); }
};

/// One subcommand: the parsed app and what to do when it was chosen.
struct Command {
  CLI::App* app = nullptr;
  Deed deed;
};

std::vector<Command> addInit(CLI::App& app, Common& common);
std::vector<Command> addSheet(CLI::App& app, Common& common);
std::vector<Command> addBackup(CLI::App& app, Common& common);  ///< backup, restore
std::vector<Command> addBundle(CLI::App& app, Common& common);  ///< take, give, show
std::vector<Command> addKiosks(CLI::App& app, Common& common);  ///< kiosks, retire, take-in, evidence
std::vector<Command> addAudit(CLI::App& app, Common& common);
std::vector<Command> addDoctor(CLI::App& app, Common& common);
std::vector<Command> addErase(CLI::App& app, Common& common);
std::vector<Command> addEnrol(CLI::App& app, Common& common);    ///< enrol open, show, same …
std::vector<Command> addReplace(CLI::App& app, Common& common);  ///< replace, replace show …, rotate
std::vector<Command> addServe(CLI::App& app, Common& common);
std::vector<Command> addPack(CLI::App& app, Common& common);
std::vector<Command> addRegrade(CLI::App& app, Common& common);
std::vector<Command> addRoster(CLI::App& app, Common& common);
std::vector<Command> addMark(CLI::App& app, Common& common);
std::vector<Command> addDecisions(CLI::App& app, Common& common);  ///< void, correct, excuse …
std::vector<Command> addTries(CLI::App& app, Common& common);
std::vector<Command> addRules(CLI::App& app, Common& common);   ///< rules, calendar, needs
std::vector<Command> addGrades(CLI::App& app, Common& common);  ///< grades, grades import …
std::vector<Command> addDeeds(CLI::App& app, Common& common);   ///< unlock, token, rebuild

/// An open station with the lock on its folder: nobody else has it open.
struct OpenStation {
  std::unique_ptr<class DataLock> lock;
  std::unique_ptr<Station> station;
  ~OpenStation();
  OpenStation(OpenStation&&) noexcept;
  OpenStation(std::unique_ptr<DataLock> held, std::unique_ptr<Station> opened);
};
Result<OpenStation> openStation(const Common& common);

/// By pseudonym or by the school's id; never by name.
Result<StudentId> studentOf(Station& station, const std::string& text);

/// Prints the error for people and gives the exit status for its kind.
int failed(const Error& error);

}  // namespace cz::station
