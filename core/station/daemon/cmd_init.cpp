#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/crypto/pin.h"
#include "core/crypto/random.h"
#include "core/station/daemon/commands.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr std::size_t kShortestPassphrase = 8;

struct Options {
  std::string room = "Classroom";
  std::string passphraseFile;
};

// From the file when one is named, else typed by the person who sets the station up.
Result<std::string> readPassphrase(const std::string& file) {
  std::string line;
  if (file.empty()) {
    std::cerr << "A passphrase for the teacher's pages (at least " << kShortestPassphrase
              << " characters): " << std::flush;
    std::getline(std::cin, line);
  } else {
    std::ifstream in(file);
    if (!in)
      return Error{Fault::notFound, "There is no file " + file + ". It should hold the teacher's passphrase.", ""};
    std::getline(in, line);
  }
  const std::string passphrase(trim(line));
  if (passphrase.size() < kShortestPassphrase)
    return Error{Fault::input, "The passphrase is too short. Use at least 8 characters, for example four words.", ""};
  return passphrase;
}

Result<sync::PairToken> make(const Common& common, const Options& options) {
  CZ_TRY(passphrase, readPassphrase(options.passphraseFile));
  CZ_TRY(hash, crypto::hashPassphrase(passphrase));
  CZ_CHECK(Station::create(common.dataFolder(), {options.room, hash}, systemClock(), crypto::systemRandom()));
  CZ_TRY(open, openStation(common));
  return open.station->token();
}

int init(const Common& common, const Options& options) {
  const auto token = make(common, options);
  if (!token) return failed(token.error());
  const std::string address = "http://127.0.0.1:" + std::to_string(common.config.teacherPort);
  if (common.json) {
    std::cout << nlohmann::json{{"ok", true},
                                {"data", common.dataFolder().string()},
                                {"room", options.room},
                                {"token", token->text()},
                                {"teacher", address}}
                     .dump(1)
              << "\n";
    return 0;
  }
  std::cout << "The station is in " << common.dataFolder().string() << ". Start it with checkzone-station serve.\n"
            << "The teacher's pages will be at " << address << "\n"
            << "To add kiosks, give each this token (keep it as you would a password):\n  " << token->text() << "\n";
  return 0;
}

}  // namespace

std::vector<Command> addInit(CLI::App& app, Common& common) {
  auto* command = app.add_subcommand("init", "Make a new station");
  command->fallthrough();
  auto options = std::make_shared<Options>();
  command->add_option("--room", options->room, "Its name, as the teacher and the students read it");
  command->add_option("--passphrase-file", options->passphraseFile,
                      "File whose first line is the teacher's passphrase");
  return {{command, [&common, options] { return init(common, *options); }}};
}

}  // namespace cz::station
