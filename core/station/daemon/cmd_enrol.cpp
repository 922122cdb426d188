// checkzone-station enrol: adding a kiosk by a number, for who has no browser at hand.

#include <CLI/CLI.hpp>
#include <iostream>

#include "core/station/daemon/commands.h"
#include "core/station/daemon/control.h"
#include "core/station/daemon/enrol_words.h"

namespace cz::station {
namespace {

/// Only a serving station can hear a kiosk, so there is nothing to do without one.
int run(const Common& common, const std::string& deed, const std::string& number) {
  const auto answer = askServing(common.dataFolder(), enrolRequest(deed, number));
  if (!answer) return failed(answer.error());
  const auto told = enrolTold(*answer);
  if (!told) return failed(told.error());
  std::cout << (common.json ? told->dump(1) + "\n" : enrolWords(*told));
  return 0;
}

}  // namespace

std::vector<Command> addEnrol(CLI::App& app, Common& common) {
  auto* group = app.add_subcommand("enrol", "Add a kiosk by a number that it shows as well, while the station serves");
  group->require_subcommand(1);
  group->fallthrough();
  auto number = std::make_shared<std::string>();
  std::vector<Command> commands;
  const auto add = [&](const std::string& deed, const std::string& words) {
    auto* one = group->add_subcommand(deed, words);
    one->fallthrough();
    commands.push_back({one, [&common, number, deed] { return run(common, deed, *number); }});
    return one;
  };
  add("open", "Let kiosks call for five minutes");
  add("show", "Say who is calling, and the number to compare");
  add("same", "The kiosk shows this number")->add_option("NUMBER", *number, "As the kiosk shows it")->required();
  add("different", "The kiosk shows another number")
      ->add_option("NUMBER", *number, "As the station shows it")
      ->required();
  add("close", "Stop adding kiosks");
  return commands;
}

}  // namespace cz::station
