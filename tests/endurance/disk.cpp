#include "tests/endurance/disk.h"

#include <algorithm>
#include <cstring>

#include "tests/endurance/dice.h"

namespace cz::tests {
namespace {

using Kind = DiskOp::Kind;

FaultPlan::Step stepOf(Kind kind) {
  switch (kind) {
    case Kind::create: return FaultPlan::Step::open;
    case Kind::write: return FaultPlan::Step::write;
    case Kind::truncate: return FaultPlan::Step::truncate;
    case Kind::sync: return FaultPlan::Step::sync;
    case Kind::remove: return FaultPlan::Step::remove;
  }
  return FaultPlan::Step::write;
}

void lay(Bytes& bytes, std::size_t at, const std::uint8_t* from, std::size_t count) {
  if (bytes.size() < at + count) bytes.resize(at + count, 0);
  std::memcpy(bytes.data() + at, from, count);
}

DiskOpPtr firstHalf(const DiskOp& op) {
  auto half = std::make_shared<DiskOp>(op);
  half->bytes.resize(op.bytes.size() / 2);
  return half;
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
  return Dice(hash ^ (value + 0x9e3779b97f4a7c15U + (hash << 6U))).next();
}

}  // namespace

void Disk::change(Bytes& bytes, bool& there, const DiskOp& op) {
  switch (op.kind) {
    case Kind::create: there = true; break;
    case Kind::write:
      there = true;
      lay(bytes, op.at, op.bytes.data(), op.bytes.size());
      break;
    case Kind::truncate: bytes.resize(op.at, 0); break;
    case Kind::remove:
      bytes.clear();
      there = false;
      break;
    case Kind::sync: break;
  }
}

Disk::Answer Disk::strikes(FaultPlan::Step step) {
  const bool again = plan_.struck && plan_.forEver && (!plan_.inSilence || step == plan_.step);
  const bool mine = step == plan_.step && plan_.passed++ == plan_.at;
  if (!again && !mine) return Answer::done;
  plan_.struck = true;
  return plan_.full ? Answer::full : Answer::broken;
}

Disk::Answer Disk::open() { return strikes(FaultPlan::Step::open); }

Disk::Answer Disk::apply(const DiskOpPtr& op) {
  // Making a file is part of opening it, which was asked about already.
  const Answer answer = op->kind == Kind::create ? Answer::done : strikes(stepOf(op->kind));
  if (answer != Answer::done && op->kind == Kind::sync && plan_.dropsPages)
    std::erase_if(unsynced_, [&](const Unsynced& one) { return one.op->file == op->file; });
  if (answer != Answer::done && plan_.inSilence) return Answer::done;
  if (answer != Answer::done && op->kind != Kind::write) return answer;
  const DiskOpPtr done = answer == Answer::done ? op : firstHalf(*op);
  if (trace_ != nullptr) trace_->push_back(done);
  ++operations_;
  if (op->kind == Kind::sync) {
    sync(op->file);
    return answer;
  }
  File& file = files_[op->file];
  change(file.seen, file.there, *done);
  unsynced_.push_back({operations_, done});
  return answer;
}

void Disk::sync(const std::string& name) {
  const bool isNew = std::any_of(unsynced_.begin(), unsynced_.end(), [&](const Unsynced& one) {
    return one.op->kind == Kind::create && one.op->file == name;
  });
  if (isNew) syncFolder();
  makeSafe([&](const DiskOp& op) { return op.file == name; });
}

/// Which files there are. What was written to one that is gone is gone, too.
void Disk::syncFolder() {
  std::vector<std::pair<std::string, std::uint64_t>> removed;
  for (const Unsynced& one : unsynced_)
    if (one.op->kind == Kind::remove) removed.emplace_back(one.op->file, one.number);
  for (const auto& [name, number] : removed)
    std::erase_if(unsynced_, [&](const Unsynced& one) { return one.op->file == name && one.number < number; });
  makeSafe([](const DiskOp& op) { return op.kind == Kind::create || op.kind == Kind::remove; });
}

void Disk::makeSafe(const std::function<bool(const DiskOp&)>& which) {
  for (const Unsynced& one : unsynced_) {
    if (!which(*one.op)) continue;
    File& file = files_[one.op->file];
    change(file.safe, file.safelyThere, *one.op);
    file.version = one.number;
  }
  std::erase_if(unsynced_, [&](const Unsynced& one) { return which(*one.op); });
}

void Disk::put(const std::string& name, Bytes bytes) { files_[name] = {bytes, bytes, true, true, ++operations_}; }

bool Disk::has(const std::string& file) const {
  const auto found = files_.find(file);
  return found != files_.end() && found->second.there;
}

const Bytes& Disk::read(const std::string& file) const {
  static const Bytes nothing;
  const auto found = files_.find(file);
  return found == files_.end() ? nothing : found->second.seen;
}

bool Disk::hasUnsynced() const { return !unsynced_.empty(); }

/// One power cut: throws the dice for each unsynced operation.
class Disk::Cut {
 public:
  Cut(const Disk& from, const Damage& damage) : from_(from), damage_(damage), dice_(damage.seed) {
    if (damage.kind == Damage::Kind::torn && !from.unsynced_.empty()) tornAt_ = dice_.below(from.unsynced_.size());
  }

  Disk make() {
    Disk left;
    for (const auto& [name, file] : from_.files_) {
      File& kept = left.files_[name];
      kept.safe = file.safe;
      kept.safelyThere = file.safelyThere;
    }
    left.fingerprint_ = treatAll(&left);
    for (auto& [name, file] : left.files_) {
      file.seen = file.safe;
      file.there = file.safelyThere;
    }
    return left;
  }

  /// The fingerprint of what `make` makes.
  std::uint64_t fingerprint() { return treatAll(nullptr); }

 private:
  std::uint64_t treatAll(Disk* left) {
    for (const auto& [name, file] : from_.files_) hash_ = mixed(hash_, file.version);
    for (std::size_t i = 0; i < from_.unsynced_.size(); ++i) treat(left, i);
    return hash_;
  }

  /// `left` and `file`: null when only the fingerprint is asked for.
  void treat(Disk* left, std::size_t index) {
    const DiskOp& op = *from_.unsynced_[index].op;
    number_ = from_.unsynced_[index].number;
    File* file = left == nullptr ? nullptr : &left->files_[op.file];
    switch (damage_.kind) {
      case Damage::Kind::dropAll: break;
      case Damage::Kind::keepAll: keep(file, op); break;
      case Damage::Kind::mix: mix(file, op); break;
      case Damage::Kind::torn:
        if (index < tornAt_) keep(file, op);
        if (index == tornAt_) tear(file, op);
        break;
    }
  }

  void keep(File* file, const DiskOp& op) {
    if (file != nullptr) change(file->safe, file->safelyThere, op);
    note(number_, 0xffff'ffff);
  }

  void mix(File* file, const DiskOp& op) {
    const auto lucky = [&] { return dice_.below(8) < static_cast<std::uint64_t>(damage_.keepOf8); };
    if (op.kind != Kind::write) {
      if (lucky()) keep(file, op);
      return;
    }
    eachSector(op, [&](std::size_t from, std::size_t count) {
      if (lucky()) keepPart(file, op, from, count);
    });
  }

  void tear(File* file, const DiskOp& op) {
    if (op.kind != Kind::write) return;
    const std::size_t sectors = (op.bytes.size() + damage_.sector - 1) / damage_.sector;
    std::size_t left = dice_.below(sectors + 1);
    eachSector(op, [&](std::size_t from, std::size_t count) {
      if (left > 0 && --left > 0) return keepPart(file, op, from, count);
      if (left == 0 && !garbage_) spoil(file, op, from, count);
    });
  }

  void spoil(File* file, const DiskOp& op, std::size_t from, std::size_t count) {
    garbage_ = true;
    note(damage_.seed, from);
    if (file == nullptr) return;
    Bytes noise(count);  // the last dice of this cut
    for (auto& byte : noise) byte = static_cast<std::uint8_t>(dice_.next());
    file->safelyThere = true;
    lay(file->safe, op.at + from, noise.data(), count);
  }

  void keepPart(File* file, const DiskOp& op, std::size_t from, std::size_t count) {
    note(number_, from);
    if (file == nullptr) return;
    file->safelyThere = true;
    lay(file->safe, op.at + from, op.bytes.data() + from, count);
  }

  /// Pieces of a write that share a sector of the disk.
  template <class Do>
  void eachSector(const DiskOp& op, Do each) const {
    std::size_t from = 0;
    while (from < op.bytes.size()) {
      const std::size_t room = damage_.sector - (op.at + from) % damage_.sector;
      const std::size_t count = std::min(room, op.bytes.size() - from);
      each(from, count);
      from += count;
    }
  }

  void note(std::uint64_t what, std::uint64_t where) { hash_ = mixed(mixed(hash_, what), where); }

  const Disk& from_;
  const Damage& damage_;
  Dice dice_;
  std::size_t tornAt_ = 0;
  bool garbage_ = false;
  std::uint64_t number_ = 0;
  std::uint64_t hash_ = 0;
};

Disk Disk::afterCut(const Damage& damage) const { return Cut(*this, damage).make(); }

std::uint64_t Disk::fingerprintAfterCut(const Damage& damage) const { return Cut(*this, damage).fingerprint(); }

Disk Disk::afterRestart() const {
  Disk same = *this;
  same.trace_ = nullptr;
  same.plan_ = FaultPlan{FaultPlan::Step::write, UINT64_MAX};
  same.operations_ = operations_;
  return same;
}

}  // namespace cz::tests
