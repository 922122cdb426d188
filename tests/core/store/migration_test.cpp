#include "core/store/migration.h"

#include "tests/core/store/toys.h"
#include "tests/support/catch.h"

using namespace cz;
using store::Database;
using store::Schema;

namespace {

Schema withStep(Schema schema, std::string_view sql) {
  schema.steps.push_back(sql);
  return schema;
}

}  // namespace

TEST_CASE("A file of last year gets this year's tables and keeps its rows") {
  const tests::TempFolder folder;
  {
    auto database = tests::openToys(folder / "toys.db");
    tests::addToy(database, "kite", 7);
  }
  const Schema newer = withStep(tests::toySchema(), "ALTER TABLE toy ADD COLUMN colour TEXT;");
  auto database = must(Database::open(folder / "toys.db", newer));
  auto row = must(database.query("SELECT price, colour FROM toy"));
  REQUIRE(must(row.step()));
  CHECK(row.integer(0) == 7);
  CHECK(row.isNull(1));
}

TEST_CASE("A step runs once") {
  const tests::TempFolder folder;
  const Schema schema = withStep(tests::toySchema(), "INSERT INTO toy VALUES('first', 1);");
  for (int opening = 0; opening < 3; ++opening) {
    auto database = must(Database::open(folder / "toys.db", schema));
    CHECK(tests::countOf(database) == 1);
  }
}

TEST_CASE("A step that fails leaves the file at the step before") {
  const tests::TempFolder folder;
  const Schema bad = withStep(tests::toySchema(), "CREATE TABLE box(name TEXT) STRICT; CREATE TABLE toy(name TEXT);");
  CHECK_FALSE(Database::open(folder / "toys.db", bad));
  auto database = tests::openToys(folder / "toys.db");
  CHECK(tests::countOf(database, "sqlite_schema WHERE name = 'box'") == 0);
  CHECK(tests::countOf(database) == 0);
}

TEST_CASE("A file that a newer program wrote is refused and not changed") {
  const tests::TempFolder folder;
  { must(Database::open(folder / "toys.db", withStep(tests::toySchema(), "CREATE TABLE box(name TEXT) STRICT;"))); }
  const Bytes before = tests::readBytes(folder / "toys.db");
  const auto older = Database::open(folder / "toys.db", tests::toySchema());
  REQUIRE_FALSE(older);
  CHECK(older.error().fault == Fault::refused);
  CHECK(older.error().message.find("newer Checkzone") != std::string::npos);
  CHECK(tests::holds(folder / "toys.db", before));
}

TEST_CASE("Another program's file is refused and not changed") {
  const tests::TempFolder folder;
  { tests::openToys(folder / "toys.db"); }
  const Bytes before = tests::readBytes(folder / "toys.db");
  Schema other = tests::toySchema();
  other.applicationId = 0x4F544852;
  other.name = "other database";
  const auto wrong = Database::open(folder / "toys.db", other);
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().fault == Fault::refused);
  CHECK(wrong.error().message.find("is no other database") != std::string::npos);
  CHECK(tests::holds(folder / "toys.db", before));
}
