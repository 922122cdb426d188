#pragma once
// The recovery sheet on one page of A4, for the school's safe.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace cz::paper {

struct RecoveryPage {
  std::string room;                ///< "Room 14"
  std::string date;                ///< "26 November 2026"
  std::uint64_t version = 1;       ///< of the sheet
  std::vector<std::string> lines;  ///< the secret, as it is typed
  std::string row;                 ///< the same for the QR code, ASCII
};

/// Writes a PDF that only its owner can read (mode 0600). Errors: a file is there already; it can't be written; then no
/// half file is left behind.
Result<void> writeRecoveryPage(const RecoveryPage& page, const std::filesystem::path& out);

}  // namespace cz::paper
