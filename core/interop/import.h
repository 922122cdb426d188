#pragma once
// Importing question files into a pack on disk: read, convert, write, validate, and only then keep.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/interop/imported.h"
#include "core/interop/question.h"
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
  Exact pointsBefore = 0;
  Exact pointsAfter = 0;             ///< every item is worth one
  std::vector<std::string> written;  ///< paths inside the pack
};

/// A kind of file that questions come in.
struct ImportFormat {
  std::string_view name;  ///< as on the command line: "gift"
  /// Reads the bytes of a file; never fails as a whole. `file` is its name, for those that hold no titles.
  QuestionFile (*read)(std::string_view bytes, const std::string& file);
};

/// All formats that can be imported.
const std::vector<ImportFormat>& importFormats();
/// By its name; none when there is no such format.
const ImportFormat* findFormat(std::string_view name);

/// An error (a file that can't be read, a pack that has faults or holds the check already) means that
/// nothing was written. Items that the pack's own validator refuses are left out by name.
Result<ImportReport> importQuestions(const ImportFormat& format, const ImportOrder& order);

}  // namespace cz::interop
