#pragma once
// Pieces of files as they lie in a vault. Inside this room only.

#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "core/base/outside.h"
#include "core/crypto/box.h"

namespace cz::vault {

inline constexpr std::size_t kChunk = std::size_t{64} << 10;
inline constexpr std::size_t kSealedChunk = kChunk + 40;

std::filesystem::path chunkFile(const std::filesystem::path& folder, const Hash& name);

/// Which plain piece it is, for whoever has the key: BLAKE2b under a key of its own.
Hash pieceOf(const crypto::MessageKey& key, ByteView plain);

/// The sealed piece that lies under this name, if it is there and unchanged.
Result<Bytes> readChunk(const std::filesystem::path& folder, const Hash& name);
/// Encrypts, writes, and gives the name.
Result<Hash> writeChunk(const std::filesystem::path& folder, const crypto::MessageKey& key, ByteView plain,
                        Random& random);
Result<Bytes> openChunk(const crypto::MessageKey& key, ByteView sealed);

}  // namespace cz::vault
