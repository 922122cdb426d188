#pragma once
// The disk at every operation of a recorded run, and what each of sixteen power cuts would leave of it.

#include <deque>

#include "tests/endurance/disk.h"

namespace cz::tests {

inline constexpr int kPatterns = 16;
inline constexpr int kLyingDisk = 15;
/// "drops all", "a mix of sectors of 512", …
std::string nameOfPattern(int pattern);

/// A power cut: after this operation, in this way.
struct CutAt {
  std::size_t operation = 0;
  int pattern = 0;
};

/// A disk that syncs no better than this.
enum class Syncs {
  all,
  /// The journal only before a checkpoint: what SQLite does with synchronous=NORMAL. For a test that must fail.
  journalBeforeCheckpoint,
};

class Replay {
 public:
  /// `from`: the disk before the first operation. `trace` must outlive it.
  explicit Replay(const DiskTrace& trace, Disk from = {}, Syncs syncs = Syncs::all)
      : trace_(trace), disk_(std::move(from)), syncs_(syncs) {}

  /// So many operations are done. Only forward.
  void goTo(std::size_t operation);
  std::size_t at() const { return at_; }
  bool atEnd() const { return at_ == trace_.size(); }
  /// `seed` and the operation choose the sectors.
  Disk cut(int pattern, std::uint64_t seed) const;
  /// The fingerprint of that. Not of the disk that lies.
  std::uint64_t fingerprintOf(int pattern, std::uint64_t seed) const;
  const Disk& disk() const { return disk_; }

 private:
  bool isSyncedLate(const DiskOp& op) const;
  std::uint64_t diceFor(int pattern, std::uint64_t seed) const;

  const DiskTrace& trace_;
  Disk disk_;
  Syncs syncs_;
  std::size_t at_ = 0;
  std::deque<Disk> earlier_;  // for the disk that lies: as it was some operations ago
};

}  // namespace cz::tests
