#pragma once
// Importing question files into a pack on disk: read, convert, write, validate, and only then keep.

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/interop/imported.h"
#include "core/pack/read.h"

namespace cz::interop {

struct ImportOrder {
  std::vector<std::filesystem::path> files;
  std::filesystem::path into;   ///< a pack's folder; made when it isn't there
  std::string language = "en";  ///< of a new pack
  bool dryRun = false;          ///< everything but the writing
};

struct ImportReport {
  std::size_t in = 0;
  std::vector<LeftOut> leftOut;
  std::vector<ImportNote> notes;
  std::size_t pointsBefore = 0;
  std::size_t pointsAfter = 0;
  std::vector<std::string> written;  ///< paths inside the pack
};

/// Adds the questions of one file; `language` is the pack's. An error ends the whole import.
using Convert =
    std::function<Result<void>(const std::filesystem::path& file, const std::string& language, Imported& into)>;

/// Files of any format. An error (a file that can't be read, a pack that has faults or holds the check already) means
/// that nothing was written. Items that the pack's own validator refuses are left out by name.
Result<ImportReport> importWith(const ImportOrder& order, const Convert& convert);

/// GIFT files.
Result<ImportReport> importGift(const ImportOrder& order);

}  // namespace cz::interop
