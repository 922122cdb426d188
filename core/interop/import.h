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
  std::size_t in = 0;  ///< questions, or criteria
  std::vector<LeftOut> leftOut;
  std::vector<ImportNote> notes;
  Exact pointsBefore = 0;
  Exact pointsAfter = 0;             ///< of all items that are in
  std::vector<std::string> written;  ///< paths inside the pack
  std::size_t pictures = 0;          ///< among them
  std::vector<KeptText> kept = {};   ///< texts that stand in a check for its author

  /// Whether students miss anything of the files: a question, a text, or (kInWithout) a part of one.
  bool isPartial() const;
};

/// Adds the questions of one file; `language` is the pack's. An error: it can't be read at all.
using Convert =
    std::function<Result<void>(const std::filesystem::path& file, const std::string& language, Imported& into)>;

/// Files of any format. An error (the only file can't be read, a pack that has faults or holds the check already) means
/// that nothing was written. Of several files one that can't be read is left out by name, and so are items that the
/// pack's own validator refuses, or for which it refuses their check.
Result<ImportReport> importWith(const ImportOrder& order, const Convert& convert);

// Each of these is importWith for one format. A file that isn't of that format is left out by name.
Result<ImportReport> importAiken(const ImportOrder& order);
Result<ImportReport> importCloze(const ImportOrder& order);
Result<ImportReport> importGift(const ImportOrder& order);
Result<ImportReport> importMoodleXml(const ImportOrder& order);

}  // namespace cz::interop
