#include "core/vault/chunks.h"

#include "core/crypto/hash.h"
#include "core/vault/files.h"

namespace cz::vault {
namespace {

constexpr std::string_view kBound = "mcz/backup/chunk/1";

/// A key for one purpose, from the data key.
Hash derived(const crypto::MessageKey& key, std::string_view purpose) {
  return crypto::blake2b(key.view(), viewOf(purpose));
}

}  // namespace

std::filesystem::path chunkFile(const std::filesystem::path& folder, const Hash& name) {
  const std::string hex = hexOf(name.view());
  return folder / "chunks" / hex.substr(0, 2) / hex;
}

Hash pieceOf(const crypto::MessageKey& key, ByteView plain) {
  return crypto::blake2b(derived(key, "mcz/backup/piece/1").view(), plain);
}

Result<Bytes> readChunk(const std::filesystem::path& folder, const Hash& name) {
  const auto file = chunkFile(folder, name);
  CZ_TRY(sealed, readFile(file, kSealedChunk));
  if (crypto::sha256(sealed) == name) return sealed;
  return Error{Fault::corrupt, file.string() + " was changed.", ""};
}

Result<Hash> writeChunk(const std::filesystem::path& folder, const crypto::MessageKey& key, ByteView plain,
                        Random& random) {
  const Bytes sealed = crypto::encryptRecord(key, viewOf(kBound), plain, random);
  const Hash name = crypto::sha256(sealed);
  const auto file = chunkFile(folder, name);
  CZ_CHECK(makeFolder(file.parent_path()));
  CZ_CHECK(writeFile(file, sealed));
  return name;
}

Result<Bytes> openChunk(const crypto::MessageKey& key, ByteView sealed) {
  return crypto::decryptRecord(key, viewOf(kBound), sealed);
}

}  // namespace cz::vault
