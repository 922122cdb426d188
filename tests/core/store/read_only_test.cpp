#include "tests/core/store/toys.h"
#include "tests/support/catch.h"

using namespace cz;
using store::Database;

TEST_CASE("Looking at a file sees every commit and changes nothing") {
  const tests::TempFolder folder;
  {
    auto database = tests::openToys(folder / "toys.db");
    tests::addToy(database, "kite");
  }
  const Bytes before = tests::readBytes(folder / "toys.db");
  {
    auto looking = must(Database::openReadOnly(folder / "toys.db"));
    CHECK(tests::countOf(looking) == 1);
    CHECK_FALSE(looking.run("INSERT INTO toy VALUES('drum', 1)"));
  }
  CHECK(tests::holds(folder / "toys.db", before));
  auto database = tests::openToys(folder / "toys.db");
  CHECK(tests::countOf(database) == 1);
}

TEST_CASE("Looking is refused while a program writes") {
  const tests::TempFolder folder;
  auto database = tests::openToys(folder / "toys.db");
  const auto looking = Database::openReadOnly(folder / "toys.db");
  REQUIRE_FALSE(looking);
  CHECK(looking.error().fault == Fault::refused);
}

TEST_CASE("Looking at a file that isn't there makes none") {
  const tests::TempFolder folder;
  CHECK_FALSE(Database::openReadOnly(folder / "toys.db"));
  CHECK_FALSE(std::filesystem::exists(folder / "toys.db"));
}
