#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/crypto/pin.h"
#include "core/crypto/random.h"
#include "core/station/daemon/commands.h"
#include "core/station/daemon/passphrase.h"
#include "core/station/daemon/sheet_maker.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

struct Options {
  std::string room = "Classroom";
  std::string passphraseFile;
  std::string sheet;  ///< where the recovery sheet goes; empty = none is made now
};

Result<sync::PairToken> make(const Common& common, const Options& options) {
  CZ_TRY(passphrase, readPassphrase(options.passphraseFile));
  std::error_code ignored;
  if (!options.sheet.empty() && std::filesystem::exists(options.sheet, ignored))
    return Error{Fault::refused, "There is a file " + options.sheet + " already. Name another one with --sheet.", ""};
  CZ_TRY(hash, crypto::hashPassphrase(passphrase));
  CZ_CHECK(Station::create(common.dataFolder(), {options.room, hash}, systemClock(), crypto::systemRandom()));
  CZ_TRY(open, openStation(common));
  if (!options.sheet.empty()) CZ_CHECK(makeSheet(*open.station, common.dataFolder(), options.sheet));
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
                                {"sheet", options.sheet},
                                {"teacher", address}}
                     .dump(1)
              << "\n";
    return 0;
  }
  std::cout
      << "The station is in " << common.dataFolder().string() << ". Start it with checkzone-station serve.\n"
      << "The teacher's pages will be at " << address << "\n"
      << "To add kiosks, give each this token (keep it as you would a password):\n  " << token->text() << "\n"
      << (options.sheet.empty()
              ? "Next, make the recovery sheet, so that nothing can be lost: checkzone-station sheet --out FILE.pdf\n"
              : "The recovery sheet is in " + options.sheet +
                    ". Print it, put it into the school's safe, and then delete the file.\n");
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
  command->add_option("--sheet", options->sheet, "Also makes the recovery sheet, as a PDF to print and then delete");
  return {{command, [&common, options] { return init(common, *options); }}};
}

}  // namespace cz::station
