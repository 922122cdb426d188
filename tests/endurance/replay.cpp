#include "tests/endurance/replay.h"

#include "tests/endurance/dice.h"

namespace cz::tests {
namespace {

constexpr std::size_t kEvery = 16;     // operations between two disks that are kept for the one that lies
constexpr std::size_t kKeepDisks = 8;  // so it loses at most 128 operations, that is about 20 commits

Damage damageOf(int pattern, std::uint64_t seed) {
  using Kind = Damage::Kind;
  if (pattern == 0) return {Kind::dropAll, 512, 0, 0};
  if (pattern == 1) return {Kind::keepAll, 512, 0, 0};
  if (pattern == 14) return {Kind::torn, seed % 2 == 0 ? std::size_t{512} : std::size_t{4096}, 0, seed};
  const int keepOf8[] = {1, 3, 4, 5, 6, 7};
  return {Kind::mix, pattern < 8 ? std::size_t{512} : std::size_t{4096}, keepOf8[(pattern - 2) % 6], seed};
}

bool isJournal(const DiskOp& op) { return op.file.ends_with("-wal"); }

}  // namespace

std::string nameOfPattern(int pattern) {
  if (pattern == kLyingDisk) return "a lying disk";
  switch (const Damage damage = damageOf(pattern, 0); damage.kind) {
    case Damage::Kind::dropAll: return "nothing unsynced is left";
    case Damage::Kind::keepAll: return "all is left";
    case Damage::Kind::torn: return "torn, with a sector of garbage";
    case Damage::Kind::mix:
      return "a mix of sectors of " + std::to_string(damage.sector) + ", " + std::to_string(damage.keepOf8) + " of 8";
  }
  return "";
}

bool Replay::isSyncedLate(const DiskOp& op) const {
  if (syncs_ == Syncs::all || op.kind != DiskOp::Kind::sync || !isJournal(op)) return false;
  return at_ + 1 < trace_.size() && isJournal(*trace_[at_ + 1]);
}

void Replay::goTo(std::size_t operation) {
  for (; at_ < operation; ++at_) {
    if (at_ % kEvery == 0) {
      earlier_.push_back(disk_);
      if (earlier_.size() > kKeepDisks) earlier_.pop_front();
    }
    if (!isSyncedLate(*trace_[at_])) disk_.apply(trace_[at_]);
  }
}

std::uint64_t Replay::diceFor(int pattern, std::uint64_t seed) const {
  return Dice(seed ^ (at_ * 31 + static_cast<std::uint64_t>(pattern))).next();
}

std::uint64_t Replay::fingerprintOf(int pattern, std::uint64_t seed) const {
  return disk_.fingerprintAfterCut(damageOf(pattern, diceFor(pattern, seed)));
}

Disk Replay::cut(int pattern, std::uint64_t seed) const {
  const std::uint64_t mine = diceFor(pattern, seed);
  if (pattern != kLyingDisk || earlier_.empty()) return disk_.afterCut(damageOf(pattern, mine));
  return earlier_[mine % earlier_.size()].afterCut({Damage::Kind::keepAll, 512, 0, 0});
}

}  // namespace cz::tests
