#include <algorithm>
#include <fstream>

#include "core/crypto/hash.h"
#include "core/vault/chunks.h"
#include "core/vault/files.h"
#include "core/vault/generation_file.h"

namespace cz::vault {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kReadMe =
    "This folder holds backups of a Checkzone station. They are encrypted: only the recovery sheet in the school's "
    "safe\n"
    "opens them. To bring a station back, install Checkzone on a new machine and run\n\n"
    "    checkzone-station restore THIS-FOLDER\n\n"
    "To see what is here and whether it is whole: checkzone-station backup --check THIS-FOLDER\n";

/// What the newest readable generation under this key holds, by plain piece.
using Known = std::map<Hash, Hash>;

Result<Known> knownIn(const fs::path& folder, const std::vector<std::uint64_t>& numbers, const VaultKey& key) {
  Known known;
  for (const std::uint64_t number : numbers) {
    auto file = readGeneration(folder, number);
    if (!file || !openBody(*file, key.data)) continue;
    for (std::size_t i = 0; i < file->stored.chunks.size(); ++i) known[file->stored.pieces[i]] = file->stored.chunks[i];
    break;
  }
  return known;
}

bool opensWithAny(StoredFile file, const VaultKey& key) {
  return openBody(file, key.data).ok() ||
         std::any_of(key.earlier.begin(), key.earlier.end(), [&](const auto& one) { return openBody(file, one).ok(); });
}

/// A station whose keys were renewed, and one restored from before that, know each other by the key of the backups.
Result<void> expectOurs(const fs::path& folder, const std::vector<std::uint64_t>& numbers, const VaultKey& key,
                        const crypto::Identity& station) {
  std::optional<std::string> room;  // of the newest one
  for (const std::uint64_t number : numbers) {
    const auto file = readGeneration(folder, number);
    if (!file) continue;
    if (file->stored.general.station == station || opensWithAny(*file, key)) return {};  // and so are all others
    if (!room) room = file->stored.general.about.room;
  }
  if (!room) return {};
  return Error{
      Fault::refused,
      folder.string() + " holds the backups of another station (" + *room + "). Give each station a folder of its own.",
      ""};
}

/// Files on their way into a vault.
class Packing {
 public:
  Packing(const fs::path& folder, const VaultKey& key, Known known, Random& random, Look look)
      : folder_(folder), key_(key), known_(std::move(known)), random_(random), look_(look) {}

  Result<void> add(const Item& item) {
    CZ_TRY(bytes, readFile(item.file, UINT64_MAX));
    stored.items.push_back({item.name, bytes.size(), crypto::sha256(bytes)});
    stored.general.bytes += bytes.size();
    for (ByteView rest = bytes; !rest.empty();) {
      const ByteView plain = rest.first(std::min(rest.size(), kChunk));
      rest = rest.subspan(plain.size());
      CZ_CHECK(addPiece(plain));
    }
    return {};
  }

  Stored stored;
  std::uint64_t newBytes = 0;

 private:
  /// A damaged one is written anew, and so is one that is missing or was cut off.
  bool isWhole(const Hash& name, std::size_t plain) const {
    if (look_ == Look::all) return readChunk(folder_, name).ok();
    std::error_code gone;
    return fs::file_size(chunkFile(folder_, name), gone) == plain + (kSealedChunk - kChunk) && !gone;
  }

  Result<void> addPiece(ByteView plain) {
    const Hash piece = pieceOf(key_.data, plain);
    const auto found = known_.find(piece);
    if (found == known_.end() || !isWhole(found->second, plain.size())) {
      CZ_TRY(name, writeChunk(folder_, key_.data, plain, random_));
      known_[piece] = name;
      newBytes += plain.size();
    }
    stored.pieces.push_back(piece);
    stored.chunks.push_back(known_[piece]);
    return {};
  }

  const fs::path& folder_;
  const VaultKey& key_;
  Known known_;
  Random& random_;
  Look look_;
};

}  // namespace

Result<Written> write(const fs::path& folder, const VaultKey& key, const About& about, const std::vector<Item>& items,
                      const crypto::DeviceKeys& owner, Random& random, Look look) {
  CZ_CHECK(makeFolder(folder / "chunks"));
  CZ_TRY(numbers, numbersIn(folder));
  CZ_CHECK(expectOurs(folder, numbers, key, owner.identity()));
  CZ_TRY(known, knownIn(folder, numbers, key));
  CZ_CHECK(writeFile(folder / "READ-ME.txt", viewOf(kReadMe)));
  Packing packing(folder, key, std::move(known), random, look);
  for (const Item& item : items) CZ_CHECK(packing.add(item));
  Stored& stored = packing.stored;
  stored.general.number = numbers.empty() ? 1 : numbers.front() + 1;
  stored.general.about = about;
  stored.general.version = key.version;
  stored.general.station = owner.identity();
  stored.general.sheet = key.sheet;
  stored.sealedKey = crypto::sealTo(key.sheet.box, key.data.view(), random);
  const std::uint64_t number = stored.general.number;
  CZ_CHECK(writeFile(folder / fileNameOf(number), writeStored(stored, key.data, owner, random)));
  return Written{number, stored.general.bytes, packing.newBytes};
}

}  // namespace cz::vault
