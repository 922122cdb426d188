// A database in memory beside the file, as bytes and back.

#include "core/store/transaction.h"
#include "tests/core/store/toys.h"
#include "tests/support/catch.h"

using namespace cz;
using store::Database;
using store::Transaction;

namespace {

constexpr const char* kAttach = "ATTACH ':memory:' AS shelf";

Database withShelf(const std::filesystem::path& file) {
  auto database = tests::openToys(file);
  REQUIRE(database.runScript(kAttach));
  return database;
}

std::int64_t booksOn(Database& database) {
  auto row = must(database.query("SELECT count(*) FROM book"));
  REQUIRE(must(row.step()));
  return row.integer(0);
}

/// A shelf with two books.
Bytes anImage(const tests::TempFolder& folder) {
  auto database = withShelf(folder / "first.db");
  REQUIRE(database.runScript("CREATE TABLE shelf.book(title TEXT); INSERT INTO book VALUES('one'), ('two')"));
  return must(database.image("shelf"));
}

}  // namespace

TEST_CASE("What was in memory is there again from its bytes, and can be added to") {
  const tests::TempFolder folder;
  const Bytes image = anImage(folder);
  auto database = withShelf(folder / "second.db");
  REQUIRE(database.takeImage("shelf", image));
  CHECK(booksOn(database) == 2);
  REQUIRE(database.run("INSERT INTO book VALUES(?1)", "three"));
  CHECK(booksOn(database) == 3);
  auto again = withShelf(folder / "third.db");
  REQUIRE(again.takeImage("shelf", must(database.image("shelf"))));
  CHECK(booksOn(again) == 3);
}

TEST_CASE("After that a transaction over file and memory is one: rolled back, neither has it") {
  const tests::TempFolder folder;
  const Bytes image = anImage(folder);
  auto database = withShelf(folder / "second.db");
  REQUIRE(database.takeImage("shelf", image));
  {
    auto transaction = must(Transaction::begin(database));
    REQUIRE(database.run("INSERT INTO toy VALUES(?1, ?2)", "kite", 7));
    REQUIRE(database.run("DELETE FROM book"));
    CHECK(booksOn(database) == 0);
  }
  CHECK(booksOn(database) == 2);
  CHECK(tests::countOf(database) == 0);
  {
    auto transaction = must(Transaction::begin(database));
    REQUIRE(database.run("INSERT INTO toy VALUES(?1, ?2)", "kite", 7));
    REQUIRE(database.run("DELETE FROM book WHERE title = 'one'"));
    REQUIRE(transaction.commit());
  }
  CHECK(booksOn(database) == 1);
  CHECK(tests::countOf(database) == 1);
}

TEST_CASE("Inside a transaction nothing is made an image of, and none is taken") {
  const tests::TempFolder folder;
  const Bytes image = anImage(folder);
  auto database = withShelf(folder / "second.db");
  auto transaction = must(Transaction::begin(database));
  CHECK(database.image("shelf").error().fault == Fault::refused);
  CHECK(database.takeImage("shelf", image).error().fault == Fault::refused);
}
