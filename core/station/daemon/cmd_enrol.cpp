// checkzone-station enrol: adding a kiosk by a number, for who has no browser at hand.

#include <CLI/CLI.hpp>
#include <iostream>

#include "core/station/daemon/commands.h"
#include "core/station/daemon/control.h"
#include "core/station/daemon/enrol_words.h"
#include "core/vault/files.h"

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

constexpr std::uint64_t kMostListText = 48 << 10;  // it goes to the station as one line

int runList(const Common& common, const std::string& file) {
  const auto text = vault::readFile(file, kMostListText);
  return text ? run(common, "list", std::string(textOf(*text))) : failed(text.error());
}

int printMark(const Common& common) {
  const auto answer = askServing(common.dataFolder(), enrolRequest("show", ""));
  if (!answer) return failed(answer.error());
  const auto told = enrolTold(*answer);
  if (!told) return failed(told.error());
  std::cout << "station_mark = \"" << told->at("mark").get<std::string>() << "\"\n";
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
  auto* list = group->add_subcommand("list", "Keep a list of machines that may join by themselves, as in seats.csv");
  list->fallthrough();
  list->add_option("FILE", *number, "A line \"serial number;Seat 7\" for each")->required()->check(CLI::ExistingFile);
  commands.push_back({list, [&common, number] { return runList(common, *number); }});
  add("open-list", "Let the machines of the list join by themselves for an hour");
  auto* mark = group->add_subcommand("mark", "Print the line by which kiosks know this station: station_mark");
  mark->fallthrough();
  commands.push_back({mark, [&common] { return printMark(common); }});
  return commands;
}

}  // namespace cz::station
