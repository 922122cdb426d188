#pragma once
// SQLite on disks in memory. While a disk is mounted, every database that is opened directly in its folder lies on it;
// all others lie on the machine's own disk as ever. The code under test need not know.

#include <filesystem>

#include "tests/endurance/disk.h"

namespace cz::tests {

/// A disk is in a folder as long as this lives. Close all databases on it first. Any thread.
class Mount {
 public:
  Mount(const std::filesystem::path& folder, Disk& disk);
  ~Mount();
  Mount(const Mount&) = delete;
  Mount& operator=(const Mount&) = delete;

 private:
  std::string folder_;
};

/// SQLite's own dice (they name journals) start anew, so that a run is the same again.
void restartSqliteDice();

}  // namespace cz::tests
