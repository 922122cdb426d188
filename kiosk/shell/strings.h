#pragma once
// The words of the screen, read from their files.

#include <filesystem>

#include "core/base/result.h"
#include "kiosk/app/languages.h"

namespace cz::shell {

/// Every strings/*.toml of the folder. An error names the file: without en.toml, or with a file that can't be read,
/// nobody should find out in the middle of a check.
Result<app::Languages> loadLanguages(const std::filesystem::path& assets);

}  // namespace cz::shell
