// A damaged file is named, and left as it is for whoever examines it (cases O-41, O-42).

#include "tests/core/store/toys.h"
#include "tests/support/catch.h"

using namespace cz;
using store::Database;

namespace {

namespace fs = std::filesystem;

/// A database of several pages, everything in the main file.
Bytes manyToys(const fs::path& file) {
  {
    auto database = tests::openToys(file);
    for (int i = 0; i < 60; ++i) tests::addToy(database, "toy " + std::to_string(i) + std::string(200, '.'), i);
  }
  { tests::openToys(file); }  // opening moves the journal into the file
  return tests::readBytes(file);
}

std::vector<std::string> toysIn(Database& database) {
  std::vector<std::string> names;
  auto row = must(database.query("SELECT name FROM toy ORDER BY price"));
  while (must(row.step())) names.push_back(row.text(0));
  return names;
}

}  // namespace

TEST_CASE("A file that is no database is refused and kept") {
  const tests::TempFolder folder;
  const Bytes letter(5000, 'x');
  tests::writeBytes(folder / "toys.db", letter);
  const auto database = Database::open(folder / "toys.db", tests::toySchema());
  REQUIRE_FALSE(database);
  CHECK(database.error().fault == Fault::corrupt);
  CHECK(database.error().message.find("left as it is") != std::string::npos);
  CHECK(tests::holds(folder / "toys.db", letter));
}

TEST_CASE("A file that was cut short is refused and kept") {
  const tests::TempFolder folder;
  const Bytes whole = manyToys(folder / "toys.db");
  for (std::size_t pages = 1; pages * 4096 < whole.size(); ++pages) {
    const Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(pages * 4096 - 100));
    tests::writeBytes(folder / "toys.db", cut);
    fs::remove(folder / "toys.db-wal");
    const auto database = Database::open(folder / "toys.db", tests::toySchema());
    REQUIRE_FALSE(database);
    CHECK(database.error().fault == Fault::corrupt);
    CHECK(tests::holds(folder / "toys.db", cut));
  }
}

TEST_CASE("A page of rubbish is refused and kept") {
  const tests::TempFolder folder;
  const Bytes whole = manyToys(folder / "toys.db");
  for (std::size_t page = 1; page < whole.size() / 4096; ++page) {
    Bytes damaged = whole;
    std::fill_n(damaged.begin() + static_cast<std::ptrdiff_t>(page * 4096), 4096, std::uint8_t{0xA5});
    tests::writeBytes(folder / "toys.db", damaged);
    fs::remove(folder / "toys.db-wal");
    const auto database = Database::open(folder / "toys.db", tests::toySchema());
    REQUIRE_FALSE(database);
    CHECK(database.error().fault == Fault::corrupt);
    CHECK(tests::holds(folder / "toys.db", damaged));
  }
}

TEST_CASE("A damaged file is kept together with its journal") {
  const tests::TempFolder folder;
  Bytes damaged = manyToys(folder / "toys.db");
  {
    auto database = tests::openToys(folder / "toys.db");
    tests::addToy(database, "last one");
  }
  const Bytes journal = tests::readBytes(folder / "toys.db-wal");
  REQUIRE_FALSE(journal.empty());
  std::fill_n(damaged.begin() + 2 * 4096, 4096, std::uint8_t{0xA5});
  tests::writeBytes(folder / "toys.db", damaged);
  REQUIRE_FALSE(Database::open(folder / "toys.db", tests::toySchema()));
  CHECK(tests::holds(folder / "toys.db", damaged));
  CHECK(tests::holds(folder / "toys.db-wal", journal));
}

TEST_CASE(
    "However the journal of the last commit is cut, that commit is there or not there, and nothing else is lost") {
  const tests::TempFolder folder;
  manyToys(folder / "toys.db");
  std::vector<std::string> before;
  {
    auto database = tests::openToys(folder / "toys.db");
    tests::addToy(database, "next to last", 100);
    before = toysIn(database);
  }
  {
    auto database = tests::openToys(folder / "toys.db");
    tests::addToy(database, "last", 101);
  }
  const Bytes whole = tests::readBytes(folder / "toys.db");
  const Bytes journal = tests::readBytes(folder / "toys.db-wal");
  std::vector<std::string> after = before;
  after.emplace_back("last");
  std::size_t complete = 0;
  for (std::size_t cut = 0; cut <= journal.size();
       cut = cut < journal.size() ? std::min(cut + 512, journal.size()) : cut + 1) {
    tests::writeBytes(folder / "toys.db", whole);
    tests::writeBytes(folder / "toys.db-wal", ByteView(journal).first(cut));
    auto database = tests::openToys(folder / "toys.db");
    const auto toys = toysIn(database);
    const bool expected = toys == before || toys == after;
    CHECK(expected);
    if (toys == after) ++complete;
  }
  CHECK(complete >= 1);  // the uncut journal, at least
}
