#pragma once
// Which paths and sizes a pack's files may have.

#include <cstddef>
#include <string_view>

namespace cz::pack {

inline constexpr std::size_t kLargestFile = 16u << 20;   ///< bytes
inline constexpr std::size_t kLargestPack = 256u << 20;  ///< bytes, all files together
inline constexpr std::size_t kMostFiles = 10'000;

/// "pack.toml", "units/…", "checks/…" or "media/…": UTF-8, '/' between folders, no empty, hidden, "." or ".." part, no
/// backslash, no control character. At most 1,000 bytes.
bool isPackPath(std::string_view path);

}  // namespace cz::pack
