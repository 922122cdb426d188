// Noticing that an author has saved something.

#include "core/tools/watch.h"

#include <fstream>

#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

using namespace cz;
using cz::tools::FolderWatch;
namespace fs = std::filesystem;

namespace {

void put(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a watched folder tells what came, what changed and what went, once") {
  const tests::TempFolder folder;
  put(folder.path() / "pack.toml", "a");
  put(folder.path() / "checks/c.toml", "b");
  FolderWatch watch(folder.path());
  CHECK(watch.changes().empty());
  put(folder.path() / "checks/c.toml", "longer");
  put(folder.path() / "media/new.png", "x");
  CHECK(watch.changes() == Names{"checks/c.toml", "media/new.png"});
  CHECK(watch.changes().empty());
  fs::remove(folder.path() / "media/new.png");
  CHECK(watch.changes() == Names{"media/new.png"});
}

TEST_CASE("a file that is written with as many letters as before has changed by its time") {
  const tests::TempFolder folder;
  put(folder.path() / "pack.toml", "a");
  FolderWatch watch(folder.path());
  put(folder.path() / "pack.toml", "b");
  fs::last_write_time(folder.path() / "pack.toml",
                      fs::last_write_time(folder.path() / "pack.toml") + std::chrono::seconds(1));
  CHECK(watch.changes() == Names{"pack.toml"});
}

TEST_CASE("what editors leave behind for a moment is no change") {
  const tests::TempFolder folder;
  FolderWatch watch(folder.path());
  put(folder.path() / ".c.toml.swp", "x");
  put(folder.path() / "c.toml~", "x");
  CHECK(watch.changes().empty());
}

TEST_CASE("a folder that isn't there yet is empty, and may come") {
  const tests::TempFolder folder;
  FolderWatch watch(folder.path() / "pack");
  CHECK(watch.changes().empty());
  put(folder.path() / "pack/pack.toml", "a");
  CHECK(watch.changes() == Names{"pack.toml"});
}
