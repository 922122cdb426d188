// Each of kiosk and station holds the other's signature on how much of its log the other has (trust: 2.4).

#include "core/records/countersigned.h"

#include "core/ledger/cosignature.h"
#include "core/records/log_export.h"
#include "core/records/log_tables.h"
#include "core/records/own_log.h"
#include "tests/core/records/a_kiosk.h"

using namespace cz;
using namespace cz::tests;
using ledger::LeafType;
using records::OwnLog;
using store::Transaction;

namespace {

constexpr std::int64_t kNowMs = 1'790'000'000'500;

/// Somebody who writes a log, and somebody who keeps a copy of it, each with a database.
struct Two {
  TempFolder folder;
  StillClock clock;
  CountingRandom random{99};
  crypto::DeviceKeys writer = keysNumber(3), reader = keysNumber(4);
  store::Database own = open("own.db"), kept = open("kept.db");
  OwnLog log = create();

  store::Database open(const char* name) {
    return must(store::Database::open(folder / name, {0x4C4F4753, "log database", {records::logTablesSql()}}));
  }
  OwnLog create() {
    auto transaction = must(Transaction::begin(own));
    auto made = must(OwnLog::create(transaction, "up", ledger::Role::up, writer, clock, random));
    REQUIRE(transaction.commit());
    auto there = must(Transaction::begin(kept));
    must(records::LogArchive(kept).add(there, made.key()));
    REQUIRE(there.commit());
    return made;
  }
  void write() {
    auto transaction = must(Transaction::begin(own));
    must(log.append(transaction, LeafType::boot, Bytes{}));
    REQUIRE(transaction.commit());
  }
  void bring(std::size_t most = 1000) {
    auto transaction = must(Transaction::begin(kept));
    records::LogArchive archive(kept);
    must(archive.receive(transaction, log.key().id(), must(log.slice(must(archive.size(log.key().id())), most))));
    REQUIRE(transaction.commit());
  }
  std::string signedBy(const crypto::DeviceKeys& keys) {
    return must(records::countersign(kept, log.key(), keys, kNowMs));
  }
  std::uint64_t sizeKept() {
    const auto said = must(records::countersigned(own, log.key(), reader.identity()));
    return said ? said->size : 0;
  }
};

}  // namespace

TEST_CASE("Who keeps a copy countersigns what it holds, and who wrote it keeps that with size and time") {
  Two two;
  CHECK(two.signedBy(two.reader).empty());  // nothing of it is held
  CHECK_FALSE(must(records::countersigned(two.own, two.log.key(), two.reader.identity())));
  for (int i = 0; i < 3; ++i) two.write();
  two.bring();
  const std::string note = two.signedBy(two.reader);
  REQUIRE(records::keepCountersigned(two.own, two.log.key(), note, two.reader.identity()));
  const auto said = must(records::countersigned(two.own, two.log.key(), two.reader.identity()));
  REQUIRE(said);
  CHECK(said->size == 3);
  CHECK(said->seconds == 1'790'000'000);
  CHECK(said->note == note);
}

TEST_CASE("What was countersigned never falls: an older note changes nothing, a newer one counts") {
  Two two;
  two.write();
  two.bring();
  const std::string one = two.signedBy(two.reader);
  two.write();
  two.bring();
  const std::string both = two.signedBy(two.reader);
  two.write();  // the writer is ahead by now
  REQUIRE(records::keepCountersigned(two.own, two.log.key(), both, two.reader.identity()));
  CHECK(two.sizeKept() == 2);
  REQUIRE(records::keepCountersigned(two.own, two.log.key(), one, two.reader.identity()));
  CHECK(two.sizeKept() == 2);
}

TEST_CASE("A note that the witness did not sign, or the writer didn't, is refused and nothing of it is kept") {
  Two two;
  two.write();
  two.bring();
  const auto keep = [&](const std::string& note) {
    return records::keepCountersigned(two.own, two.log.key(), note, two.reader.identity());
  };
  CHECK(keep(must(two.log.slice(0)).note).error().fault == Fault::input);
  CHECK(keep(two.signedBy(two.writer)).error().fault == Fault::input);
  CHECK(keep("").error().fault == Fault::input);
  std::string forged = two.signedBy(two.reader);
  forged.replace(forged.find("\n1\n"), 3, "\n2\n");
  CHECK(keep(forged).error().fault == Fault::input);
  CHECK(two.sizeKept() == 0);
  CHECK(keep(two.signedBy(two.reader)));
}

TEST_CASE("A note of leaves that this disk has lost, or of others, is left to healing") {
  Two two;
  two.write();
  two.bring();
  two.write();
  const auto longer = must(two.log.slice(0)).note;
  // The same keys and the same log on a disk that went back, and went on otherwise.
  Two other;
  other.clock.wall += 5000;
  other.write();
  REQUIRE(other.log.key() == two.log.key());
  const std::string note = must(ledger::cosigned(longer, 7, two.reader));
  REQUIRE(records::keepCountersigned(other.own, other.log.key(), note, other.reader.identity()));
  CHECK(other.sizeKept() == 0);  // two leaves are countersigned, one is there
  other.write();
  REQUIRE(records::keepCountersigned(other.own, other.log.key(), note, other.reader.identity()));
  CHECK(other.sizeKept() == 0);  // two are there, and they are others
}

TEST_CASE("Inside a transaction nothing is countersigned: it is not saved yet") {
  Two two;
  two.write();
  two.bring();
  auto transaction = must(Transaction::begin(two.kept));
  CHECK(records::countersign(two.kept, two.log.key(), two.reader, kNowMs).error().fault == Fault::refused);
}

TEST_CASE("A log that is handed out whole bears the countersignature where it is of the newest leaf") {
  Two two;
  two.write();
  two.bring();
  // The witness is found among those whose logs are here, as a kiosk has its station's.
  auto transaction = must(Transaction::begin(two.own));
  ledger::LogKey down{two.reader.identity(), two.log.key().nonce, ledger::Role::down};
  must(records::LogArchive(two.own).add(transaction, down));
  REQUIRE(transaction.commit());
  REQUIRE(records::keepCountersigned(two.own, two.log.key(), two.signedBy(two.reader), two.reader.identity()));
  const auto report = ledger::verifyLogFile(ledger::writeLogFile(must(records::exportLog(two.own, "up"))));
  CHECK(report.ok);
  CHECK(report.witness == hexOf(two.reader.identity().fingerprint().view()));
  two.write();
  const auto later = ledger::verifyLogFile(ledger::writeLogFile(must(records::exportLog(two.own, "up"))));
  CHECK(later.ok);
  CHECK(later.witness.empty());
}
