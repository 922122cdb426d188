#pragma once
// From a folder (or a parcel that travelled) to a Pack, or to every problem in it at once.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/pack/model.h"

namespace cz::pack {

/// The files of a pack by their path inside it ('/' between folders). Order is by path.
using Files = std::map<std::string, std::string>;

/// Reads pack.toml, units/, checks/ and media/ of a folder. Symbolic links out of the folder, files over
/// 16 MiB and more than 10,000 files are refused by name.
Result<Files> readFolder(const std::filesystem::path& folder);

/// One run of bytes for a whole pack, the same for the same files; its SHA-256 is the pack's hash.
std::string parcelOf(const Files& files);
Result<Files> filesOfParcel(std::string_view parcel);

enum class Severity { error, warning };

/// One thing the author should know, in a sentence that names the way out.
struct Problem {
  Severity severity = Severity::error;
  Where where;
  ItemId item;  ///< empty when no item is at fault
  std::string message;
};

/// What reading gave. `pack` is there only when there is no error among the problems: a pack is never half loaded.
struct Reading {
  std::optional<Pack> pack;
  std::vector<Problem> problems;
};

/// Syntax, names, types: what can be known without walking the draws.
Reading read(const Files& files);

/// `read`, and then the validator (validate.h) over every draw or a stated sample.
Reading readAndValidate(const Files& files);

}  // namespace cz::pack
