#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "core/pack/read.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::pack;

namespace fs = std::filesystem;

namespace {

/// A folder of its own for each test, gone at the end.
class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "checkzone-pack-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::string refusal(const Folder& folder) {
  const auto files = readFolder(folder.path());
  return files ? "not refused" : files.error().message;
}

}  // namespace

TEST_CASE("A folder gives its packs' files and nothing else that lies there") {
  const Folder folder;
  folder.write("pack.toml", "format = 1\n");
  folder.write("units/u.toml", "u");
  folder.write("checks/c.toml", std::string("\0x", 2));
  folder.write("media/deep/er/a.png", "png");
  folder.write("README.md", "not part of it");
  folder.write(".git/config", "not part of it");
  folder.write("checks/.c.toml.swp", "an editor's");
  folder.write("media/.cache/x", "hidden");
  const Files files = must(readFolder(folder.path()));
  CHECK(files == Files{{"checks/c.toml", std::string("\0x", 2)},
                       {"media/deep/er/a.png", "png"},
                       {"pack.toml", "format = 1\n"},
                       {"units/u.toml", "u"}});
}

TEST_CASE("A folder that isn't there, or is a file, is said so") {
  const Folder folder;
  const auto none = readFolder(folder.path() / "none");
  REQUIRE_FALSE(none);
  CHECK(none.error().fault == Fault::notFound);
  CHECK(none.error().message.find("There is no folder") == 0);
  folder.write("pack.toml", "x");
  CHECK_FALSE(readFolder(folder.path() / "pack.toml"));
}

TEST_CASE("Links out of the folder are refused by name; links within it are followed") {
  const Folder outside;
  outside.write("secret.toml", "s");
  const Folder folder;
  folder.write("pack.toml", "p");
  folder.write("checks/a.toml", "a");
  fs::create_symlink(folder.path() / "checks/a.toml", folder.path() / "checks/b.toml");
  CHECK(must(readFolder(folder.path())).at("checks/b.toml") == "a");
  fs::create_symlink(outside.path() / "secret.toml", folder.path() / "checks/c.toml");
  CHECK(refusal(folder).find("checks/c.toml: this link leads out of the pack's folder") == 0);
}

TEST_CASE("A linked folder that leads out and a link to nowhere are refused") {
  const Folder outside;
  outside.write("c.toml", "s");
  const Folder folder;
  folder.write("pack.toml", "p");
  fs::create_directory_symlink(outside.path(), folder.path() / "checks");
  CHECK(refusal(folder).find("checks: this link leads out") == 0);
  fs::remove(folder.path() / "checks");
  folder.write("media/a.png", "a");
  fs::create_symlink(folder.path() / "none", folder.path() / "media/b.png");
  CHECK(refusal(folder).find("media/b.png: this link leads nowhere") == 0);
}

TEST_CASE("A file that would never end or is too large is refused by name") {
  const Folder folder;
  folder.write("pack.toml", "p");
  folder.write("media/a.png", "a");
  REQUIRE(mkfifo((folder.path() / "media/pipe").c_str(), 0600) == 0);
  CHECK(refusal(folder).find("media/pipe: this is not a plain file") == 0);
  fs::remove(folder.path() / "media/pipe");
  fs::resize_file(folder.path() / "media/a.png", 16u << 20);
  CHECK(refusal(folder) == "not refused");
  fs::resize_file(folder.path() / "media/a.png", (16u << 20) + 1);
  CHECK(refusal(folder).find("media/a.png: this file is larger than 16 MiB") == 0);
}

TEST_CASE("Names that can't travel are refused") {
  const Folder folder;
  folder.write("pack.toml", "p");
  folder.write("media/a\\b.png", "x");
  CHECK(refusal(folder).find("this name can't travel") != std::string::npos);
}
