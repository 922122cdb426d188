#pragma once
// QTI of every version into a pack.

#include "core/interop/import.h"

namespace cz::interop {

/// Single documents, zips and folders of QTI 1.2 (also Canvas and Common Cartridge), 2.0, 2.1, 2.2 and 3.0; the
/// version is found. An item comes in only when our scoring gives what the file gives. Errors as in importWith.
Result<ImportReport> importQti(const ImportOrder& order);

namespace qti {

/// Adds the questions of one document, zip or folder.
Result<void> addFile(const std::filesystem::path& file, const std::string& language, Imported& into);

}  // namespace qti
}  // namespace cz::interop
