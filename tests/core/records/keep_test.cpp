// Parcels and settings, and which of them are still needed.

#include "core/crypto/hash.h"
#include "tests/core/records/a_kiosk.h"

using namespace cz;
using namespace cz::tests;
using ledger::LeafType;
using records::PackApplied;
using records::RosterApplied;

namespace {

bool has(records::KioskRecords& records, const Hash& hash) { return must(records.blob(hash)).has_value(); }

}  // namespace

TEST_CASE("A parcel is found by its hash, after a restart as well") {
  Kiosk kiosk;
  Hash hash;
  {
    auto records = kiosk.open();
    hash = must(records.putBlob(viewOf("a roster")));
    CHECK(must(records.putBlob(viewOf("a roster"))) == hash);
    CHECK(hash == crypto::sha256(viewOf("a roster")));
  }
  auto records = kiosk.open();
  CHECK(textOf(must(records.blob(hash)).value()) == "a roster");
  CHECK_FALSE(has(records, Hash{}));
}

TEST_CASE("Settings are kept, replaced, and empty ones are not nothing") {
  Kiosk kiosk;
  {
    auto records = kiosk.open();
    CHECK_FALSE(must(records.setting("seat")));
    REQUIRE(records.putSetting("seat", viewOf("Seat 1")));
    REQUIRE(records.putSetting("seat", viewOf("Seat 2")));
    REQUIRE(records.putSetting("empty", {}));
  }
  auto records = kiosk.open();
  CHECK(textOf(must(records.setting("seat")).value()) == "Seat 2");
  CHECK(must(records.setting("empty")).value().empty());
}

TEST_CASE("A setting of the program's own can't be overwritten through the door for small things") {
  Kiosk kiosk;
  auto records = kiosk.open();
  const Hash hash = must(records.putBlob(viewOf("roster")));
  REQUIRE(records.useRoster({3, hash}));
  REQUIRE(records.putSetting("roster", viewOf("nonsense")));
  CHECK(must(records.roster()) == RosterApplied{3, hash});
}

TEST_CASE("A roster in use is written down once, and only a newer one replaces it") {
  Kiosk kiosk;
  auto records = kiosk.open();
  CHECK_FALSE(must(records.roster()));
  const Hash first = must(records.putBlob(viewOf("roster 1")));
  const Hash second = must(records.putBlob(viewOf("roster 2")));
  REQUIRE(records.useRoster({1, first}));
  REQUIRE(records.useRoster({1, first}));
  CHECK(countOf(records, LeafType::rosterApplied) == 1);
  REQUIRE(records.useRoster({2, second}));
  CHECK(records.useRoster({1, first}).error().fault == Fault::refused);
  CHECK(must(records.roster()) == RosterApplied{2, second});
  CHECK_FALSE(has(records, first));
  CHECK(has(records, second));
}

TEST_CASE("What has not arrived can't be used") {
  Kiosk kiosk;
  auto records = kiosk.open();
  CHECK(records.useRoster({1, Hash{}}).error().fault == Fault::notFound);
  CHECK(records.usePacks({{PackId("p"), "1", Hash{}}}).error().fault == Fault::notFound);
  CHECK_FALSE(must(records.roster()));
  CHECK(must(records.packs()).empty());
  CHECK(countOf(records, LeafType::packApplied) == 0);
}

TEST_CASE("Packs in use are listed in the station's order, and each new one is a leaf") {
  Kiosk kiosk;
  auto records = kiosk.open();
  const PackApplied maths{PackId("factors-6"), "1", must(records.putBlob(viewOf("maths 1")))};
  const PackApplied english{PackId("english"), "1", must(records.putBlob(viewOf("english 1")))};
  REQUIRE(records.usePacks({maths, english}));
  CHECK(must(records.packs()) == std::vector<PackApplied>{maths, english});
  REQUIRE(records.usePacks({english, maths}));
  CHECK(must(records.packs()) == std::vector<PackApplied>{english, maths});
  CHECK(countOf(records, LeafType::packApplied) == 2);
}

TEST_CASE("An old pack goes when no open attempt needs it, and not before") {
  Kiosk kiosk;
  auto records = kiosk.open();
  const PackApplied old{PackId("factors-6"), "1", must(records.putBlob(viewOf("maths 1")))};
  const PackApplied newer{PackId("factors-6"), "2", must(records.putBlob(viewOf("maths 2")))};
  const PackApplied newest{PackId("factors-6"), "3", must(records.putBlob(viewOf("maths 3")))};
  REQUIRE(records.usePacks({old}));
  auto attempt = newAttempt(kLex, kFactors);
  attempt.pack = old.hash;
  const AttemptId id = must(records.startAttempt(attempt));
  REQUIRE(records.usePacks({newer}));
  CHECK(has(records, old.hash));
  CHECK(has(records, newest.hash));  // arrived, and not used yet
  REQUIRE(records.handIn(id, someResult(true)));
  REQUIRE(records.usePacks({newest}));
  CHECK_FALSE(has(records, old.hash));
  CHECK_FALSE(has(records, newer.hash));
  CHECK(has(records, newest.hash));
}
