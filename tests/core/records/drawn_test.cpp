// A start that need not draw a whole year again: it draws the same facts, and finds the same damage.

#include "core/records/drawn.h"

#include "core/records/kiosk_seal.h"
#include "core/records/log_tables.h"
#include "core/records/payload_erase.h"
#include "core/records/payload_prune.h"
#include "tests/core/records/a_kiosk.h"
#include "tests/core/records/kiosk_file.h"

using namespace cz;
using namespace cz::tests;

namespace {

/// The file of a kiosk that has seen more than a thousand leaves, was switched on again, and has a day's work since.
/// Made once: it takes some seconds.
const Bytes& aYear() {
  static const Bytes file = [] {
    Kiosk kiosk;
    {
      auto records = kiosk.open();
      for (int i = 0; i < 500; ++i) {
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
    must(store::Database::open(kiosk.file(), kKioskFile));
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
    auto database = must(store::Database::open(file(), kKioskFile));
    REQUIRE(database.runScript(sql));
  }
  /// What is kept is changed by somebody who has the kiosk's own keys.
  template <class Change>
  void forge(Change change) {
    const records::KioskSeal seal(keys, random);
    auto database = must(store::Database::open(file(), kKioskFile));
    auto row = must(database.query("SELECT value FROM setting WHERE name = 'drawn'"));
    REQUIRE(must(row.step()));
    records::Drawn drawn = must(records::decodeDrawn(must(seal.open("setting/drawn", row.blob(0)))));
    row.reset();
    change(drawn);
    REQUIRE(database.run("UPDATE setting SET value = ?1 WHERE name = 'drawn'",
                         seal.close("setting/drawn", records::encode(drawn))));
  }
  std::string factsAtStart() {
    auto records = open();
    return must(records.factsAsText());
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

/// The tables without the tries of one student.
Bytes withoutSomebody(const Bytes& tables) {
  const TempFolder folder;
  auto database = must(store::Database::open(folder / "any.db", {1, "any database", {""}}));
  REQUIRE(database.runScript("ATTACH ':memory:' AS drawn"));
  REQUIRE(database.takeImage("drawn", tables));
  REQUIRE(database.run("DELETE FROM attempt WHERE student = '5100001'"));
  CHECK(database.changes() == 10);
  return must(database.image("drawn"));
}

TEST_CASE("What was kept is what a start goes by, unless another program kept it or a log went another way since") {
  OldKiosk honest;
  const std::string whole = honest.factsAtStart();
  const auto forged = [](auto change) {
    OldKiosk kiosk;
    kiosk.forge([&](records::Drawn& drawn) {
      drawn.facts.tables = withoutSomebody(drawn.facts.tables);
      change(drawn);
    });
    return kiosk.factsAtStart();
  };
  CHECK(std::count(whole.begin(), whole.end(), '\n') == 503);
  const std::string without = forged([](records::Drawn&) {});
  CHECK(std::count(without.begin(), without.end(), '\n') == 493);
  CHECK(forged([](records::Drawn& drawn) { drawn.program.bytes[0] ^= 1; }) == whole);
  CHECK(forged([](records::Drawn& drawn) { drawn.parts[0].root.bytes[0] ^= 1; }) == whole);
  CHECK(forged([](records::Drawn& drawn) { drawn.parts[0].log = LogId("another"); }) == whole);
  CHECK(forged([](records::Drawn& drawn) { drawn.parts[0].size += 5000; }) == whole);
  CHECK(forged([](records::Drawn& drawn) { drawn.parts.push_back(drawn.parts[0]); }) == whole);
  CHECK(forged([](records::Drawn& drawn) { drawn.parts.clear(); }) == whole);
  CHECK(forged([](records::Drawn& drawn) { drawn.sum.bytes[0] ^= 1; }) == whole);
  CHECK(forged([](records::Drawn& drawn) { drawn.key.bytes[0] ^= 1; }) == whole);
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
    must(store::Database::open(kiosk.file(), kKioskFile));
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

namespace {

/// A station that says one thing to a kiosk.
void say(OldKiosk& kiosk, records::KioskRecords& records, ledger::LeafType type, const Bytes& payload) {
  const TempFolder folder;
  const crypto::DeviceKeys keys = keysNumber(50);
  auto database =
      must(store::Database::open(folder / "s.db", {0x4D435A53, "station database", {records::logTablesSql()}}));
  auto transaction = must(store::Transaction::begin(database));
  auto down = must(records::OwnLog::create(transaction, "down", ledger::Role::down, keys, kiosk.clock, kiosk.random));
  must(down.append(transaction, type, payload));
  REQUIRE(transaction.commit());
  REQUIRE(records.setDownlog(keys.identity(), down.key().nonce));
  must(records.receiveDown(must(down.slice(0))));
}

}  // namespace

TEST_CASE("When a student is erased, what is kept from then on knows nothing of them either") {
  OldKiosk kiosk;
  std::string after;
  {
    auto records = kiosk.open();
    say(kiosk, records, ledger::LeafType::erase, encode(records::eraseOf(StudentId("5100001"))));
    after = must(records.factsAsText());
    CHECK(after.find("5100001") == std::string::npos);
  }
  kiosk.forge([](records::Drawn& drawn) {
    CHECK(textOf(drawn.facts.tables).find("5100001") == std::string_view::npos);
    CHECK(textOf(drawn.facts.tables).find("5100002") != std::string_view::npos);
    CHECK(drawn.parts.size() == 2);
  });
  kiosk.powerCut();
  CHECK(kiosk.factsAtStart() == after);
}

TEST_CASE("After the station said what need not be kept, a start goes by what was kept then, and draws the same") {
  OldKiosk kiosk;
  std::string after;
  {
    auto records = kiosk.open();
    REQUIRE(records.setAcked(1000));
    say(kiosk, records, ledger::LeafType::pruneBefore, encode(records::PruneBefore{900, 0}));
    after = must(records.factsAsText());
  }
  {
    auto database = must(store::Database::openReadOnly(kiosk.file()));
    auto row = must(database.query("SELECT min(idx) >= 900 FROM own_sealed"));
    REQUIRE(must(row.step()));
    CHECK(row.integer(0) == 1);
  }
  kiosk.forge([](records::Drawn& drawn) { CHECK(drawn.parts[0].size > 1000); });
  kiosk.powerCut();
  auto records = kiosk.open();
  CHECK(must(records.factsAsText()) == after);
  REQUIRE(records.rebuild());
  CHECK(must(records.factsAsText()) == after);
}
