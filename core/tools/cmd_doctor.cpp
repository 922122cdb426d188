// checkzone doctor [--json] [CODE]: has the programs of this machine say how they are. Each knows its own settings;
// this command knows which of them are installed.

#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/doctor/codes.h"
#include "core/tools/commands.h"

namespace cz::tools {
namespace {

namespace fs = std::filesystem;

struct Patient {
  const char* program;
  const char* question;
  const char* heading;
};
constexpr Patient kSeat = {"checkzone-kiosk", "--doctor", "The seat"};
constexpr Patient kStation = {"checkzone-station", "doctor", "The station"};

/// Beside this program, as the packages install them.
std::optional<fs::path> programOf(const Patient& patient) {
  std::error_code ignored;
  const fs::path file = fs::read_symlink("/proc/self/exe", ignored).parent_path() / patient.program;
  if (!fs::exists(file, ignored)) return std::nullopt;
  return file;
}

/// Runs it with our output and gives its exit status; 2 when it could not be run.
int ask(const fs::path& program, const Patient& patient, bool json) {
  constexpr int kBroken = 2;
  std::fflush(stdout);
  const pid_t child = ::fork();
  if (child == 0) {
    const std::string path = program.string();
    ::execl(path.c_str(), path.c_str(), patient.question, json ? "--json" : nullptr, nullptr);
    ::_exit(kBroken);
  }
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child || !WIFEXITED(status)) return kBroken;
  return WEXITSTATUS(status);
}

/// As JSON the reports are a list, also where there is one.
int run(bool json) {
  int worst = -1;
  if (json) std::printf("[\n");
  for (const Patient& patient : {kStation, kSeat}) {
    const auto program = programOf(patient);
    if (!program) continue;
    if (json && worst >= 0) std::printf(",\n");
    if (!json) std::printf("%s%s\n", worst >= 0 ? "\n" : "", patient.heading);
    worst = std::max(worst, ask(*program, patient, json));
  }
  if (json) std::printf("]\n");
  if (worst >= 0) return worst;
  std::fprintf(stderr, "Neither a kiosk nor a station is installed here: sudo apt install ./checkzone-kiosk_*.deb\n");
  return 1;
}

int explain(const std::string& code) {
  const auto words = doctor::explained(code);
  if (words)
    std::printf("%s", words->c_str());
  else
    std::fprintf(stderr, "%s", doctor::unknownCode(code).c_str());
  return words ? 0 : 1;
}

}  // namespace

Deed addDoctor(CLI::App& app) {
  const auto json = std::make_shared<bool>(false);
  const auto code = std::make_shared<std::string>();
  app.add_option("CODE", *code, "Say what this code on the screen of a resting seat means and what to do");
  app.add_flag("--json", *json, "A list of JSON objects, one for each program");
  return [json, code] { return code->empty() ? run(*json) : explain(*code); };
}

}  // namespace cz::tools
