// station.toml: what is wrong is said with file and line.

#include "core/station/daemon/config.h"

#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

using namespace cz;
using namespace cz::station;

namespace {

Result<Config> read(const std::string& text) {
  const tests::TempFolder folder;
  tests::writeBytes(folder / "station.toml", viewOf(text));
  return readConfig(folder / "station.toml", true);
}

}  // namespace

TEST_CASE("Every setting is read") {
  const auto config = read(
      "data = \"/srv/zone\"\nteacher_port = 8000\nkiosk_port = 8001\nbind = \"10.0.0.4\"\nassets = \"/opt/a\"\nhosts = "
      "[\"station.local\"]\nbackup = \"/mnt/usb\"\nbackup_keep = 14\nkiosk_keep_days = 90\n");
  REQUIRE(config);
  CHECK(config->data == "/srv/zone");
  CHECK(config->teacherPort == 8000);
  CHECK(config->kioskPort == 8001);
  CHECK(config->bind == "10.0.0.4");
  CHECK(config->assets == "/opt/a");
  CHECK(config->hosts == std::vector<std::string>{"station.local"});
  CHECK(config->backup == "/mnt/usb");
  CHECK(config->backupKeep == 14);
  CHECK(config->keepDays == 90);
}

TEST_CASE("Without a file the defaults hold, unless the file was asked for") {
  const auto config = readConfig("/nowhere/station.toml", false);
  REQUIRE(config);
  CHECK(config->teacherPort == 7460);
  CHECK(config->kioskPort == 7461);
  CHECK(config->keepDays == 60);
  CHECK_FALSE(readConfig("/nowhere/station.toml", true));
}

TEST_CASE("A faulty setting is named with its line") {
  const std::pair<const char*, const char*> wrong[] = {
      {"data = 3\n", "station.toml:1: data must be a text in quotes."},
      {"\nteacher_port = 70000\n", "station.toml:2: teacher_port must be a whole number from 1 to 65535."},
      {"kiosk_port = \"7461\"\n", "station.toml:1: kiosk_port must be"},
      {"hosts = [1]\n", "station.toml:1: hosts must be a list of texts"},
      {"kiosk_keep_days = 3\n",
       "station.toml:1: kiosk_keep_days must be a whole number of days from 14 to 3650, or 0."},
      {"\n\nport = 1\n", "station.toml:3: \"port\" is not a setting of the station."},
      {"data = \n", "station.toml:1: "}};
  for (const auto& [text, message] : wrong) {
    INFO(text);
    const auto config = read(text);
    REQUIRE_FALSE(config);
    CHECK(config.error().message.find(message) != std::string::npos);
  }
}
