#pragma once
// A pack on its way in: what could be read so far, and what was noticed. Rooms above see only finished packs.

#include <set>

#include "core/pack/media.h"
#include "core/pack/notes.h"

namespace cz::pack {

/// A check as far as it could be read. `check.items` holds the whole ones only; `itemIds` holds the broken ones, too,
/// so that a slot which names one isn't blamed for it.
struct DraftCheck {
  Check check;
  std::set<ItemId> itemIds;
};

struct DraftUnit {
  Unit unit;
  std::vector<Spot> lessonSpots;
  std::string file;
};

struct Draft {
  Pack pack;  ///< without units and checks; `finished` puts them in
  NumberStyle style = NumberStyle::point;
  std::vector<DraftUnit> units;
  std::vector<DraftCheck> checks;
  std::set<CheckId> checkIds;  ///< also of checks whose file can't be read
  Media media;
  std::vector<Problem> problems;
};

/// Reads every file, and checks names across files (structure.h). The problems are not sorted yet. `files` must outlive
/// what comes.
Draft draftOf(const Files& files);

/// One file each. Nothing comes back when it isn't TOML.
void readPackFile(const std::string& path, const std::string& text, Draft& draft);
void readUnit(const std::string& path, const std::string& text, Draft& draft);
void readCheck(const std::string& path, const std::string& text, Draft& draft);

/// "factors" of "checks/factors.toml".
std::string stemOf(const std::string& path);

/// The file's tree; a file that isn't TOML is a problem and gives nothing.
std::optional<Node> readTree(const std::string& text, const Notes& notes);

/// The pack with its lessons' titles filled in, when there is no error; problems sorted.
Reading finished(Draft draft);

}  // namespace cz::pack
