// checkzone-station sheet: a new recovery sheet, on paper.

#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/station/daemon/commands.h"
#include "core/station/daemon/sheet_maker.h"
#include "core/station/daemon/sheet_typed.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

namespace fs = std::filesystem;

/// Memory that looks like a folder: what is printed at once touches no disk of ours.
constexpr const char* kInMemory = "/dev/shm";

struct Options {
  std::string out;
  bool print = false;
  bool approve = false;
  std::string oldFile;  ///< with the lines of the present sheet
};

/// Nothing: the present sheet is lost, and can't speak for the new one.
Result<std::optional<crypto::DeviceKeys>> presentSheet(const Options& options) {
  if (!options.approve && options.oldFile.empty()) return std::optional<crypto::DeviceKeys>();
  CZ_TRY(secret, typedSheet(options.oldFile));
  std::optional<crypto::DeviceKeys> keys(crypto::keysOfSheet(secret));
  crypto::wipe(secret);
  return keys;
}

Result<fs::path> placeFor(const Options& options) {
  if (options.out.empty() && !options.print)
    return Error{Fault::input, "Say where the sheet goes: --out FILE.pdf, or --print for the printer.", ""};
  if (options.out.empty()) return fs::path(kInMemory) / ("checkzone-sheet-" + std::to_string(::getpid()) + ".pdf");
  return fs::path(options.out);
}

/// lp has taken the file over when it ends.
bool printed(const fs::path& file) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::execlp("lp", "lp", "-t", "Recovery sheet", file.c_str(), static_cast<char*>(nullptr));
    ::_exit(127);
  }
  int ended = 0;
  return child > 0 && ::waitpid(child, &ended, 0) == child && WIFEXITED(ended) && WEXITSTATUS(ended) == 0;
}

void tell(std::uint64_t version, const Options& options) {
  std::cout << "Recovery sheet, version " << version << ": "
            << (options.out.empty() ? "on its way to the printer.\n" : options.out + "\n");
  if (!options.out.empty()) std::cout << "Print it, put it into the school's safe, and then delete the file.\n";
  std::cout << "Whoever holds it and a backup can read everything.\n";
  if (version > 1)
    std::cout
        << "Backups from now on open with this sheet. Those made before open only with the sheet of their time, so "
           "make a new backup today and keep the old sheet until then.\n"
        << (options.approve || !options.oldFile.empty()
                ? "Kiosks follow by themselves when they call.\n"
                : "The old sheet did not speak for it, so each kiosk asks once: press \"Add a kiosk\" on the page "
                  "Kiosks "
                  "and \"Confirm the new recovery sheet\" at the kiosk, and compare the number. Until then that kiosk "
                  "goes by the old one.\n");
  else
    std::cout << "Now make a backup: checkzone-station backup DIR\n";
}

Result<void> printNow(const fs::path& file) {
  if (printed(file)) return {};
  return Error{
      Fault::io,
      "The printer did not take the sheet (lp), so the one before stays in use. Say --out FILE.pdf and print it "
      "by hand.",
      ""};
}

/// With --print alone the paper is all that there will be: a station must not use a sheet that is on none.
Result<std::uint64_t> make(const Common& common, const Options& options, const fs::path& place) {
  CZ_TRY(before, presentSheet(options));
  const crypto::DeviceKeys* speaks = before ? &*before : nullptr;
  CZ_TRY(open, openStation(common));
  const auto nothing = [] { return Result<void>(); };
  if (!options.out.empty()) return makeSheet(*open.station, common.dataFolder(), place, nothing, speaks);
  auto version = makeSheet(
      *open.station, common.dataFolder(), place, [&] { return printNow(place); }, speaks);
  std::error_code ignored;
  fs::remove(place, ignored);
  return version;
}

int sheet(const Common& common, const Options& options) {
  const auto place = placeFor(options);
  if (!place) return failed(place.error());
  const auto version = make(common, options, *place);
  if (!version) return failed(version.error());
  const bool onPaper = options.print && (options.out.empty() || printed(*place));
  if (common.json)
    std::cout << nlohmann::json{{"ok", true}, {"version", *version}, {"file", options.out}, {"printed", onPaper}}.dump(
                     1)
              << "\n";
  else
    tell(*version, options);
  if (!options.print || onPaper) return 0;
  std::cerr << "The printer did not take the sheet (lp). Print the file by hand.\n";
  return 3;
}

}  // namespace

std::vector<Command> addSheet(CLI::App& app, Common& common) {
  auto* command = app.add_subcommand("sheet", "Make a new recovery sheet: the paper that opens backups");
  command->fallthrough();
  auto options = std::make_shared<Options>();
  command->add_option("--out", options->out, "Writes a PDF: print it, then delete it");
  command->add_flag("--approve", options->approve,
                    "Type the present sheet first: it speaks for the new one, and kiosks follow by themselves");
  command->add_option("--old-sheet-file", options->oldFile, "The same, with the lines of the present sheet in a file");
  command->add_flag("--print", options->print, "Prints it (lp); without --out nothing is kept in a file");
  return {{command, [&common, options] { return sheet(common, *options); }}};
}

}  // namespace cz::station
