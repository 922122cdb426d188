#pragma once
// A small schema for the tests of the store.

#include "core/store/database.h"
#include "core/store/transaction.h"
#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

namespace cz::tests {

inline store::Schema toySchema() {
  return {0x544F5953, "toy database", {"CREATE TABLE toy(name TEXT PRIMARY KEY, price INT) STRICT;"}};
}

inline store::Database openToys(const std::filesystem::path& file) {
  return must(store::Database::open(file, toySchema()));
}

inline std::int64_t countOf(store::Database& database, const std::string& table = "toy") {
  auto statement = must(database.query("SELECT count(*) FROM " + table));
  REQUIRE(must(statement.step()));
  return statement.integer(0);
}

inline void addToy(store::Database& database, const std::string& name, std::int64_t price = 1) {
  auto transaction = must(store::Transaction::begin(database));
  REQUIRE(database.run("INSERT INTO toy VALUES(?1, ?2)", name, price));
  REQUIRE(transaction.commit());
}

}  // namespace cz::tests
