#pragma once
// What the kiosk is told when it starts: by the command line, else by its config file, else by default.

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "core/base/result.h"

namespace cz::shell {

struct Options {
  std::filesystem::path data = "/var/lib/checkzone/kiosk";  ///< keys and database of this seat
  std::filesystem::path settings = {};                      ///< the file that was read; empty: none
  std::filesystem::path assets;                             ///< folder with the words
  std::string station;                                      ///< "http://10.0.0.5:7461"; empty = not connected
  std::string pair;  ///< pairing token, only needed the first time; empty: the seat connects by a number
  std::string seat = "Seat 1";
  std::string mark = {};        ///< of the station (sync::markOf): the seat joins that one by itself; empty: by hand
  bool shufflePin = false;      ///< the digits of the PIN pad lie elsewhere for every visit
  std::string language = "en";  ///< of the interface, until a student chooses another one; BCP 47
  std::optional<std::pair<int, int>> window;  ///< width and height in pixels; none = full screen
  std::filesystem::path script;               ///< drive the kiosk by this file instead of by hand; may be empty
  std::filesystem::path screenshots;          ///< folder for the script's pictures
  std::filesystem::path exchange = {};        ///< a stick: exchange with the station by it, without a window, and end
  std::string number = {};       ///< with `exchange`: six digits; the station showed these, and was told "the same"
  bool doctor = false;           ///< look at this machine, without a window, and end
  bool json = false;             ///< the doctor's report as JSON
  std::string explain = {};      ///< say what this code on a screen means, without a window, and end
  bool showStation = false;      ///< print where the station listens, without a window, and end
  std::string keyboard = {};     ///< of the machine: "de", or "de neo" with a variant; empty: its own
  std::string timeZone = {};     ///< of the machine: "Europe/Berlin"; empty: its own
  std::string showSetting = {};  ///< print this setting of the machine, without a window, and end
  bool prepareImage = false;     ///< make this machine fit to be copied, without a window, and end
};

/// Of this program: "0.1.0".
extern const char* const kVersion;

/// Reads the command line and the config file. `exitStatus` is set when the program should end at once
/// (help was shown, or the words were wrong: status 2, reason printed).
Options readOptions(int argc, char** argv, std::optional<int>& exitStatus);

/// By which its maker tells this machine from others, as the start of the system wrote it down (boot-settings); empty:
/// nobody did.
std::string machineName();

/// The folder with the words (strings/en.toml): as told, $CHECKZONE_ASSETS, beside the program's install prefix, or the
/// source tree that it was built from. An error names where it looked.
Result<std::filesystem::path> findAssets(const std::filesystem::path& told);

}  // namespace cz::shell
