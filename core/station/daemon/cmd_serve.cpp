#include <CLI/CLI.hpp>
#include <csignal>
#include <iostream>

#include "core/crypto/random.h"
#include "core/station/daemon/backup_keeper.h"
#include "core/station/daemon/backup_words.h"
#include "core/station/daemon/commands.h"
#include "core/station/daemon/control.h"
#include "core/station/daemon/enrol_words.h"
#include "core/station/daemon/feed.h"
#include "core/station/daemon/kiosk_port.h"
#include "core/station/daemon/stick_words.h"
#include "core/station/daemon/students_part.h"
#include "core/station/daemon/teacher_port.h"
#include "core/station/pruning.h"
#include "core/station/rules.h"
#include "core/station/station.h"
#include "core/sync/bundle.h"

namespace cz::station {
namespace {

struct Options {
  int teacherPort = 0;
  int kioskPort = 0;
  std::string bind;
  std::string assets;
  std::string backup;
};

void applyTo(Config& config, const Options& options) {
  if (options.teacherPort > 0) config.teacherPort = static_cast<std::uint16_t>(options.teacherPort);
  if (options.kioskPort > 0) config.kioskPort = static_cast<std::uint16_t>(options.kioskPort);
  if (!options.bind.empty()) config.bind = options.bind;
  if (!options.assets.empty()) config.assets = options.assets;
}

std::vector<std::string> hostsOf(const Config& config) {
  const std::string port = ":" + std::to_string(config.teacherPort);
  std::vector<std::string> hosts = {"127.0.0.1" + port, "localhost" + port};
  for (const std::string& host : config.hosts) hosts.push_back(host + port);
  return hosts;
}

// Blocked before any thread starts, so that only sigwait sees them and every thread ends in good order.
sigset_t blockStopSignals() {
  sigset_t stop;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTERM);
  sigaddset(&stop, SIGINT);
  pthread_sigmask(SIG_BLOCK, &stop, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return stop;
}

HttpLimits limitsOf(const std::string& bind, std::uint16_t port, std::size_t mostBody) {
  HttpLimits limits;
  limits.bind = bind;
  limits.port = port;
  limits.mostBody = mostBody;
  return limits;
}

constexpr std::size_t kMostForm = 64 << 10;  // no form of ours is longer

/// A server waits at its end for those who listen: they are let go before.
struct Closing {
  Feed& feed;
  ~Closing() { feed.close(); }
};

Result<void> serve(const Common& common, const Config& config) {
  const sigset_t stop = blockStopSignals();
  CZ_TRY(folder, findAssets(config.assets));
  CZ_TRY(assets, Assets::read(folder));
  CZ_TRY(open, openStation(common));
  Station& station = *open.station;
  CZ_CHECK(refreshZone(station));
  station.audit().actingFrom("browser");
  CZ_CHECK(noteKeepDays(station, config.keepDays));
  CZ_TRY(passphrase, station.passphraseHash());
  std::mutex mutex;
  Gate gate(systemClock(), crypto::systemRandom(), passphrase, hostsOf(config));
  Feed feed;
  TeacherPort teacher(station, mutex, gate, assets, &feed);
  KioskPort kiosk(station, mutex, systemClock(), &feed);
  CZ_TRY(kioskServer, HttpServer::start(limitsOf(config.bind, config.kioskPort, sync::kMostBundle),
                                        [&](const HttpRequest& request) { return kiosk.answer(request); }));
  HttpLimits forTeachers = limitsOf("127.0.0.1", config.teacherPort, kMostForm);
  forTeachers.mostFor[StudentsPart::kUpload] = {kMostUpload, tooMuchWords()};
  CZ_TRY(teacherServer,
         HttpServer::start(forTeachers, [&](const HttpRequest& request) { return teacher.answer(request); }));
  const Closing closing{feed};
  BackupKeeper keeper(station, mutex, config.backup, config.backupKeep);
  CZ_TRY(control, Control::start(common.dataFolder(), [&](const std::string& request) {
           if (const auto done = stickAnswer(request, station, mutex)) return *done;
           if (const auto done = enrolAnswer(request, station, mutex)) return *done;
           return answerTo(request, keeper);
         }));
  std::cout << station.room() << ": the teacher's pages are at http://127.0.0.1:" << config.teacherPort << "\n"
            << "kiosks call " << config.bind << " port " << config.kioskPort << "\nready" << std::endl;
  int caught = 0;
  sigwait(&stop, &caught);
  std::cout << "stopped" << std::endl;
  return {};
}

}  // namespace

std::vector<Command> addServe(CLI::App& app, Common& common) {
  auto* command = app.add_subcommand("serve", "Run the station until it is told to stop");
  command->fallthrough();
  auto options = std::make_shared<Options>();
  command->add_option("--teacher-port", options->teacherPort, "Port of the teacher's pages, on this machine only")
      ->check(CLI::Range(1, 65535));
  command->add_option("--kiosk-port", options->kioskPort, "Port that kiosks call")->check(CLI::Range(1, 65535));
  command->add_option("--bind", options->bind, "Address on which the kiosk port listens");
  command->add_option("--assets", options->assets, "Folder of Checkzone's assets");
  command->add_option("--backup", options->backup, "Folder for a backup every day");
  return {{command, [&common, options] {
             applyTo(common.config, *options);
             if (!options->backup.empty()) common.config.backup = options->backup;
             const auto done = serve(common, common.config);
             return done ? 0 : failed(done.error());
           }}};
}

}  // namespace cz::station
