#pragma once
// What backups say: to people, to scripts, and between a command and the station that serves.

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/station/backup.h"
#include "core/station/restore.h"

namespace cz::station {

class BackupKeeper;

nlohmann::json jsonOf(const BackupDone& done, const std::filesystem::path& folder);
std::string wordsOf(const nlohmann::json& done);  ///< of the one above

nlohmann::json jsonOf(const std::vector<vault::Generation>& all);
std::string wordsOf(const std::vector<vault::Generation>& all);

nlohmann::json jsonOf(const Restored& restored, const std::filesystem::path& data);
std::string wordsOf(const Restored& restored, const std::filesystem::path& data);

/// One line each, for Control.
std::string backupRequest(const std::filesystem::path& folder, std::size_t most);
std::string answerTo(const std::string& request, BackupKeeper& keeper);
Result<nlohmann::json> backupAnswer(const std::string& answer);

/// "812 bytes", "40 kB", "1.2 MB": cut, never rounded up.
std::string sizeWords(std::uint64_t bytes);

}  // namespace cz::station
