// A log that the device writes itself.

#include "core/records/own_log.h"

#include "core/ledger/verify.h"
#include "core/records/log_export.h"
#include "core/records/log_tables.h"
#include "tests/core/records/a_kiosk.h"

using namespace cz;
using namespace cz::tests;
using ledger::LeafType;
using records::OwnLog;
using store::Transaction;

namespace {

/// A database with nothing but logs, as a station has it.
struct Desk {
  TempFolder folder;
  StillClock clock;
  CountingRandom random{99};
  crypto::DeviceKeys keys = keysNumber(3);
  store::Database database =
      must(store::Database::open(folder / "logs.db", {0x4C4F4753, "log database", {records::logTablesSql()}}));

  OwnLog create(const std::string& name) {
    auto transaction = must(Transaction::begin(database));
    auto log = must(OwnLog::create(transaction, name, ledger::Role::down, keys, clock, random));
    REQUIRE(transaction.commit());
    return log;
  }
  std::uint64_t append(OwnLog& log, const std::string& payload) {
    auto transaction = must(Transaction::begin(database));
    const auto index = must(log.append(transaction, LeafType::grant, viewOf(payload)));
    REQUIRE(transaction.commit());
    return index;
  }
};

std::string verified(const ledger::LogKey& key, const ledger::Slice& slice) {
  const auto report = ledger::verifyLogFile(ledger::writeLogFile({key, slice, true}));
  return report.ok ? "good" : report.problems.front();
}

}  // namespace

TEST_CASE("Leaves are numbered from 0 and the whole log verifies at every size") {
  Desk desk;
  auto log = desk.create("down/one");
  CHECK(verified(log.key(), must(log.slice(0))) == "good");
  for (std::uint64_t i = 0; i < 20; ++i) {
    CHECK(desk.append(log, "grant " + std::to_string(i)) == i);
    CHECK(must(log.size()) == i + 1);
    CHECK(verified(log.key(), must(log.slice(0))) == "good");
  }
}

TEST_CASE("A leaf says when it was written and what it commits to") {
  Desk desk;
  auto log = desk.create("down/one");
  desk.clock.wall = 1'790'000'123'456;
  desk.clock.boot = 98'765;
  log.setClockState(ledger::ClockState::disciplined);
  desk.append(log, "hello");
  const auto slice = must(log.slice(0));
  const auto leaf = must(ledger::decodeLeaf(slice.leaves.at(0)));
  CHECK(leaf.type == LeafType::grant);
  CHECK(leaf.wallMs == 1'790'000'123'456);
  CHECK(leaf.monoMs == 98'765);
  CHECK(leaf.clock == ledger::ClockState::disciplined);
  CHECK(leaf.payloadSize == 5);
  CHECK(leaf.payload == ledger::commitmentTo(slice.payloads.at(0).salt, viewOf("hello")));
}

TEST_CASE("Two leaves with the same payload can't be told apart by their hashes, because each has its salt") {
  Desk desk;
  auto log = desk.create("down/one");
  desk.append(log, "same");
  desk.append(log, "same");
  const auto slice = must(log.slice(0));
  CHECK(must(ledger::decodeLeaf(slice.leaves[0])).payload != must(ledger::decodeLeaf(slice.leaves[1])).payload);
}

TEST_CASE("A rolled back leaf was never there") {
  Desk desk;
  auto log = desk.create("down/one");
  desk.append(log, "kept");
  {
    auto transaction = must(Transaction::begin(desk.database));
    must(log.append(transaction, LeafType::grant, viewOf("not kept")));
  }
  CHECK(must(log.size()) == 1);
  CHECK(desk.append(log, "kept as well") == 1);
  CHECK(verified(log.key(), must(log.slice(0))) == "good");
}

TEST_CASE("Nothing signed leaves before it is committed") {
  Desk desk;
  auto log = desk.create("down/one");
  auto transaction = must(Transaction::begin(desk.database));
  must(log.append(transaction, LeafType::grant, viewOf("early")));
  CHECK_FALSE(log.slice(0));
  REQUIRE(transaction.commit());
  CHECK(log.slice(0));
}

TEST_CASE("A log is found again under its name, with its keys only") {
  Desk desk;
  ledger::LogKey key;
  {
    auto log = desk.create("down/one");
    desk.append(log, "x");
    key = log.key();
  }
  auto again = must(OwnLog::open(desk.database, "down/one", desk.keys, desk.clock, desk.random));
  CHECK(again.key() == key);
  CHECK(must(again.size()) == 1);
  CHECK(OwnLog::open(desk.database, "down/two", desk.keys, desk.clock, desk.random).error().fault == Fault::notFound);
  const auto stranger = OwnLog::open(desk.database, "down/one", keysNumber(4), desk.clock, desk.random);
  CHECK(stranger.error().fault == Fault::refused);
}

TEST_CASE("Several logs of one device keep apart") {
  Desk desk;
  auto one = desk.create("down/one");
  auto two = desk.create("down/two");
  desk.append(one, "for one");
  desk.append(two, "for two");
  desk.append(one, "for one again");
  CHECK(one.key().id() != two.key().id());
  CHECK(must(one.size()) == 2);
  CHECK(must(two.size()) == 1);
  CHECK(verified(one.key(), must(one.slice(0))) == "good");
  CHECK(verified(two.key(), must(two.slice(0))) == "good");
}

TEST_CASE("A part of a log ends with a checkpoint of its own") {
  Desk desk;
  auto log = desk.create("down/one");
  for (int i = 0; i < 10; ++i) desk.append(log, "grant " + std::to_string(i));
  const auto part = must(log.slice(0, 4));
  CHECK(part.leaves.size() == 4);
  CHECK(part.payloads.size() == 4);
  CHECK(verified(log.key(), part) == "good");
  const auto rest = must(log.slice(4));
  CHECK(rest.from == 4);
  CHECK(rest.leaves.size() == 6);
  CHECK(must(ledger::openCheckpoint(rest.note, log.key())).size == 10);
  CHECK(must(log.slice(10)).leaves.empty());
  CHECK_FALSE(log.slice(11));
}

TEST_CASE("A slice never outgrows a message") {
  Desk desk;
  auto log = desk.create("down/one");
  for (int i = 0; i < 4; ++i) desk.append(log, std::string(std::size_t{3} << 20, 'x'));
  const auto slice = must(log.slice(0));
  CHECK(slice.leaves.size() == 1);
  CHECK(verified(log.key(), slice) == "good");
}

TEST_CASE("What the other side holds only rises") {
  Desk desk;
  auto log = desk.create("down/one");
  CHECK(must(log.ackedSize()) == 0);
  REQUIRE(log.setAcked(5));
  REQUIRE(log.setAcked(3));
  CHECK(must(log.ackedSize()) == 5);
}

TEST_CASE("A log is exported by its name or its id") {
  Desk desk;
  auto log = desk.create("down/one");
  desk.append(log, "x");
  const auto logs = must(records::storedLogs(desk.database));
  REQUIRE(logs.size() == 1);
  CHECK(logs[0].name == "down/one");
  CHECK(logs[0].id == log.key().id().text);
  CHECK(logs[0].size == 1);
  for (const std::string& name : {logs[0].name, logs[0].id}) {
    const auto report = ledger::verifyLogFile(ledger::writeLogFile(must(records::exportLog(desk.database, name))));
    CHECK(report.ok);
    CHECK(report.role == "down");
  }
  CHECK(records::exportLog(desk.database, "up").error().fault == Fault::notFound);
}
