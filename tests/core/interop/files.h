#pragma once
// Files made for a test, and files of other people that the tests may read.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <system_error>

#include "core/pack/read.h"
#include "tests/support/catch.h"
#include "tests/support/where.h"

namespace cz::tests {

/// A folder of this test alone; gone when the object is.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "checkzone-test-XXXXXX").string();
    const char* made = ::mkdtemp(pattern.data());
    REQUIRE(made != nullptr);
    path_ = made;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::filesystem::path write(const std::string& name, const std::string& bytes) const {
    const auto file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Test data beside the repository; nothing (and a word about it) when it isn't there.
inline std::optional<std::filesystem::path> sharedData(const std::string& inside) {
  const std::filesystem::path at = std::filesystem::path(inTree("../shared/data")) / inside;
  if (std::filesystem::exists(at)) return at;
  WARN("skipped: " << at.string() << " is not here");
  return std::nullopt;
}

/// What an import left in the folder's pack; the test ends when it can't be used.
inline pack::Pack packIn(const Folder& folder) {
  auto reading = pack::readAndValidate(must(pack::readFolder(folder.path() / "pack")));
  for (const auto& problem : reading.problems) UNSCOPED_INFO(problem.message);
  REQUIRE(reading.pack.has_value());
  return *reading.pack;
}

}  // namespace cz::tests
