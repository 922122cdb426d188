// The data of Checkzone itself: room, keys, backups.

#include <sys/stat.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <chrono>

#include "core/base/aside.h"
#include "core/doctor/machine.h"

namespace cz::doctor {
namespace fs = std::filesystem;

DiskFacts Machine::disk(const fs::path& folder) {
  DiskFacts facts{folder.string()};
  struct statvfs told {};
  if (::statvfs(folder.c_str(), &told) != 0) return facts;
  facts.there = true;
  facts.writable = (told.f_flag & ST_RDONLY) == 0;
  facts.freeBytes = static_cast<std::uint64_t>(told.f_bavail) * told.f_frsize;
  return facts;
}

JournalFacts Machine::journal(const fs::path& folder) {
  JournalFacts facts;
  std::error_code failed;
  for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
    const std::string name = at->path().filename().string();
    if (name.find(kTornMark) != std::string::npos) facts.unfinished.push_back(at->path().string());
    if (name.find(kUnsureMark) != std::string::npos) facts.unsure.push_back(at->path().string());
    if (name.find(kDamagedMark) != std::string::npos) facts.damaged.push_back(at->path().string());
  }
  std::sort(facts.unfinished.begin(), facts.unfinished.end());
  std::sort(facts.damaged.begin(), facts.damaged.end());
  std::sort(facts.unsure.begin(), facts.unsure.end());
  return facts;
}

KeyFacts Machine::keys(const fs::path& file) {
  KeyFacts facts{file.string()};
  struct stat folder {
  }, key{};
  facts.folderSeen = ::stat(file.parent_path().c_str(), &folder) == 0;
  if (!facts.folderSeen) return facts;
  if (::stat(file.c_str(), &key) != 0) {
    facts.folderSeen = errno == ENOENT;  // else it may be there, behind a door that is closed to us
    return facts;
  }
  facts.there = true;
  facts.bytes = static_cast<std::uint64_t>(key.st_size);
  facts.othersMayRead = (key.st_mode & (S_IRWXG | S_IRWXO)) != 0;
  facts.strangeOwner = key.st_uid != folder.st_uid;
  return facts;
}

BackupFacts Machine::backup(const fs::path& folder, std::int64_t nowMs) {
  BackupFacts facts{folder.string()};
  facts.nowMs = nowMs;
  std::error_code failure;
  facts.there = !folder.empty() && fs::is_directory(folder, failure);
  if (!facts.there) return facts;
  for (fs::directory_iterator each(folder, failure), end; !failure && each != end; each.increment(failure)) {
    if (each->path().extension() != ".backup") continue;
    struct stat told {};
    if (::stat(each->path().c_str(), &told) != 0) continue;
    const std::int64_t writtenMs = static_cast<std::int64_t>(told.st_mtim.tv_sec) * 1000;
    facts.newestMs = std::max(facts.newestMs.value_or(writtenMs), writtenMs);
  }
  return facts;
}

}  // namespace cz::doctor
