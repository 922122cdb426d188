#include "core/store/transaction.h"

#include "tests/core/store/toys.h"
#include "tests/support/catch.h"

using namespace cz;
using store::Transaction;

TEST_CASE("What is not committed is not there") {
  const tests::TempFolder folder;
  auto database = tests::openToys(folder / "toys.db");
  {
    auto transaction = must(Transaction::begin(database));
    REQUIRE(database.run("INSERT INTO toy VALUES('kite', 1)"));
    CHECK(database.inTransaction());
  }
  CHECK_FALSE(database.inTransaction());
  CHECK(tests::countOf(database) == 0);
}

TEST_CASE("A moved transaction is committed once and rolled back by nobody") {
  const tests::TempFolder folder;
  auto database = tests::openToys(folder / "toys.db");
  {
    auto first = must(Transaction::begin(database));
    auto second = std::move(first);
    REQUIRE(database.run("INSERT INTO toy VALUES('kite', 1)"));
    REQUIRE(second.commit());
  }
  CHECK(tests::countOf(database) == 1);
}

TEST_CASE("There is one transaction at a time") {
  const tests::TempFolder folder;
  auto database = tests::openToys(folder / "toys.db");
  auto first = must(Transaction::begin(database));
  CHECK_FALSE(Transaction::begin(database));
  CHECK(database.inTransaction());
}

TEST_CASE("When the disk is full nothing half is kept, and room made later is used") {
  const tests::TempFolder folder;
  auto database = tests::openToys(folder / "toys.db");
  tests::addToy(database, "kite");
  REQUIRE(database.runScript("PRAGMA max_page_count=5"));
  {
    auto transaction = must(Transaction::begin(database));
    REQUIRE(database.run("INSERT INTO toy VALUES('drum', 1)"));
    const auto big = database.run("INSERT INTO toy VALUES(?1, 1)", std::string(100'000, 'x'));
    REQUIRE_FALSE(big);
    CHECK(big.error().fault == Fault::full);
    CHECK(big.error().message.find("full") != std::string::npos);
  }
  CHECK(tests::countOf(database) == 1);
  REQUIRE(database.runScript("PRAGMA max_page_count=1000"));
  tests::addToy(database, "drum");
  CHECK(tests::countOf(database) == 2);
}

TEST_CASE("After a commit that failed nothing is written any more") {
  const tests::TempFolder folder;
  auto database = tests::openToys(folder / "toys.db");
  auto transaction = must(Transaction::begin(database));
  REQUIRE(database.run("INSERT INTO toy VALUES('kite', 1)"));
  // Somebody ends the transaction behind our back: the commit can't succeed.
  REQUIRE(database.runScript("ROLLBACK"));
  REQUIRE_FALSE(transaction.commit());
  REQUIRE(database.broken());
  CHECK_FALSE(Transaction::begin(database));
  CHECK_FALSE(database.run("INSERT INTO toy VALUES('drum', 1)"));
  CHECK_FALSE(database.runScript("DELETE FROM toy"));
  CHECK(tests::countOf(database) == 0);  // reading still works
}
