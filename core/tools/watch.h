#pragma once
// Waiting until somebody saves a file of a folder.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace cz::tools {

/// What a folder looked like: size and time of the last change of each file in it and in its folders.
class FolderWatch {
 public:
  explicit FolderWatch(std::filesystem::path folder);

  /// The files that came, went or changed since the last call, relative to the folder, by name. Files that are hidden,
  /// or left by editors for a moment (ending in ~), don't count.
  std::vector<std::string> changes();

 private:
  using Mark = std::pair<std::uintmax_t, std::filesystem::file_time_type>;
  std::map<std::string, Mark> look() const;

  std::filesystem::path folder_;
  std::map<std::string, Mark> seen_;
};

}  // namespace cz::tools
