#pragma once
// The end of a database's journal (SQLite's "-wal" file) that can't be used. SQLite stops at the last commit whose
// checksums fit and passes over what follows in silence: after a power cut a piece of a commit that nobody was told is
// saved, and after damage also commits that were. Opening keeps the bytes beside the database, under a name that says
// which it was (base/aside.h), until a person has looked and deletes them (case O-41).

#include <filesystem>
#include <optional>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace cz::store {

/// As every commit is synced before the next one is begun, a power cut leaves at most one, at the very end, whose pages
/// came to the disk in another order: by the bytes it can't be told from one that was damaged later.
enum class Torn {
  unfinished,  ///< no commit
  unsure,      ///< one, at the very end
  finished     ///< more, or something after it: damage
};

struct TornEnd {
  std::uint64_t from = 0;   ///< byte of the journal
  std::uint64_t bytes = 0;  ///< of it
  Torn what = Torn::unfinished;
};
/// What of a journal's bytes SQLite will not use although it belongs there, with what lies between. Nothing: it ends as
/// it should. What is left over from an earlier use of the file doesn't count.
std::optional<TornEnd> tornEndOf(ByteView journal);

/// For the opening ceremony: looks at the journal of this database and keeps what is torn. Nobody else may have it
/// open.
void keepTornEnd(const std::filesystem::path& database);

/// What was kept beside a database.
struct TornPiece {
  std::filesystem::path file;
  Torn what = Torn::unfinished;
};
/// In the order of their names.
std::vector<TornPiece> tornPieces(const std::filesystem::path& database);
/// What was found and what was done, for people.
std::string wordsOf(const TornPiece& piece);
/// Deletes them: they hold what the database held.
Result<void> dropTornPieces(const std::filesystem::path& database);

}  // namespace cz::store
