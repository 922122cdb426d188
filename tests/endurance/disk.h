#pragma once
// A disk in memory that knows what a power cut would leave of it.
//
// Every file has two contents: the one that reads see, and the one that is safe because it was synced. Between them lie
// the unsynced operations, any part of which a power cut may lose. Bytes that were synced are never harmed by a cut
// (what SQLite calls powersafe overwrite); damage stays within what was being written.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/bytes.h"

namespace cz::tests {

/// Something that was done to a file.
struct DiskOp {
  enum class Kind { create, write, truncate, sync, remove };
  Kind kind = Kind::write;
  std::string file;
  std::size_t at = 0;  ///< write: first byte; truncate: the new size
  Bytes bytes = {};    ///< write only
};
using DiskOpPtr = std::shared_ptr<const DiskOp>;
using DiskTrace = std::vector<DiskOpPtr>;

/// What a power cut does to operations that were not synced.
struct Damage {
  enum class Kind {
    dropAll,
    keepAll,
    mix,   ///< each sector of each write is kept or lost
    torn,  ///< in order up to one write, of which the beginning is there, and then a sector of garbage
  };
  Kind kind = Kind::dropAll;
  std::size_t sector = 512;  ///< bytes; mix and torn
  int keepOf8 = 4;           ///< mix: so many sectors of eight are kept
  std::uint64_t seed = 0;    ///< mix and torn
};

/// Which operations fail, and how. Operations are counted from the moment the plan was made.
struct FaultPlan {
  enum class Step { open, write, truncate, sync, remove };
  Step step = Step::write;
  std::uint64_t at = 0;     ///< the first one that fails, of this step, from 0
  bool forEver = false;     ///< and all of any step that come after it
  bool full = false;        ///< no room, instead of a broken disk
  bool dropsPages = false;  ///< sync: what was to be synced is forgotten, though reads still see it
  bool inSilence =
      false;  ///< sync: says that it was done (for ever: syncs alone). No disk may; for a test that must fail
  std::uint64_t passed = 0;  ///< operations of this step so far
  bool struck = false;       ///< whether anything has failed yet
};

class Disk {
 public:
  enum class Answer { done, broken, full };

  /// Does it, unless the plan says that it fails. A write that fails is done by half.
  Answer apply(const DiskOpPtr& op);
  /// Opening is no change, but may fail, too.
  Answer open();

  /// A file as somebody else left it, safe.
  void put(const std::string& file, Bytes bytes);
  bool has(const std::string& file) const;
  /// As reads see it; empty when there is none. Valid until the next change.
  const Bytes& read(const std::string& file) const;

  /// What is there after the power was cut now. `operations` starts anew, and there is no plan.
  Disk afterCut(const Damage& damage) const;
  /// The fingerprint of that, without the copying.
  std::uint64_t fingerprintAfterCut(const Damage& damage) const;
  /// What is there after the program was started again without the machine: reads see the same, and what isn't safe
  /// still isn't.
  Disk afterRestart() const;
  bool hasUnsynced() const;

  std::uint64_t operations() const { return operations_; }
  /// The same number for disks that hold the same; made by afterCut. Different disks have different numbers.
  std::uint64_t fingerprint() const { return fingerprint_; }
  void recordInto(DiskTrace* trace) { trace_ = trace; }
  void plan(const FaultPlan& plan) { plan_ = plan; }
  const FaultPlan& plan() const { return plan_; }

 private:
  struct File {
    Bytes seen, safe;
    bool there = false, safelyThere = false;
    std::uint64_t version = 0;  ///< of what is safe
  };
  struct Unsynced {
    std::uint64_t number = 0;
    DiskOpPtr op;
  };
  class Cut;

  Answer strikes(FaultPlan::Step step);
  static void change(Bytes& bytes, bool& there, const DiskOp& op);
  void sync(const std::string& file);
  void syncFolder();
  void makeSafe(const std::function<bool(const DiskOp&)>& which);

  std::map<std::string, File> files_;
  std::vector<Unsynced> unsynced_;  // in their order
  std::uint64_t operations_ = 0;
  std::uint64_t fingerprint_ = 0;
  DiskTrace* trace_ = nullptr;
  FaultPlan plan_{FaultPlan::Step::write, UINT64_MAX};
};

}  // namespace cz::tests
