// checkzone-kiosk: one seat of the Mastery Check Zone.

#include <sys/resource.h>

#include <cstdio>
#include <fstream>

#include "kiosk/shell/doctor_once.h"
#include "kiosk/shell/exchange_once.h"
#include "kiosk/shell/image_once.h"
#include "kiosk/shell/kiosk_app.h"
#include "kiosk/shell/loop.h"
#include "kiosk/shell/options.h"
#include "kiosk/shell/plain_message.h"
#include "kiosk/shell/station_once.h"
#include "kiosk/shell/strings.h"
#include "kiosk/ui/text.h"

namespace {

using cz::shell::Options;

/// Says it on the screen too: a seat that only stays black helps nobody. Ends with 1, so that the kiosk is started
/// again.
int stop(const Options& options, const cz::Error& error, const std::string& code) {
  std::fprintf(stderr, "checkzone-kiosk: %s %s\n", error.message.c_str(), error.detail.c_str());
  cz::shell::PlainMessage message;
  message.title = "This seat is resting.";
  message.line = "Nothing is lost. Please use another one or call your teacher.";
  message.cause = "For IT: " + error.message + " (" + code + ")";
  if (!options.script.empty()) message.picture = options.screenshots / (code + ".png");
  if (const auto shown = cz::shell::show(message, options.window); !shown)
    std::fprintf(stderr, "checkzone-kiosk: %s\n", shown.error().message.c_str());
  return 1;
}

/// `tell NAME`: what is on the screen, in words, as NAME.txt beside the pictures.
cz::shell::VerbReply tell(const cz::shell::Command& command, const cz::ui::Probe& probe,
                          const std::filesystem::path& folder) {
  using Kind = cz::shell::VerbReply::Kind;
  if (command.words.size() != 2) return {Kind::failed, "tell needs a name", {}};
  std::ofstream file(folder / (command.words[1] + ".txt"));
  file << probe.told();
  return {file.good() ? Kind::done : Kind::failed, "could not be written", {}};
}

/// `hold NAME`: until a file of that name lies beside the pictures: someone else has a deed to do first.
cz::shell::VerbReply hold(const cz::shell::Command& command, const std::filesystem::path& folder) {
  using Kind = cz::shell::VerbReply::Kind;
  if (command.words.size() != 2) return {Kind::failed, "hold needs a name", {}};
  return {std::filesystem::exists(folder / command.words[1]) ? Kind::done : Kind::again, "", {}};
}

/// Keys and answers lie in memory only: no image of it may reach a disk when the program falls.
void leaveNoCore() {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
}

}  // namespace

int main(int argc, char** argv) {
  leaveNoCore();
  std::optional<int> exitStatus;
  const auto options = cz::shell::readOptions(argc, argv, exitStatus);
  if (exitStatus) return *exitStatus;
  if (options.doctor) return cz::shell::doctorOnce(options);
  if (!options.explain.empty()) return cz::shell::explainOnce(options);
  if (options.showStation) return cz::shell::showStationOnce(options);
  if (!options.showSetting.empty()) {
    const std::string& asked = options.showSetting == "keyboard"    ? options.keyboard
                               : options.showSetting == "time_zone" ? options.timeZone
                                                                    : options.mark;
    std::puts(asked.c_str());
    return 0;
  }
  if (options.prepareImage) return cz::shell::prepareImageOnce(options);
  if (!options.exchange.empty()) return cz::shell::exchangeOnce(options);
  if (!cz::ui::hasFonts())
    return stop(options, {cz::Fault::notFound, "No font is installed. Install fonts-sil-andika.", ""}, "no-font");
  const auto assets = cz::shell::findAssets(options.assets);
  if (!assets) return stop(options, assets.error(), "no-words");
  auto languages = cz::shell::loadLanguages(*assets);
  if (!languages) return stop(options, languages.error(), "bad-words");
  if (!languages->speaks(options.language))
    std::fprintf(stderr, "checkzone-kiosk: No words in the language \"%s\" are installed; English is shown.\n",
                 options.language.c_str());

  cz::shell::KioskApp kiosk(options, std::move(languages).value());
  cz::shell::RunOptions run;
  run.title = "Checkzone";
  run.window = options.window;
  run.script = options.script;
  run.screenshots = options.screenshots;
  run.verbs = [&](const cz::shell::Command& command, const cz::ui::Probe& probe) {
    if (command.words[0] == "tell") return tell(command, probe, options.screenshots);
    if (command.words[0] == "hold") return hold(command, options.screenshots);
    return kiosk.verb(command);
  };
  const int ended = cz::shell::run(kiosk, run);
  return kiosk.fell() ? 1 : ended;
}
