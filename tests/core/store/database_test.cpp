#include "core/store/database.h"

#include "tests/core/store/toys.h"
#include "tests/support/catch.h"

using namespace cz;
using store::Database;

TEST_CASE("What was committed is there after closing and opening") {
  const tests::TempFolder folder;
  {
    auto database = tests::openToys(folder / "toys.db");
    tests::addToy(database, "kite", 7);
  }
  auto database = tests::openToys(folder / "toys.db");
  auto row = must(database.query("SELECT name, price FROM toy"));
  REQUIRE(must(row.step()));
  CHECK(row.text(0) == "kite");
  CHECK(row.integer(1) == 7);
  CHECK_FALSE(must(row.step()));
}

TEST_CASE("Texts, bytes and nothing come back as they went in") {
  const tests::TempFolder folder;
  auto database = tests::openToys(folder / "toys.db");
  const std::string text("żółw 🐢 \0 end", 19);
  const Bytes bytes{0, 255, 0, 1};
  auto row =
      must(database.query("SELECT ?1, ?2, ?3, ?4, ?5, ?6", text, bytes, std::nullopt, "", Bytes{}, StudentId("ab")));
  REQUIRE(must(row.step()));
  CHECK(row.text(0) == text);
  CHECK(row.blob(1) == bytes);
  CHECK(row.isNull(2));
  CHECK((row.text(3).empty() && !row.isNull(3)));
  CHECK((row.blob(4).empty() && !row.isNull(4)));
  CHECK(row.text(5) == "ab");
}

TEST_CASE("The whole range of whole numbers is kept") {
  const tests::TempFolder folder;
  auto database = tests::openToys(folder / "toys.db");
  auto row = must(database.query("SELECT ?1, ?2", INT64_MIN, INT64_MAX));
  REQUIRE(must(row.step()));
  CHECK(row.integer(0) == INT64_MIN);
  CHECK(row.integer(1) == INT64_MAX);
}

TEST_CASE("A second program is told who has the file") {
  const tests::TempFolder folder;
  auto first = tests::openToys(folder / "toys.db");
  const auto second = Database::open(folder / "toys.db", tests::toySchema());
  REQUIRE_FALSE(second);
  CHECK(second.error().fault == Fault::refused);
  CHECK(second.error().message.find("Another program") != std::string::npos);
}

TEST_CASE("Commits are as durable as SQLite can make them") {
  const tests::TempFolder folder;
  auto database = tests::openToys(folder / "toys.db");
  const auto value = [&](const char* pragma) {
    auto row = must(database.query(pragma));
    REQUIRE(must(row.step()));
    return row.text(0);
  };
  CHECK(value("PRAGMA journal_mode") == "wal");
  CHECK(value("PRAGMA synchronous") == "2");  // FULL
  CHECK(value("PRAGMA locking_mode") == "exclusive");
  CHECK(value("PRAGMA trusted_schema") == "0");
  CHECK(value("PRAGMA cell_size_check") == "1");
  CHECK(value("PRAGMA secure_delete") == "1");
  CHECK(value("PRAGMA foreign_keys") == "1");
}

TEST_CASE("A value that contradicts the table is an input error, and the session goes on") {
  const tests::TempFolder folder;
  auto database = tests::openToys(folder / "toys.db");
  tests::addToy(database, "kite");
  const auto again = database.run("INSERT INTO toy VALUES('kite', 2)");
  REQUIRE_FALSE(again);
  CHECK(again.error().fault == Fault::input);
  CHECK_FALSE(database.broken());
  tests::addToy(database, "drum");
  CHECK(tests::countOf(database) == 2);
}

TEST_CASE("A folder that isn't there is named") {
  const tests::TempFolder folder;
  const auto database = Database::open(folder / "nowhere" / "toys.db", tests::toySchema());
  REQUIRE_FALSE(database);
  CHECK(database.error().fault == Fault::io);
  CHECK(database.error().message.find("nowhere/toys.db") != std::string::npos);
}
