#pragma once
// A place for files that only pass through.

#include <cstdlib>
#include <filesystem>
#include <string>

namespace cz::station {

/// A folder for its owner alone, gone with this object.
class OwnFolder {
 public:
  OwnFolder() {
    std::error_code none;
    std::string name = (std::filesystem::temp_directory_path(none) / "checkzone-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~OwnFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  OwnFolder(const OwnFolder&) = delete;
  OwnFolder& operator=(const OwnFolder&) = delete;
  /// Empty: it could not be made, as on a full disk.
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace cz::station
