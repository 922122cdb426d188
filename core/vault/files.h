#pragma once
// Whole files, written so that a power cut leaves the old one, the new one, or none, and never a part.

#include <filesystem>
#include <string>

#include "core/base/bytes.h"

namespace cz::vault {

/// Beside its place, synced, renamed, and the folder synced. Readable for its owner alone. full, io: as the disk says;
/// nothing is left behind.
Result<void> writeFile(const std::filesystem::path& file, ByteView bytes);
/// notFound: there is none · input: longer than `most`.
Result<Bytes> readFile(const std::filesystem::path& file, std::uint64_t most);
/// So that renames and removals in it last.
Result<void> syncFolder(const std::filesystem::path& folder);
Result<void> makeFolder(const std::filesystem::path& folder);

/// What writeFile calls a file that is not whole yet ends so.
inline constexpr const char* kPart = ".part";

}  // namespace cz::vault
