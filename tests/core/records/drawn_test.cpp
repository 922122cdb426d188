// A start that need not draw a whole year again: it draws the same facts, and finds the same damage.

#include "core/records/drawn.h"

#include "tests/core/records/a_kiosk.h"

using namespace cz;
using namespace cz::tests;

namespace {

/// As many steps as the kiosk's tables have.
const store::Schema kSchema{0x4D435A4B, "kiosk database", {"", "", "", "", "", "", "", "", ""}};

/// The file of a kiosk that has seen more than a thousand leaves, was switched on again, and has a day's work since.
/// Made once: it takes some seconds.
const Bytes& aYear() {
  static const Bytes file = [] {
    Kiosk kiosk;
    {
      auto records = kiosk.open();
      for (int i = 1; i <= 500; ++i) {
        const StudentId student("5" + std::to_string(100'000 + i / 10));
        const AttemptId id = must(records.startAttempt(newAttempt(student, kFactors, i % 10 + 1)));
        REQUIRE(records.handIn(id, someResult(i % 10 == 9)));
      }
    }
    kiosk.powerCut();
    {
      auto records = kiosk.open();
      const AttemptId id = takeCheck(records, newAttempt(kLex, kFactors), false);
      REQUIRE(records.ask(kLex, kFactors, id, "I know it now"));
      must(records.startAttempt(newAttempt(kSam, kPrimes)));
    }
    must(store::Database::open(kiosk.file(), kSchema));
    return readBytes(kiosk.file());
  }();
  return file;
}

struct OldKiosk : Kiosk {
  OldKiosk() {
    writeBytes(file(), aYear());
    clock.wall += 7'200'000;
  }
  void runSql(const std::string& sql) {
    auto database = must(store::Database::open(file(), kSchema));
    REQUIRE(database.runScript(sql));
  }
  /// Whether anything is kept of what was drawn.
  bool remembers() {
    auto database = must(store::Database::openReadOnly(file()));
    auto row = must(database.query("SELECT 1 FROM setting WHERE name = 'drawn'"));
    return must(row.step());
  }
};

}  // namespace

TEST_CASE("A kiosk with more than a thousand leaves keeps what it drew of them; one with few does not") {
  OldKiosk kiosk;
  CHECK(kiosk.remembers());
  OldKiosk fresh;
  std::filesystem::remove(fresh.file());
  { fresh.open(); }
  CHECK_FALSE(fresh.remembers());
}

TEST_CASE("Facts that were kept, with those of the leaves since, are the ones that are drawn from the first leaf on") {
  OldKiosk kiosk;
  std::string kept;
  {
    auto records = kiosk.open();
    kept = must(records.factsAsText());
    CHECK(std::count(kept.begin(), kept.end(), '\n') == 500 + 2 + 1);  // tries, and one request
    REQUIRE(records.rebuild());
    CHECK(must(records.factsAsText()) == kept);
  }
  kiosk.runSql("DELETE FROM setting WHERE name = 'drawn'");
  auto records = kiosk.open();
  CHECK(must(records.factsAsText()) == kept);
}

TEST_CASE("Work goes on with what was kept: facts that are rolled back are gone, those that are saved are there") {
  OldKiosk kiosk;
  auto records = kiosk.open();
  const std::string before = must(records.factsAsText());
  CHECK_FALSE(records.startAttempt(newAttempt(kSam, kPrimes, 2)));  // one is open
  CHECK(must(records.factsAsText()) == before);
  takeCheck(records, newAttempt(StudentId("7700"), kPrimes), true);
  const std::string after = must(records.factsAsText());
  CHECK(after.size() > before.size());
  REQUIRE(records.rebuild());
  CHECK(must(records.factsAsText()) == after);
}

TEST_CASE("What was kept is believed only where it is whole and of the logs as they are") {
  std::string expected;
  {
    OldKiosk kiosk;
    auto records = kiosk.open();
    expected = must(records.factsAsText());
  }
  for (const char* sql : {"UPDATE setting SET value = zeroblob(length(value)) WHERE name = 'drawn'",
                          "UPDATE setting SET value = substr(value, 1, length(value) - 1) WHERE name = 'drawn'",
                          "UPDATE setting SET value = x'' WHERE name = 'drawn'"}) {
    OldKiosk kiosk;
    kiosk.runSql(sql);
    INFO(sql);
    auto records = kiosk.open();
    CHECK(must(records.factsAsText()) == expected);
  }
}

TEST_CASE("Damage among what was drawn before is found and named at the next start, as if nothing had been kept") {
  const OldKiosk whole;
  for (const char* sql :
       {"UPDATE seg SET leaves = zeroblob(length(leaves)) WHERE first = 200",
        "UPDATE seg SET leaves = (SELECT leaves FROM seg WHERE first = 301) WHERE first = 300",
        "DELETE FROM seg WHERE first = 900", "UPDATE payload SET body = zeroblob(length(body)) WHERE idx = 200",
        "UPDATE payload SET body = (SELECT body FROM payload WHERE idx = 202) WHERE idx = 200",
        "UPDATE payload SET idx = 90000 WHERE idx = 300",
        "UPDATE own_sealed SET body = zeroblob(length(body)) WHERE idx = 200", "DELETE FROM own_sealed WHERE idx = 200",
        "UPDATE payload SET body = zeroblob(length(body)) WHERE idx = (SELECT max(idx) FROM payload)",
        "UPDATE log SET size = size - 1", "UPDATE log SET boot = boot + 1",
        "UPDATE log SET frontier = zeroblob(length(frontier))"}) {
    OldKiosk kiosk;
    kiosk.runSql(sql);
    must(store::Database::open(kiosk.file(), kSchema));
    const Bytes before = readBytes(kiosk.file());
    INFO(sql);
    const auto records = kiosk.tryOpen();
    REQUIRE_FALSE(records);
    CHECK(records.error().fault == Fault::corrupt);
    CHECK(records.error().message.find("left as it is") != std::string::npos);
    CHECK(holds(kiosk.file(), before));
  }
}

TEST_CASE("A payload that is deleted from what was drawn is missed at once, and its facts are not made up") {
  OldKiosk kiosk;
  std::string before;
  {
    auto records = kiosk.open();
    before = must(records.factsAsText());
  }
  kiosk.runSql("DELETE FROM own_sealed WHERE idx = 200; DELETE FROM payload WHERE idx = 200");
  auto records = kiosk.open();
  const std::string after = must(records.factsAsText());
  CHECK(after != before);
  REQUIRE(records.rebuild());
  CHECK(must(records.factsAsText()) == after);
}
