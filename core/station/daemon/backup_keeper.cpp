#include "core/station/daemon/backup_keeper.h"

#include <cstdio>

#include "core/crypto/random.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr std::int64_t kDay = 23 * kHour;  ///< so that it does not wander around the clock
constexpr std::chrono::seconds kLook{60};

}  // namespace

BackupKeeper::BackupKeeper(Station& station, std::mutex& stationMutex, std::filesystem::path folder, std::size_t most)
    : station_(station), stationMutex_(stationMutex), folder_(std::move(folder)), most_(most) {
  {
    const std::lock_guard lock(stationMutex_);
    if (const auto noted = noteAutomatic(station_, !folder_.empty()); !noted)
      std::fprintf(stderr, "%s\n", noted.error().message.c_str());
  }
  if (!folder_.empty()) thread_ = std::thread([this] { run(); });
}

BackupKeeper::~BackupKeeper() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  ending_.notify_all();
  if (thread_.joinable()) thread_.join();
}

Result<BackupDone> BackupKeeper::backUp(const std::filesystem::path& folder, std::size_t most) {
  const std::lock_guard oneAtATime(backupMutex_);
  auto done = [&]() -> Result<BackupDone> {
    auto snapshot = [&] {
      const std::lock_guard lock(stationMutex_);
      return Snapshot::take(station_);
    }();
    CZ_CHECK(snapshot ? Result<void>() : Result<void>(snapshot.error()));
    return sealInto(folder, *snapshot, most, station_.keys(), crypto::systemRandom());
  }();
  const std::lock_guard lock(stationMutex_);
  CZ_CHECK(noteBackup(station_, done));
  return done;
}

/// After one that did not work, an hour goes by: a stick that was left out may be put back.
bool BackupKeeper::isDue() {
  const std::lock_guard lock(stationMutex_);
  const std::int64_t boot = station_.clock().bootMs();
  if (triedMs_ >= 0 && boot - triedMs_ < kHour) return false;
  const auto last = lastBackupMs(station_);
  const std::int64_t age = last ? station_.clock().wallMs() - *last : kDay;
  if (age >= 0 && age < kDay) return false;
  triedMs_ = boot;
  return true;
}

void BackupKeeper::run() {
  std::unique_lock lock(mutex_);
  while (!ends_) {
    lock.unlock();
    if (isDue())
      if (const auto done = backUp(folder_, most_); !done)
        std::fprintf(stderr, "No backup: %s\n", done.error().message.c_str());
    lock.lock();
    ending_.wait_for(lock, kLook, [this] { return ends_; });
  }
}

}  // namespace cz::station
