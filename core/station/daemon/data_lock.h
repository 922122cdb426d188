#pragma once
// One program at a time works with a station's folder.

#include <filesystem>
#include <memory>

#include "core/base/result.h"

namespace cz::station {

/// Held from construction to destruction, also given back when the program dies.
class DataLock {
 public:
  /// refused: another program holds it. The sentence says what to do.
  static Result<std::unique_ptr<DataLock>> take(const std::filesystem::path& folder);
  ~DataLock();
  DataLock(const DataLock&) = delete;
  DataLock& operator=(const DataLock&) = delete;

 private:
  explicit DataLock(int file) : file_(file) {}
  int file_;
};

}  // namespace cz::station
