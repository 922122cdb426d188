#pragma once
// The file of one generation. Inside this room only.
//
//   "MCZBACKUP1\n" | length, 4 bytes | head, CBOR | length, 4 bytes | body, encrypted under the data key and bound to
//   the head | Ed25519(station's manifest key, "mcz/backup/1\0" ‖ SHA-256(all before))
//
// head = {0: number, 1: time, 2: room, 3: attempts, 4: bytes, 5: sheet's version, 6: sheet, 7: data key sealed to it,
//   8: station, 9: names of the chunks}; body = {0: [[name, bytes, SHA-256] of each file], 1: which plain pieces they
//   are}

#include "core/vault/vault.h"

namespace cz::vault {

struct StoredItem {
  std::string name;
  std::uint64_t size = 0;
  Hash hash;
};

/// All that a generation's file says.
struct Stored {
  Generation general;
  Bytes sealedKey;
  std::vector<Hash> chunks;  ///< names, in the order of the files' pieces
  // The body, once it is opened:
  std::vector<StoredItem> items;
  std::vector<Hash> pieces;  ///< of each chunk
};

/// What is read of a file, before its body is opened.
struct StoredFile {
  Stored stored;
  Bytes head, body;
};

Bytes writeStored(const Stored& stored, const crypto::MessageKey& key, const crypto::DeviceKeys& owner, Random& random);
/// corrupt: changed, or no such file.
Result<StoredFile> readStored(ByteView bytes);
/// Adds items and pieces. corrupt: another key's.
Result<void> openBody(StoredFile& file, const crypto::MessageKey& key);

/// "000007.backup"
std::string fileNameOf(std::uint64_t number);
/// The numbers of all generations in the folder, newest first; whole or not.
Result<std::vector<std::uint64_t>> numbersIn(const std::filesystem::path& folder);
Result<StoredFile> readGeneration(const std::filesystem::path& folder, std::uint64_t number);

}  // namespace cz::vault
