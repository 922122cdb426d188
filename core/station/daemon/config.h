#pragma once
// What the station is told by /etc/checkzone/station.toml; the command line wins over it.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace cz::station {

struct Config {
  std::filesystem::path data = "/var/lib/checkzone/station";  ///< data
  std::uint16_t teacherPort = 7460;                           ///< teacher_port; listens on 127.0.0.1 only
  std::uint16_t kioskPort = 7461;                             ///< kiosk_port
  std::string bind = "0.0.0.0";                               ///< bind: where the kiosk port listens
  std::string assets;                                         ///< assets; empty = look for them
  std::string backup;              ///< backup: folder for a backup every day; empty = none is made by itself
  std::size_t backupKeep = 35;     ///< backup_keep: how many stay
  int keepDays = 60;               ///< kiosk_keep_days: so long kiosks keep what they handed over; 0 = for ever
  std::vector<std::string> hosts;  ///< hosts: further names by which a browser on this machine may call the pages
};

inline constexpr const char* kConfigFile = "/etc/checkzone/station.toml";

/// Reads `file`. A missing file is fine unless `required`. Errors name file and line.
Result<Config> readConfig(const std::filesystem::path& file, bool required);

}  // namespace cz::station
