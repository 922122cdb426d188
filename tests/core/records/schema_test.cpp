// Migrations are never edited once released: this test notices.

#include "core/crypto/hash.h"
#include "core/records/log_tables.h"
#include "tests/core/records/a_kiosk.h"

using namespace cz;
using namespace cz::tests;

namespace {

/// SHA-256 of everything that makes the kiosk's tables what they are, as the file itself tells it.
std::string schemaOf(const std::filesystem::path& file) {
  auto database = must(store::Database::openReadOnly(file));
  std::string text;
  auto row = must(database.query("SELECT name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY name"));
  while (must(row.step())) text += row.text(0) + "\n";
  return hexOf(crypto::sha256(viewOf(text)).view());
}

std::int64_t versionOf(const std::filesystem::path& file) {
  auto database = must(store::Database::openReadOnly(file));
  auto row = must(database.query("PRAGMA user_version"));
  REQUIRE(must(row.step()));
  return row.integer(0);
}

}  // namespace

TEST_CASE("The kiosk's tables are those of version 10; whoever changes them adds a step") {
  Kiosk kiosk;
  { kiosk.open(); }
  CHECK(versionOf(kiosk.file()) == 10);
  CHECK(schemaOf(kiosk.file()) == "26ef7e5a53659c95ae6a1187ac6053eafbbb1219bc1a79d3f9a4a1773dbf68c7");
}

TEST_CASE("The tables of logs are the same wherever logs are kept") {
  CHECK(records::logTablesSql().find("CREATE TABLE log(") != std::string_view::npos);
  CHECK(records::logTablesSql().find("CREATE TABLE evidence(") != std::string_view::npos);
}
