#pragma once
// A card that is to be copied onto many machines must carry no keys: each copy makes its own when it first starts
// (trust: 2.2).

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace cz::desk {

struct ImageReady {
  std::vector<std::string> removed;  ///< file names, in the order of the alphabet
  std::vector<std::string> left;     ///< names that no kiosk makes; they were not touched
};

/// Removes what binds the data folder of a seat to this machine: keys, database, reserve; and the host keys of ssh that
/// a seat whose system is kept in memory has beside it, in "ssh" (deploy/libexec/ssh-keys). A folder that is missing is
/// ready. Nothing is removed when anything is refused.
/// Errors: refused: it has joined a station, or can't be told whether it has (keys without a database), or its kiosk is
/// running · corrupt: the database can't be read · io: a file can't be removed.
Result<ImageReady> prepareImage(const std::filesystem::path& folder);

}  // namespace cz::desk
