#pragma once
// A folder of one's own that is gone afterwards.

#include <cstdlib>
#include <filesystem>
#include <string>

namespace cz::tools {

class Scratch {
 public:
  Scratch() : path_(make()) {}
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  static std::filesystem::path make() {
    std::string name = (std::filesystem::temp_directory_path() / "checkzone-bench-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::abort();  // no room for a folder: nothing can be measured
    return name;
  }
  std::filesystem::path path_;
};

}  // namespace cz::tools
