#pragma once
// Reads the facts of a Linux machine from its files: /proc, /sys, /etc. Changes nothing, and what can't be read counts
// as not there.

#include <filesystem>

#include "core/doctor/facts.h"

namespace cz::doctor {

/// `root`: where the machine's files lie; "/" on the machine itself, another folder in tests and for images.
class Machine {
 public:
  explicit Machine(std::filesystem::path root = "/") : root_(std::move(root)) {}

  /// Room and mount of a folder; never below `root`, as only a real file system can tell.
  static DiskFacts disk(const std::filesystem::path& folder);
  /// What lies beside the databases in this folder.
  static JournalFacts journal(const std::filesystem::path& folder);
  static KeyFacts keys(const std::filesystem::path& file);
  /// Is somebody correcting the clock, and does it have a chip?
  ClockFacts clock(std::int64_t wallMs) const;
  /// By the names of font files, as Debian's packages lay them down.
  FontFacts fonts() const;
  DisplayFacts display() const;
  InputFacts input() const;
  NetworkFacts network(bool needed) const;
  /// `package` as dpkg calls it; `program`: "checkzone-kiosk".
  VersionFacts version(const std::string& own, const std::string& package) const;
  ServiceFacts service(const std::string& name) const;
  LockFacts lock() const;
  static BackupFacts backup(const std::filesystem::path& folder, std::int64_t nowMs);

 private:
  std::filesystem::path root_;
};

}  // namespace cz::doctor
