// checkzone-kiosk: one seat of the Mastery Check Zone.

#include <cstdio>
#include <fstream>
#include <sstream>

#include "kiosk/shell/kiosk_app.h"
#include "kiosk/shell/loop.h"
#include "kiosk/shell/options.h"

namespace {

int fail(const cz::Error& error) {
  std::fprintf(stderr, "checkzone-kiosk: %s %s\n", error.message.c_str(), error.detail.c_str());
  return 1;
}

cz::Result<cz::app::Words> loadWords(const std::filesystem::path& assets) {
  std::ifstream file(assets / "strings" / "en.toml");
  std::stringstream text;
  text << file.rdbuf();
  return cz::app::Words::parse(text.str());
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

}  // namespace

int main(int argc, char** argv) {
  std::optional<int> exitStatus;
  const auto options = cz::shell::readOptions(argc, argv, exitStatus);
  if (exitStatus) return *exitStatus;
  const auto assets = cz::shell::findAssets(options.assets);
  if (!assets) return fail(assets.error());
  auto words = loadWords(*assets);
  if (!words) return fail(words.error());

  cz::shell::KioskApp kiosk(options, std::move(words).value());
  cz::shell::RunOptions run;
  run.title = "Checkzone";
  run.window = options.window;
  run.fonts = *assets / "fonts";
  run.script = options.script;
  run.screenshots = options.screenshots;
  run.verbs = [&](const cz::shell::Command& command, const cz::ui::Probe& probe) {
    return command.words[0] == "tell" ? tell(command, probe, options.screenshots) : kiosk.verb(command);
  };
  return cz::shell::run(kiosk, run);
}
