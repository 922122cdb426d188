// checkzone-station doctor: how the station's machine is, for IT. Works while the station serves, and changes nothing.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstring>
#include <iostream>

#include "core/base/outside.h"
#include "core/doctor/judge.h"
#include "core/doctor/machine.h"
#include "core/station/daemon/commands.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

/// Whether something takes a connection at `port`. `bind`: where the port listens; every address includes this machine.
bool answers(const std::string& bind, std::uint16_t port) {
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  const std::string host = bind == "0.0.0.0" ? "127.0.0.1" : bind;
  if (::inet_pton(AF_INET, host.c_str(), &to.sin_addr) != 1) return false;
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return false;
  sockaddr address{};
  std::memcpy(&address, &to, sizeof address);
  const bool taken = ::connect(socket, &address, sizeof to) == 0;
  ::close(socket);
  return taken;
}

doctor::StationFacts factsOf(const Common& common) {
  const doctor::Machine machine;
  const Config& config = common.config;
  const std::int64_t now = systemClock().wallMs();
  doctor::StationFacts facts;
  facts.disk = doctor::Machine::disk(common.dataFolder());
  facts.journal = doctor::Machine::journal(common.dataFolder());
  facts.clock = machine.clock(now);
  facts.keys = doctor::Machine::keys(common.dataFolder() / Station::kSeedFile);
  facts.fonts = machine.fonts();
  facts.network = machine.network(true);
  facts.version = machine.version(CHECKZONE_VERSION, "checkzone-station");
  facts.service = machine.service("checkzone-station");
  facts.kioskPort = {config.bind + " port " + std::to_string(config.kioskPort), answers(config.bind, config.kioskPort),
                     ""};
  facts.backup = doctor::Machine::backup(config.backup, now);
  return facts;
}

int look(const Common& common) {
  const auto findings = doctor::judge(factsOf(common));
  if (common.json)
    std::cout << doctor::jsonOf("checkzone-station", findings) << "\n";
  else
    std::cout << doctor::textOf(findings);
  return doctor::exitStatus(findings);
}

}  // namespace

std::vector<Command> addDoctor(CLI::App& app, Common& common) {
  auto* command =
      app.add_subcommand("doctor", "Look at this machine and say what to do: status 0 good, 1 look at it, 2 broken");
  command->fallthrough();
  return {{command, [&common] { return look(common); }}};
}

}  // namespace cz::station
