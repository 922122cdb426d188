#pragma once
// Backups of a station that is serving: at a command, and once a day by itself.

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

#include "core/base/outside.h"
#include "core/station/backup.h"

namespace cz::station {

/// Safe from several threads. The station stands still only while its database is copied.
class BackupKeeper {
 public:
  /// `folder`: where the daily ones go; empty = none. All must outlive it.
  BackupKeeper(Station& station, std::mutex& stationMutex, std::filesystem::path folder, std::size_t most);
  ~BackupKeeper();
  BackupKeeper(const BackupKeeper&) = delete;
  BackupKeeper& operator=(const BackupKeeper&) = delete;

  /// One after the other. Good or not, the station remembers it for Today.
  Result<BackupDone> backUp(const std::filesystem::path& folder, std::size_t most);

 private:
  void run();
  bool isDue();

  Station& station_;
  std::mutex& stationMutex_;
  std::filesystem::path folder_;
  std::size_t most_;
  std::mutex backupMutex_;
  std::int64_t triedMs_ = -1;  ///< by the clock since boot
  std::mutex mutex_;
  std::condition_variable ending_;
  bool ends_ = false;
  std::thread thread_;
};

}  // namespace cz::station
