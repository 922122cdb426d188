// What lies on a kiosk's disk tells nothing to who takes the disk (trust: 2.3, I6).

#include <fstream>
#include <sstream>

#include "core/ledger/verify.h"
#include "tests/core/records/a_kiosk.h"
#include "tests/support/where.h"

using namespace cz;
using namespace cz::tests;
using ledger::LeafType;

namespace {

/// Everything that lies in the kiosk's folder.
std::string onDisk(const std::filesystem::path& folder) {
  std::string all;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder))
    if (file.is_regular_file()) all += std::string(textOf(readBytes(file.path())));
  return all;
}

bool holdsText(const std::string& disk, std::string_view canary) { return disk.find(canary) != std::string::npos; }

/// Remembers what it gave, by length.
struct NotingRandom : Random {
  CountingRandom dice;
  std::vector<std::string> keys;  ///< draws of 32 bytes: what keys are made of
  void fill(std::uint8_t* out, std::size_t size) override {
    dice.fill(out, size);
    if (size == 32) keys.emplace_back(reinterpret_cast<const char*>(out), size);
  }
};

/// The file of an earlier version; `more`: SQL that changes it.
void oldFile(const Kiosk& kiosk, const std::string& more) {
  std::ifstream in(inTree("tests/core/records/kiosk_v6.sql"));
  std::stringstream sql;
  sql << in.rdbuf() << more;
  auto old = must(store::Database::open(kiosk.file(), {0, "any", {}}));
  REQUIRE(old.runScript(sql.str()));
}

constexpr const char* kWords = "CANARY-of-words";
constexpr const char* kTyped = "CANARY-of-answers";
constexpr const char* kRoster = "CANARY-Lex-Canary";

/// A check with canaries in every place where a person's words go.
void work(records::KioskRecords& records) {
  const Hash roster = must(records.putBlob(viewOf(kRoster)));
  REQUIRE(records.useRoster({1, roster}));
  REQUIRE(records.putSetting("seat", viewOf("CANARY-seat")));
  const AttemptId id = must(records.startAttempt(newAttempt(kLex, kFactors)));
  REQUIRE(records.saveResponse(id, SlotId("s1"), scoring::Typed(kTyped), 1, {}));
  auto result = someResult(false);
  result.places[0].result.readAs = kTyped;
  REQUIRE(records.handIn(id, result));
  REQUIRE(records.saveReflection({kLex, kFactors, id, {kWords, "", ""}}));
  REQUIRE(records.reflect({kLex, kFactors, id, {kWords, "a", "b"}}));
  REQUIRE(records.ask(kLex, kFactors, id, kWords));
  must(records.chargeGuess(kLex));
  const AttemptId open = must(records.startAttempt(newAttempt(kSam, kFactors)));
  REQUIRE(records.saveResponse(open, SlotId("s1"), scoring::Typed(kTyped), 1, {}));
}

}  // namespace

TEST_CASE("No name, no answer, no word and no key is on the disk, while a check is open and after it") {
  TempFolder folder;
  StillClock clock;
  NotingRandom random;
  const auto keys = keysNumber(7);
  for (int start = 0; start < 2; ++start) {
    auto records = must(records::KioskRecords::open(folder / "kiosk.db", clock, random, keys));
    if (start == 0) work(records);
    const std::string disk = onDisk(folder.path());
    CHECK(disk.size() > 4096);
    for (const std::string& canary : {std::string("CANARY"), kLex.text, kSam.text, std::string("factors-of")}) {
      INFO(canary);
      CHECK_FALSE(holdsText(disk, canary));
    }
    REQUIRE_FALSE(random.keys.empty());
    for (const std::string& key : random.keys) CHECK_FALSE(holdsText(disk, key));
    CHECK_FALSE(holdsText(disk, std::string(32, '\7')));  // the device's seed
  }
}

TEST_CASE("The scan would find what lies open: a station's copy of the same log holds the answer") {
  Kiosk kiosk;
  auto records = kiosk.open();
  work(records);
  std::string station;
  for (const auto& payload : openedBy(kiosk.keys, records).payloads) station += std::string(textOf(payload.body));
  CHECK(holdsText(station, kTyped));
  CHECK(holdsText(station, kLex.text));
}

TEST_CASE("After a restart not even the kiosk can read a finished answer; what it needs to go on is there") {
  Kiosk kiosk;
  std::string before;
  {
    auto records = kiosk.open();
    takeCheck(records, newAttempt(kLex, kFactors), false);
    const auto last = must(records.lastResult(kLex, kFactors)).value();
    CHECK(last.whole);
    CHECK(last.done.responses.size() == 2);
    before = must(records.factsAsText());
  }
  kiosk.powerCut();
  auto records = kiosk.open();
  const auto last = must(records.lastResult(kLex, kFactors)).value();
  CHECK_FALSE(last.whole);
  CHECK(last.done.responses.empty());
  CHECK(last.done.result.shown == "2 of 3.5 points");
  REQUIRE(last.done.result.places.size() == 2);
  CHECK(last.done.result.places[0].result.verdict == scoring::Verdict::right);
  CHECK(last.done.result.places[0].result.readAs.empty());
  CHECK(last.done.result.places[1].result.misconceptions.empty());
  CHECK(sameForm(last.start.form, someForm(kFactors, 1)));
  CHECK(must(records.factsAsText()) == before);
}

TEST_CASE("The station reads all of it, whatever day and start it was written on, and nobody else does") {
  Kiosk kiosk;
  const auto station = keysNumber(50);
  for (int day = 1; day <= 3; ++day) {
    auto records = kiosk.open();
    REQUIRE(records.setDownlog(station.identity(), ledger::LogNonce{}));
    takeCheck(records, newAttempt(kLex, kFactors, day), day == 3);
    kiosk.powerCut();
  }
  auto records = kiosk.open();
  const auto slice = openedBy(station, records);
  CHECK(slice.sealed.empty());
  std::size_t answers = 0;
  for (const auto& payload : slice.payloads) {
    const auto leaf = must(ledger::decodeLeaf(slice.leaves[payload.index]));
    CHECK(leaf.payload == ledger::commitmentTo(payload.salt, payload.body));
    if (leaf.type == LeafType::attemptDone) answers += must(records::decodeAttemptDone(payload.body)).responses.size();
  }
  CHECK(answers == 6);
  CHECK(openedBy(keysNumber(51), records).sealed.size() == 6);  // three starts, three ends
  CHECK(openedBy(kiosk.keys, records).sealed.size() == 6);
  CHECK(countOf(records, LeafType::keyEpoch) == 3);
}

TEST_CASE("A day that ends, and a deed that was not committed, bring a new key") {
  Kiosk kiosk;
  auto records = kiosk.open();
  takeCheck(records, newAttempt(kLex, kFactors), false);
  CHECK(countOf(records, LeafType::keyEpoch) == 1);
  takeCheck(records, newAttempt(kSam, kFactors), false);
  CHECK(countOf(records, LeafType::keyEpoch) == 1);
  kiosk.clock.pass(std::int64_t{24} * 3'600'000);
  takeCheck(records, newAttempt(kSam, kPrimes), false);
  CHECK(countOf(records, LeafType::keyEpoch) == 2);
  // The first leaf of another day is refused after its key was drawn: the next one has a key of its own.
  kiosk.clock.pass(std::int64_t{24} * 3'600'000);
  CHECK_FALSE(records.startAttempt(newAttempt(kSam, kPrimes, 7)));
  takeCheck(records, newAttempt(kLex, kPrimes), true);
  CHECK(openedBy(kiosk.keys, records).sealed.empty());
}

TEST_CASE("What was written before there was a station is handed over to it") {
  Kiosk kiosk;
  const auto station = keysNumber(50);
  {
    auto records = kiosk.open();
    takeCheck(records, newAttempt(kLex, kFactors), false);
    kiosk.powerCut();
  }
  auto records = kiosk.open();
  REQUIRE(records.setDownlog(station.identity(), ledger::LogNonce{}));
  takeCheck(records, newAttempt(kLex, kFactors, 2), true);
  CHECK(openedBy(station, records).sealed.empty());
}

TEST_CASE("A sealed payload that is changed, moved to another leaf's place or another log's does not open") {
  CountingRandom random;
  const auto key = crypto::EpochKey::draw(random);
  const ledger::OpenPayload payload{4, {}, {1, 2, 3}};
  const auto sealed = records::sealPayload(LogId("one"), payload, 9, key, random);
  CHECK(must(records::openPayload(LogId("one"), sealed, key)) == payload);
  CHECK_FALSE(records::openPayload(LogId("two"), sealed, key));
  auto changed = sealed;
  changed.bytes.back() ^= 1;
  CHECK_FALSE(records::openPayload(LogId("one"), changed, key));
  CHECK_FALSE(records::openPayload(LogId("one"), sealed, crypto::EpochKey::draw(random)));
}

TEST_CASE("The leaf of a key is read strictly") {
  CountingRandom random;
  const auto key = crypto::EpochKey::draw(random);
  records::KeyEpoch epoch{7, {}};
  CHECK_FALSE(records::decodeKeyEpoch(encode(epoch)));  // for nobody
  epoch.add(keysNumber(1).identity(), key, random);
  const auto read = must(records::decodeKeyEpoch(encode(epoch)));
  CHECK(read.number == 7);
  CHECK(read.readers == epoch.readers);
  CHECK(read.isFor(keysNumber(1).identity()));
  CHECK(read.keyFor(keysNumber(2)).error().fault == Fault::notFound);
  epoch.number = 0;
  CHECK_FALSE(records::decodeKeyEpoch(encode(epoch)));
  for (int more = 0; more < 8; ++more) epoch.add(keysNumber(1).identity(), key, random);
  epoch.number = 7;
  CHECK_FALSE(records::decodeKeyEpoch(encode(epoch)));  // nine
}

TEST_CASE("A file of an earlier version, which kept all of it open, is sealed at its first opening and loses nothing") {
  Kiosk kiosk;
  oldFile(kiosk, "");
  CHECK(holdsText(onDisk(kiosk.folder.path()), "1 2 3 4 6 12"));
  {
    auto records = kiosk.open();
    CHECK(textOf(must(records.setting("seat")).value()) == "Seat 1");
    CHECK(must(records.roster())->version == 3);
    CHECK(textOf(must(records.blob(must(records.roster())->hash)).value()) == "a class list");
    const auto last = must(records.lastResult(kLex, kFactors)).value();
    CHECK(last.done.responses.at(SlotId("s1")) == scoring::Response(scoring::Typed("1 2 3 4 6 12")));
    CHECK(must(records.savedReflection(last.start.attempt))->answers[0] == "I forgot one");
    const auto live = must(records.liveAttempt(kSam)).value();
    CHECK(live.responses.at(SlotId("s1")) == scoring::Response(scoring::Typed("1 2 3")));
    // The station that it was paired with reads what was written before.
    CHECK(openedBy(keysNumber(50), records).sealed.empty());
    CHECK(ledger::verifyLogFile(ledger::writeLogFile({records.uplog(), openedBy(keysNumber(50), records), true})).ok);
  }
  { kiosk.open(); }
  for (const char* canary : {"1 2 3", "I forgot one", "a class list", "Seat 1", "1e0000000000"}) {
    INFO(canary);
    CHECK_FALSE(holdsText(onDisk(kiosk.folder.path()), canary));
  }
  auto database = must(store::Database::openReadOnly(kiosk.file()));
  auto row = must(database.query("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'old_%'"));
  REQUIRE(must(row.step()));
  CHECK(row.integer(0) == 0);
}

TEST_CASE("What was damaged in the file of an earlier version is found damaged after it, and costs nothing else") {
  Kiosk kiosk;
  oldFile(kiosk,
          "UPDATE setting SET value = x'00' WHERE name = 'kept/seat'; UPDATE scratch SET state = x'00'; "
          "UPDATE blob SET body = x'00';");
  auto records = kiosk.open();
  CHECK(records.setting("seat").error().fault == Fault::corrupt);
  CHECK(records.liveAttempt(kSam).error().fault == Fault::corrupt);
  CHECK(records.blob(must(records.roster())->hash).error().fault == Fault::corrupt);
  CHECK(must(records.lastResult(kLex, kFactors)).value().done.responses.size() == 2);
}

TEST_CASE("A payload of an earlier version that is not what its leaf says stops the kiosk with a named error") {
  Kiosk kiosk;
  oldFile(kiosk, "UPDATE payload SET body = zeroblob(length(body)) WHERE idx = 3;");
  const auto records = kiosk.tryOpen();
  REQUIRE_FALSE(records);
  CHECK(records.error().fault == Fault::corrupt);
  CHECK(records.error().message.find("the payload of leaf 3") != std::string::npos);
}
