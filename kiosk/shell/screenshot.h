#pragma once
// Pixels to a PNG file.

#include <cstdint>
#include <filesystem>
#include <span>

#include "core/base/result.h"

namespace cz::shell {

/// RGBA, rows from the top; alpha is left out. Makes the folder when it isn't there. An error names the file.
Result<void> writePng(const std::filesystem::path& file, int width, int height, std::span<const std::uint8_t> rgba);

}  // namespace cz::shell
