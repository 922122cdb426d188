#pragma once
// Switches a kiosk on after a power cut and holds what it remembers against what it had promised.

#include "tests/endurance/recording.h"

namespace cz::tests {

struct Question {
  std::size_t operation = 0;     ///< of the recording, after which the power was cut
  bool losesSynced = false;      ///< a lying disk: any moment before will do, but one that was
  bool alsoThorough = false;     ///< also the check of the whole log by its file, and the facts drawn anew
  bool alsoGoOn = false;         ///< also a student who goes on, with a station that is as it was then
  DiskTrace* opening = nullptr;  ///< records what opening does to the disk
  /// The kiosk had come back from an earlier cut, or was about to, with this log; its last leaf is that boot.
  const std::vector<Bytes>* cameBackWith = nullptr;
  bool hadComeBack = false;  ///< it had said so: that boot is promised, too
};

/// Each thread has its own. `recording` must outlive it.
class Judge {
 public:
  Judge(const Recording& recording, const std::string& name);

  /// Empty when all is well; else what is wrong, in words. `disk` is changed by being opened.
  std::string judge(Disk& disk, const Question& question);
  /// The kiosk's log at the last question.
  const std::vector<Bytes>& log() const { return log_; }

 private:
  std::string open(Disk& disk, const Question& question);
  std::string compare(records::KioskRecords& records, const Question& question);
  std::string compareLog(const Question& question) const;
  std::string compareAcked(records::KioskRecords& records, const Question& question) const;
  std::string compareParts(const Memory& memory, const Question& question) const;
  std::string thorough(records::KioskRecords& records) const;
  std::string goOn(const Question& question);
  std::size_t promisesBy(std::size_t operation) const;

  const Recording& recording_;
  std::filesystem::path kiosk_, station_;
  crypto::DeviceKeys keys_;
  std::vector<Bytes> log_;
  Memory fresh_;  ///< of a kiosk that was never used
};

}  // namespace cz::tests
