#pragma once
// Where the dashboard's files lie, and their contents, read once.

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "core/base/result.h"

namespace cz::station {

/// The folder that holds `dashboard/`: the first that exists of `wanted`, $CHECKZONE_ASSETS, ../share/checkzone beside
/// the program's folder, the place of installation, and (for a program run from its build) the source tree's assets.
Result<std::filesystem::path> findAssets(const std::string& wanted);

/// Files of the dashboard by name ("today.mustache", "style.css"). A missing one is an error that names it.
class Assets {
 public:
  static Result<Assets> read(const std::filesystem::path& assetsFolder);
  /// Nothing when there is no such file. Only plain names; there is no way out of the folder.
  const std::string* find(const std::string& name) const;
  /// A file that must be there (read() has looked).
  const std::string& get(const std::string& name) const { return files_.at(name); }

 private:
  std::map<std::string, std::string> files_;
};

/// The media type by the file's ending; empty for what browsers must not ask for (templates).
std::string mediaTypeOf(const std::string& name);

}  // namespace cz::station
