// Migrations are never edited once released: this test notices.

#include "core/station/schema.h"

#include "core/crypto/hash.h"
#include "core/station/desk_rows.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using station::testing::Classroom;

TEST_CASE("The station's tables are those of version 36; whoever changes them adds a step") {
  Classroom room(true);
  store::Database& db = room.station().db();
  {
    auto row = must(db.query("PRAGMA user_version"));
    REQUIRE(must(row.step()));
    CHECK(row.integer(0) == 36);
  }
  // SHA-256 of everything that makes the tables what they are, as the file itself tells it.
  std::string text;
  auto row = must(db.query("SELECT name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY name"));
  while (must(row.step())) text += row.text(0) + "\n";
  CHECK(hexOf(crypto::sha256(viewOf(text)).view()) ==
        "a73335b86517c8faf9ec4cd2f4fdff95141e2b50b65e090e007e5d5ea53b2d2b");
}

TEST_CASE("What was chosen at the desk before it could be undone whole is still chosen, and its wishes hold") {
  tests::TempFolder folder;
  const auto file = folder.path() / "station.db";
  store::Schema before = station::schema();
  before.steps.resize(31);
  {
    auto db = must(store::Database::open(file, before));
    REQUIRE(
        db.runScript("INSERT INTO desk_deed(seat, attempt, slot, student, signed, before, at_ms) VALUES('b', 'a', "
                     "'s1', 'p', 1, NULL, "
                     "5);"
                     "INSERT INTO desk_level VALUES('a', 's1', 1, 'claim', 'p', 'trait', 'r', 'en', 2, 'w', 1);"
                     "INSERT INTO desk_second VALUES('a', 's1', 'p');"
                     "INSERT INTO desk_skip VALUES(4, 'a', 's1', 'proof', 'p');"));
  }
  auto db = must(store::Database::open(file, station::schema()));
  const station::DeskRows rows(db);
  const station::DeskPlace place{AttemptId("a"), SlotId("s1")};
  const auto levels = must(rows.levels(place, station::Marker::first));
  REQUIRE(levels.size() == 1);
  CHECK(levels.at(CriterionId("claim")).level == 2);
  CHECK(levels.at(CriterionId("claim")).words == "w");
  CHECK(must(rows.wantsSecond(place)));
  CHECK(must(rows.skipped(place)).at(CriterionId("proof")) == 4);
  CHECK(must(rows.lastDeedAt("b"))->mark == 1);
}
