// Switching a kiosk on (trust: 2.9).

#include "core/ledger/verify.h"
#include "tests/core/records/a_kiosk.h"

using namespace cz;
using namespace cz::tests;
using ledger::LeafType;

TEST_CASE("A new kiosk's log begins with its genesis, and every start adds a boot") {
  Kiosk kiosk;
  for (std::uint64_t start = 1; start <= 4; ++start) {
    auto records = kiosk.open();
    const auto leaves = leavesOf(records);
    REQUIRE(leaves.size() == start + 1);
    CHECK(leaves[0].type == LeafType::genesis);
    CHECK(leaves[0].boot == 0);
    CHECK(leaves.back().type == LeafType::boot);
    CHECK(leaves.back().boot == start);
    kiosk.powerCut();
  }
}

TEST_CASE("Each start has random bytes of its own") {
  Kiosk kiosk;
  { kiosk.open(); }
  auto records = kiosk.open();
  const auto leaves = leavesOf(records);
  CHECK(leaves[1].pub.size() == 19);  // {1: 16 bytes}
  CHECK(leaves[1].pub != leaves[2].pub);
}

TEST_CASE("Each start says which program runs and by which settings, where that is known; older starts are read") {
  Kiosk kiosk;
  { kiosk.open(); }
  kiosk.running.program.emplace().bytes.fill(0xAB);
  { kiosk.open(); }
  kiosk.running.settings.emplace().bytes.fill(0xCD);
  auto records = kiosk.open();
  const auto leaves = leavesOf(records);
  REQUIRE(leaves.size() == 4);
  const auto said = [&](std::size_t at) { return hexOf(leaves[at].pub); };
  const auto thirtyTwo = [](const std::string& byte) {
    std::string all;
    for (int i = 0; i < 32; ++i) all += byte;
    return all;
  };
  CHECK(said(1).starts_with("a10150"));  // {1: 16 bytes}
  CHECK(said(2).starts_with("a20150"));
  CHECK(said(2).ends_with("025820" + thirtyTwo("ab")));
  CHECK(said(3).starts_with("a30150"));
  CHECK(said(3).ends_with("025820" + thirtyTwo("ab") + "035820" + thirtyTwo("cd")));
}

TEST_CASE("The whole log verifies after days of work") {
  Kiosk kiosk;
  for (int day = 1; day <= 3; ++day) {
    auto records = kiosk.open();
    takeCheck(records, newAttempt(kLex, kFactors, day), false);
    kiosk.powerCut();
  }
  auto records = kiosk.open();
  const auto report = ledger::verifyLogFile(ledger::writeLogFile({records.uplog(), must(records.pending(0)), true}));
  CHECK(report.ok);
  CHECK(report.role == "up");
  CHECK(report.size == 14);  // genesis, four boots, three keys, three starts, three ends
}

TEST_CASE("A database of another device is refused and not changed") {
  Kiosk kiosk;
  { kiosk.open(); }
  kiosk.keys = keysNumber(8);
  CHECK_FALSE(kiosk.tryOpen());  // moves what was committed from the journal into the file
  const Bytes before = readBytes(kiosk.file());
  const auto records = kiosk.tryOpen();
  REQUIRE_FALSE(records);
  CHECK(records.error().fault == Fault::refused);
  CHECK(records.error().message.find("another device") != std::string::npos);
  CHECK(holds(kiosk.file(), before));
}

TEST_CASE("Two programs can't work on one file") {
  Kiosk kiosk;
  auto first = kiosk.open();
  const auto second = kiosk.tryOpen();
  REQUIRE_FALSE(second);
  CHECK(second.error().fault == Fault::refused);
}

TEST_CASE("The log's id stays the same for good") {
  Kiosk kiosk;
  LogId id;
  {
    auto records = kiosk.open();
    id = records.uplog().id();
  }
  auto records = kiosk.open();
  CHECK(records.uplog().id() == id);
  CHECK(records.uplog().identity == kiosk.keys.identity());
}
