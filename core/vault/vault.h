#pragma once
// A folder of backups. What is in it is encrypted under a data key, and the data key is sealed to the recovery sheet:
// the sheet opens everything, the folder alone tells when a backup was made, of which room, and how large it is.
//
//   READ-ME.txt        what this folder is, for whoever finds it
//   000007.backup      one generation: a signed list of chunks (generation_file.h). What has none is no backup.
//   looked.txt         when every chunk was looked at last
//   chunks/3f/3fa0…    64 KiB of a file, encrypted; named by the SHA-256 of these very bytes, so that damage shows
//
// A generation shares the chunks that did not change with those before it. Its own file is written last, so that a
// backup which was cut off is never taken for a whole one.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/outside.h"
#include "core/crypto/box.h"
#include "core/crypto/keys.h"

namespace cz::vault {

/// What the owner of the backups keeps to itself, so that the next one need not write everything again.
struct VaultKey {
  crypto::MessageKey data;    ///< secret
  crypto::Identity sheet;     ///< whose sheet opens it
  std::uint64_t version = 0;  ///< of the sheet
  /// Secret; those of earlier sheets. Backups under any of them are the owner's, whichever keys it had then.
  std::vector<crypto::MessageKey> earlier = {};
};

struct Item {
  std::string name;  ///< in the backup: "station.db"
  std::filesystem::path file;
};

/// What everybody may read of a generation.
struct About {
  std::string room;
  std::int64_t atMs = 0;       ///< milliseconds since 1970
  std::uint64_t attempts = 0;  ///< handed in or open, as the station knew them
  friend bool operator==(const About&, const About&) = default;
};

struct Generation {
  std::uint64_t number = 0;
  About about;
  std::uint64_t version = 0;         ///< of the sheet that opens it
  crypto::Identity sheet;            ///< whose secret half opens it
  crypto::Identity station;          ///< whose it is
  std::uint64_t bytes = 0;           ///< of what it holds
  std::vector<std::string> damaged;  ///< what is missing or changed, a sentence each; empty = whole, as far as looked
};

struct Written {
  std::uint64_t number = 0;
  std::uint64_t bytes = 0;     ///< of what it holds
  std::uint64_t newBytes = 0;  ///< that were not in the folder before
};

/// How much of what lies there is read again. A day's backup costs what is new that day; that all is still whole shows
/// when somebody asks (`check`), and once in a while.
enum class Look {
  fresh,  ///< a chunk that is there in its full length is taken for whole
  all,    ///< every chunk is read; a damaged one is written anew
};
/// Whether a week has gone by since all was looked at, by the clock of the backups. True also when that can't be told.
bool isLookDue(const std::filesystem::path& folder, std::int64_t nowMs);
/// All was looked at and found whole.
Result<void> noteLook(const std::filesystem::path& folder, std::int64_t nowMs);

/// Adds a generation. `owner` signs it. refused: the folder holds the backups of another station: none is signed by
/// it, or under one of the keys. On any error the folder holds what it held before.
Result<Written> write(const std::filesystem::path& folder, const VaultKey& key, const About& about,
                      const std::vector<Item>& items, const crypto::DeviceKeys& owner, Random& random,
                      Look look = Look::all);

/// How the file of a generation begins (generation_file.h).
inline constexpr std::string_view kGenerationMagic = "MCZBACKUP1\n";
/// What the bytes of such a file tell anybody, when the station that they name signed them. corrupt: changed, or none.
Result<Generation> generationIn(ByteView bytes);

/// Newest first; those whose own file is damaged have only their number and that. Looks at no chunk.
Result<std::vector<Generation>> list(const std::filesystem::path& folder);
/// The same after a look at every chunk: which are missing or changed. No sheet is needed.
Result<std::vector<Generation>> check(const std::filesystem::path& folder);

/// Whether a sheet is the one that opens a generation.
bool opens(const crypto::DeviceKeys& sheet, const Generation& generation);
/// Writes the items of a generation into `into`, which is there and holds none of them. Every chunk and every file is
/// verified. refused: the sheet is another one · corrupt: names what is damaged; what was written is to be thrown away.
Result<void> unpack(const std::filesystem::path& folder, const Generation& generation, const crypto::DeviceKeys& sheet,
                    const std::filesystem::path& into);

/// Forgets all but the newest `most` whole generations, and the chunks that nobody needs. Gives how many generations
/// went. Nothing goes while a generation that stays is damaged, as far as was looked.
Result<int> keep(const std::filesystem::path& folder, std::size_t most, Look look = Look::all);

}  // namespace cz::vault
