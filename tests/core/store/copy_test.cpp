// A copy of a database at one moment.

#include <sys/stat.h>

#include "tests/core/store/toys.h"

using namespace cz;
using namespace cz::tests;

TEST_CASE("A copy holds what was committed when it was made, opens as a database, and is its owner's alone") {
  const TempFolder folder;
  auto toys = openToys(folder / "toys.db");
  addToy(toys, "kite");
  addToy(toys, "drum");
  REQUIRE(toys.copyTo(folder / "copy.db"));
  addToy(toys, "ball");
  struct stat about {};
  REQUIRE(::stat((folder / "copy.db").c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
  auto copy = openToys(folder / "copy.db");
  CHECK(countOf(copy) == 2);
  addToy(copy, "top");
  CHECK(countOf(copy) == 3);
  CHECK(countOf(toys) == 3);
}

TEST_CASE("A copy replaces the one before, and pages that did not change are the same bytes") {
  const TempFolder folder;
  auto toys = openToys(folder / "toys.db");
  for (int i = 0; i < 2000; ++i) addToy(toys, "toy number " + std::to_string(i));
  REQUIRE(toys.copyTo(folder / "copy.db"));
  const Bytes before = readBytes(folder / "copy.db");
  addToy(toys, "one more");
  REQUIRE(toys.copyTo(folder / "copy.db"));
  const Bytes after = readBytes(folder / "copy.db");
  REQUIRE(before.size() > 10 * 4096);
  std::size_t changed = 0;
  for (std::size_t at = 0; at + 4096 <= std::min(before.size(), after.size()); at += 4096)
    changed += !std::equal(before.begin() + static_cast<std::ptrdiff_t>(at),
                           before.begin() + static_cast<std::ptrdiff_t>(at + 4096),
                           after.begin() + static_cast<std::ptrdiff_t>(at));
  CHECK(changed >= 1);
  CHECK(changed <= 6);  // the header, a leaf and an inner page of the table and of its index
}

TEST_CASE("Nothing is copied inside a transaction or to where nothing can be written, and no half file stays") {
  const TempFolder folder;
  auto toys = openToys(folder / "toys.db");
  {
    auto transaction = must(store::Transaction::begin(toys));
    CHECK(toys.copyTo(folder / "copy.db").error().fault == Fault::refused);
  }
  CHECK_FALSE(toys.copyTo(folder / "nowhere" / "copy.db"));
  CHECK_FALSE(std::filesystem::exists(folder / "copy.db"));
}

TEST_CASE("Once a database is settled, its file alone holds everything") {
  const TempFolder folder;
  {
    auto toys = openToys(folder / "toys.db");
    addToy(toys, "kite");
    REQUIRE(toys.settle());
  }
  std::filesystem::remove(folder / "toys.db-wal");
  auto toys = openToys(folder / "toys.db");
  CHECK(countOf(toys) == 1);
}
