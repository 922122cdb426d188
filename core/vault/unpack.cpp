#include <fcntl.h>
#include <unistd.h>

#include "core/crypto/hash.h"
#include "core/vault/chunks.h"
#include "core/vault/files.h"
#include "core/vault/generation_file.h"

namespace cz::vault {
namespace {

namespace fs = std::filesystem;

Error damaged(std::uint64_t number, const std::string& what) {
  return {Fault::corrupt, "Backup " + std::to_string(number) + " is damaged: " + what, ""};
}

/// A name that stays in its folder.
bool isPlain(const std::string& name) {
  return !name.empty() && name != "." && name != ".." && name.find('/') == std::string::npos &&
         name.find('\0') == std::string::npos;
}

Result<crypto::MessageKey> dataKey(const Stored& stored, const crypto::DeviceKeys& sheet) {
  const auto opened = sheet.unseal(stored.sealedKey);
  if (!opened) return damaged(stored.general.number, "its key does not open.");
  return fixedFrom<crypto::MessageKey>(*opened, "The key of a backup");
}

Result<Bytes> itemOf(const fs::path& folder, const Stored& stored, const StoredItem& item,
                     const crypto::MessageKey& key, std::size_t& at) {
  Bytes bytes;
  while (bytes.size() < item.size) {
    if (at == stored.chunks.size()) return damaged(stored.general.number, item.name + " is cut off.");
    const auto sealed = readChunk(folder, stored.chunks[at]);
    if (!sealed) return damaged(stored.general.number, sealed.error().message);
    const auto plain = openChunk(key, *sealed);
    if (!plain || plain->empty() || pieceOf(key, *plain) != stored.pieces[at])
      return damaged(stored.general.number, chunkFile(folder, stored.chunks[at]).string() + " does not open.");
    bytes.insert(bytes.end(), plain->begin(), plain->end());
    ++at;
  }
  if (bytes.size() == item.size && crypto::sha256(bytes) == item.hash) return bytes;
  return damaged(stored.general.number, item.name + " is not what was backed up.");
}

}  // namespace

bool opens(const crypto::DeviceKeys& sheet, const Generation& generation) {
  return sheet.identity() == generation.sheet;
}

Result<void> unpack(const fs::path& folder, const Generation& generation, const crypto::DeviceKeys& sheet,
                    const fs::path& into) {
  CZ_TRY(file, readGeneration(folder, generation.number));
  if (file.stored.general.sheet != sheet.identity())
    return Error{Fault::refused,
                 "This is not the recovery sheet that opens this backup. It needs version " +
                     std::to_string(generation.version) + " of the sheet.",
                 ""};
  CZ_TRY(key, dataKey(file.stored, sheet));
  if (!openBody(file, key)) return damaged(generation.number, "its list does not open.");
  std::size_t at = 0;
  for (const StoredItem& item : file.stored.items) {
    if (!isPlain(item.name)) return damaged(generation.number, "it names a file that can't be.");
    CZ_TRY(bytes, itemOf(folder, file.stored, item, key, at));
    CZ_CHECK(writeFile(into / item.name, bytes));
  }
  return {};
}

}  // namespace cz::vault
