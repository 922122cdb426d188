// Tables of facts are a view of the logs: dropped and drawn again, they are the same (trust: rule C).

#include "core/records/log_tables.h"
#include "tests/core/records/a_kiosk.h"

using namespace cz;
using namespace cz::tests;

namespace {

/// A few days of two students, with a station that unlocks in between.
void busyDays(Kiosk& kiosk) {
  TempFolder folder;
  const crypto::DeviceKeys stationKeys = keysNumber(50);
  auto database =
      must(store::Database::open(folder / "s.db", {0x4D435A53, "station database", {records::logTablesSql()}}));
  auto making = must(store::Transaction::begin(database));
  auto down = must(records::OwnLog::create(making, "down", ledger::Role::down, stationKeys, kiosk.clock, kiosk.random));
  REQUIRE(making.commit());
  for (int day = 1; day <= 4; ++day) {
    auto records = kiosk.open();
    REQUIRE(records.setDownlog(stationKeys.identity(), down.key().nonce));
    const GrantId grant(day == 1 ? "" : "g" + std::to_string(day - 1));
    const AttemptId id = takeCheck(records, newAttempt(kLex, kFactors, day, grant), day == 4);
    if (day < 4) REQUIRE(records.ask(kLex, kFactors, id, "day " + std::to_string(day)));
    if (day == 2) must(records.startAttempt(newAttempt(kSam, kPrimes)));
    auto granting = must(store::Transaction::begin(database));
    must(down.append(granting, ledger::LeafType::grant,
                     encode(records::Grant{GrantId("g" + std::to_string(day)), kLex, kFactors})));
    REQUIRE(granting.commit());
    must(records.receiveDown(must(down.slice(0))));
    kiosk.powerCut();
  }
}

}  // namespace

TEST_CASE("Facts drawn again are the same facts") {
  Kiosk kiosk;
  busyDays(kiosk);
  auto records = kiosk.open();
  const std::string before = must(records.factsAsText());
  CHECK(std::count(before.begin(), before.end(), '\n') == 5 + 3 + 4);  // attempts, requests, grants
  REQUIRE(records.rebuild());
  CHECK(must(records.factsAsText()) == before);
}

TEST_CASE("Facts written while working are the ones that are drawn at the next start") {
  Kiosk kiosk;
  std::string before;
  {
    auto records = kiosk.open();
    const AttemptId id = takeCheck(records, newAttempt(kLex, kFactors), false);
    REQUIRE(records.ask(kLex, kFactors, id, ""));
    must(records.startAttempt(newAttempt(kSam, kFactors)));
    before = must(records.factsAsText());
  }
  auto records = kiosk.open();
  CHECK(must(records.factsAsText()) == before);
}

TEST_CASE("Facts are in memory only: the file of a kiosk has no table of them") {
  Kiosk kiosk;
  busyDays(kiosk);
  auto database = must(store::Database::openReadOnly(kiosk.file()));
  auto row = must(database.query(
      "SELECT count(*) FROM sqlite_schema WHERE name IN ('attempt', 'asking', 'granted', 'marked', 'step', 'decided', "
      "'reformed')"));
  REQUIRE(must(row.step()));
  CHECK(row.integer(0) == 0);
}
