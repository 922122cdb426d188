#pragma once
// Backups of a station: its database as of one moment and its keys, sealed to the recovery sheet (core/vault).
//
// In two steps, so that a station which is serving stands still only for the first: `Snapshot::take` with the station
// to oneself, `sealInto` without.

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/base/outside.h"
#include "core/vault/vault.h"

namespace cz::station {

class Station;

/// What a backup will hold. The copy of the database lies in the station's folder and goes with this object.
class Snapshot {
 public:
  /// refused: there is no recovery sheet yet, so nobody could open the backup.
  static Result<Snapshot> take(Station& station);
  Snapshot(Snapshot&& other) noexcept;
  Snapshot& operator=(Snapshot&&) = delete;
  ~Snapshot();

  const vault::VaultKey& key() const { return key_; }
  const vault::About& about() const { return about_; }
  const std::vector<vault::Item>& items() const { return items_; }

 private:
  Snapshot() = default;
  vault::VaultKey key_;
  vault::About about_;
  std::vector<vault::Item> items_;
  std::filesystem::path copy_;
};

struct BackupDone {
  vault::Written written;
  vault::About about;
  int forgotten = 0;                        ///< older ones that went
  std::vector<std::uint64_t> damaged = {};  ///< older ones that were found damaged in the weekly look at all of them
};

inline constexpr std::size_t kKeep = 35;  ///< generations, when nothing else is said

/// Writes it into `folder` and keeps the newest `most` there. Once a week it also looks whether those from before are
/// whole. Needs no station.
Result<BackupDone> sealInto(const std::filesystem::path& folder, const Snapshot& snapshot, std::size_t most,
                            const crypto::DeviceKeys& keys, Random& random);

/// Both steps and noteBackup, for a station that nobody else works with.
Result<BackupDone> backUp(Station& station, const std::filesystem::path& folder, std::size_t most);

/// So that Today can tell when there was one last, and why there was none.
Result<void> noteBackup(Station& station, const Result<BackupDone>& done);
/// Whether backups are made by themselves; when they are, a day without one is worth an alarm.
Result<void> noteAutomatic(Station& station, bool automatic);
/// By the station's clock; 0 when there was none.
Result<std::int64_t> lastBackupMs(Station& station);

/// "No backup since …", or nothing.
Result<std::string> backupAlarm(Station& station);

}  // namespace cz::station
