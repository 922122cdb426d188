// Migrations are never edited once released: this test notices.

#include "core/station/schema.h"

#include "core/crypto/hash.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using station::testing::Classroom;

TEST_CASE("The station's tables are those of version 32; whoever changes them adds a step") {
  Classroom room(true);
  store::Database& db = room.station().db();
  {
    auto row = must(db.query("PRAGMA user_version"));
    REQUIRE(must(row.step()));
    CHECK(row.integer(0) == 32);
  }
  // SHA-256 of everything that makes the tables what they are, as the file itself tells it.
  std::string text;
  auto row = must(db.query("SELECT name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY name"));
  while (must(row.step())) text += row.text(0) + "\n";
  CHECK(hexOf(crypto::sha256(viewOf(text)).view()) ==
        "3d849aa1a3353c6628541545e193df4b2e6dd00b9447e51c2a07d6064edcd1f1");
}
