#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/station/counts.h"
#include "core/station/daemon/commands.h"
#include "core/station/station.h"
#include "core/station/unlock.h"

namespace cz::station {
namespace {

using nlohmann::json;

struct UnlockOptions {
  std::string student;
  std::string check;
  HowToUnlock how;
};

int unlockOne(const Common& common, const UnlockOptions& options) {
  auto open = openStation(common);
  if (!open) return failed(open.error());
  const auto student = studentOf(*open->station, options.student);
  if (!student) return failed(student.error());
  const auto done = unlock(*open->station, *student, CheckId(options.check), options.how);
  if (!done) return failed(done.error());
  if (common.json)
    std::cout << json{{"ok", true},
                      {"student", student->text},
                      {"check", options.check},
                      {"number", done->number},
                      {"grant", done->grant.text}}
                     .dump(1)
              << "\n";
  else
    std::cout << "Try " << done->number << " is open; kiosks hear of it at their next contact.\n";
  return 0;
}

int token(const Common& common) {
  auto open = openStation(common);
  if (!open) return failed(open.error());
  const std::string text = open->station->token().text();
  std::cout << (common.json ? json{{"token", text}}.dump(1) : text) << "\n";
  return 0;
}

int rebuild(const Common& common) {
  auto open = openStation(common);
  if (!open) return failed(open.error());
  const auto done = open->station->rebuild();
  if (!done) return failed(done.error());
  const auto counts = countsOf(*open->station);
  if (!counts) return failed(counts.error());
  if (common.json)
    std::cout << json{{"ok", true},
                      {"attempts", counts->attempts},
                      {"unlocks", counts->unlocks},
                      {"decisions", counts->decisions},
                      {"marks", counts->marks},
                      {"steps", counts->steps}}
                     .dump(1)
              << "\n";
  else
    std::cout << "All tables were built anew from the logs: " << counts->attempts << " tries, " << counts->unlocks
              << " unlocks, " << counts->decisions << " other decisions, " << counts->marks << " marks, "
              << counts->steps << " reflections, revisions, requests and pauses.\n";
  return 0;
}

}  // namespace

std::vector<Command> addDeeds(CLI::App& app, Common& common) {
  auto options = std::make_shared<UnlockOptions>();
  auto* unlocking = app.add_subcommand("unlock", "Open another try for a student");
  unlocking->add_option("--student", options->student, "Pseudonym or the school's id")->required();
  unlocking->add_option("--check", options->check, "Id of the check")->required();
  unlocking->add_flag("--repeat", options->how.repeat, "Even when some items come again");
  unlocking->add_flag("--same-form", options->how.sameForm, "With the form of the last try");
  unlocking->add_flag("--waive", options->how.waive, "Although the wait is not over");
  auto* showing = app.add_subcommand("token", "Show the token that lets kiosks join");
  auto* building = app.add_subcommand("rebuild", "Build every table anew from the logs");
  for (auto* each : {unlocking, showing, building}) each->fallthrough();
  return {{unlocking, [&common, options] { return unlockOne(common, *options); }},
          {showing, [&common] { return token(common); }},
          {building, [&common] { return rebuild(common); }}};
}

}  // namespace cz::station
