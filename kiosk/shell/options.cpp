#include "kiosk/shell/options.h"

#include <toml++/toml.h>
#include <CLI/CLI.hpp>
#include <cstdlib>
#include <fstream>
#include <set>

#include "core/sync/enrol.h"

namespace cz::shell {

const char* const kVersion = CHECKZONE_VERSION;

namespace {

constexpr const char* kConfig = "/etc/checkzone/kiosk.toml";
constexpr const char* kMachine = "/run/checkzone-machine/name";
const std::set<std::string_view> kKeys = {"data",     "station",     "seat",     "pair",      "assets",
                                          "language", "shuffle_pin", "keyboard", "time_zone", "station_mark"};

Error badConfig(const std::string& file, const toml::source_region& where, const std::string& what) {
  return {Fault::input, file + ":" + std::to_string(where.begin.line) + ": " + what, ""};
}

/// Takes a text from the config unless the command line already gave it; `told`: nullptr: it never can.
template <class To>
Result<void> take(const toml::table& table, const std::string& file, const char* key, const CLI::Option* told, To& to) {
  const auto* node = table.get(key);
  if (node == nullptr || (told != nullptr && told->count() > 0)) return {};
  const auto text = node->value_exact<std::string>();
  if (!text) return badConfig(file, node->source(), std::string(key) + " must be a text in quotes.");
  to = *text;
  return {};
}

Result<void> take(const toml::table& table, const std::string& file, const char* key, const CLI::Option* told,
                  bool& to) {
  const auto* node = table.get(key);
  if (node == nullptr || told->count() > 0) return {};
  const auto is = node->value_exact<bool>();
  if (!is) return badConfig(file, node->source(), std::string(key) + " must be true or false, without quotes.");
  to = *is;
  return {};
}

Result<std::pair<int, int>> sizeOf(const std::string& text) {
  int width = 0;
  int height = 0;
  char end = 0;
  if (std::sscanf(text.c_str(), "%dx%d%c", &width, &height, &end) != 2 || width < 320 || height < 240 ||
      width > 16384 || height > 16384)
    return Error{Fault::input, "--windowed needs a size like 1280x800.", text};
  return std::pair{width, height};
}

/// However it was written down: "417 902", "417-902". A slip must not be taken for another number, which would give up
/// what two walks have brought.
Result<std::string> sixDigitsOf(const std::string& text) {
  std::string digits;
  for (const char c : text)
    if (c >= '0' && c <= '9') digits += c;
  if (digits.size() != 6)
    return Error{Fault::input, "A number has six digits, like 417 902. Nothing has changed.", text};
  return digits;
}

struct Parser {
  CLI::App app{"Checkzone kiosk: one seat of the Mastery Check Zone", "checkzone-kiosk"};
  Options options;
  std::string config;
  std::string window;
  CLI::Option* data = app.add_option("--data", options.data, "Folder of this seat's keys and database");
  CLI::Option* station =
      app.add_option("--station", options.station, "Address of the station, e.g. http://10.0.0.5:7461");
  CLI::Option* seat = app.add_option("--seat", options.seat, "What the teacher calls this seat");
  CLI::Option* pair = app.add_option(
      "--pair", options.pair,
      "Pairing token (checkzone-station token). Without it the seat connects by a number that two people compare");
  CLI::Option* language = app.add_option("--language", options.language,
                                         "Language of the screen until a student chooses another: en, de, ar");
  CLI::Option* shufflePin = app.add_flag("--shuffle-pin", options.shufflePin,
                                         "The digits of the PIN pad lie elsewhere for every visit; keyboards are as "
                                         "they are");
  CLI::Option* assets = app.add_option("--assets", options.assets, "Folder with the words (strings)");

  Parser() {
    app.set_version_flag("--version", "checkzone-kiosk " CHECKZONE_VERSION);
    app.add_option("--config", config, std::string("Config file (default ") + kConfig + ", when it is there)");
    app.add_option("--windowed", window, "In a window of WxH pixels instead of the full screen");
    app.add_option("--exchange", options.exchange,
                   "Exchange with the station by the USB stick in this folder, without a window, and end");
    app.add_option("--number", options.number,
                   "With --exchange, for a seat that joins by the stick: the number that the station showed, when "
                   "somebody said there that it is the same");
    app.add_flag(
        "--prepare-image", options.prepareImage,
        "Before a card is copied: remove what belongs to this machine alone, and end. Refused once it has joined");
    app.add_flag("--show-station", options.showStation,
                 "Print the host and the port of the station that the settings name, and end");
    app.add_option("--show-setting", options.showSetting,
                   "Print one of the settings, keyboard, time_zone or station_mark, and end")
        ->check(CLI::IsMember({"keyboard", "time_zone", "station_mark"}));
    app.add_flag("--doctor", options.doctor,
                 "Look at this machine, say what is amiss and what to do, and end: 0 good, 1 look at it, 2 broken");
    app.add_option("--explain", options.explain,
                   "Say what a code on the screen of a resting seat means and what to do, and end");
    app.add_flag("--json", options.json, "With --doctor: one JSON object on standard output");
    app.add_option("--script", options.script, "Drive the kiosk by this script")->check(CLI::ExistingFile);
    app.add_option("--screenshots", options.screenshots, "Folder for the script's pictures");
  }

  Result<void> readConfig() {
    const bool told = !config.empty();
    const std::string file = told ? config : kConfig;
    if (!told && !std::filesystem::exists(file)) return {};
    options.settings = file;
    try {
      const toml::table table = toml::parse_file(file);
      for (const auto& [key, node] : table)
        if (!kKeys.contains(key.str()))
          return badConfig(file, node.source(), "\"" + std::string(key.str()) + "\" is not a setting of the kiosk.");
      CZ_CHECK(take(table, file, "data", data, options.data));
      CZ_CHECK(take(table, file, "station", station, options.station));
      CZ_CHECK(take(table, file, "seat", seat, options.seat));
      CZ_CHECK(take(table, file, "pair", pair, options.pair));
      CZ_CHECK(take(table, file, "station_mark", nullptr, options.mark));
      CZ_CHECK(take(table, file, "language", language, options.language));
      CZ_CHECK(take(table, file, "shuffle_pin", shufflePin, options.shufflePin));
      CZ_CHECK(take(table, file, "keyboard", nullptr, options.keyboard));
      CZ_CHECK(take(table, file, "time_zone", nullptr, options.timeZone));
      return take(table, file, "assets", assets, options.assets);
    } catch (const toml::parse_error& error) {
      return badConfig(file, error.source(), std::string(error.description()));
    }
  }

  Result<void> finish() {
    CZ_CHECK(readConfig());
    if (!window.empty()) {
      CZ_TRY(size, sizeOf(window));
      options.window = size;
    }
    if (!options.number.empty()) {
      CZ_TRY(digits, sixDigitsOf(options.number));
      options.number = digits;
    }
    if (!options.mark.empty()) {
      const auto mark = sync::markTyped(options.mark);
      if (!mark) return Error{Fault::input, options.settings.string() + ": station_mark: " + mark.error().message, ""};
      options.mark = *mark;
    }
    while (options.station.ends_with('/')) options.station.pop_back();
    return {};
  }
};

}  // namespace

Options readOptions(int argc, char** argv, std::optional<int>& exitStatus) {
  Parser parser;
  try {
    parser.app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    exitStatus = parser.app.exit(error) == 0 ? 0 : 2;
    return parser.options;
  }
  if (const auto finished = parser.finish(); !finished) {
    std::fprintf(stderr, "%s\n", finished.error().message.c_str());
    exitStatus = 2;
  }
  return parser.options;
}

std::string machineName() {
  constexpr std::size_t kLongest = 64;
  std::ifstream file(kMachine);
  std::string name;
  std::getline(file, name);
  return name.size() > kLongest ? "" : name;
}

Result<std::filesystem::path> findAssets(const std::filesystem::path& told) {
  std::vector<std::filesystem::path> places;
  if (!told.empty()) {
    places = {told};
  } else {
    if (const char* named = std::getenv("CHECKZONE_ASSETS"); named != nullptr) places.emplace_back(named);
    std::error_code ignored;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
    places.push_back(program.parent_path().parent_path() / "share" / "checkzone");
    for (auto up = program.parent_path(); up.has_relative_path(); up = up.parent_path())
      places.push_back(up / "assets");
  }
  std::string looked;
  for (const auto& place : places) {
    if (std::filesystem::exists(place / "strings" / "en.toml")) return place;
    looked += " " + place.string();
  }
  return Error{Fault::notFound, "The kiosk's words (strings/en.toml) are missing. Install checkzone-kiosk again.",
               "looked in" + looked};
}

}  // namespace cz::shell
