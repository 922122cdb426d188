// A log in a file: any changed bit is found (trust: T5).

#include "tests/core/ledger/some_log.h"
#include "tests/support/catch.h"

using namespace cz;
using ledger::LogFile;
using ledger::verifyLogFile;

namespace {

std::string problemOf(const LogFile& file) {
  const auto report = verifyLogFile(ledger::writeLogFile(file));
  CHECK(report.ok == report.problems.empty());
  return report.ok ? "none" : report.problems.front();
}

void resign(LogFile& file) {
  file.slice.note = ledger::signCheckpoint(file.log, file.slice.leaves.size(),
                                           ledger::frontierOf(file.slice.leaves).root(), tests::countingKeys());
}

}  // namespace

TEST_CASE("A log without payloads has one spelling: every flipped bit of an empty log is found") {
  const Bytes good = ledger::writeLogFile(tests::someLog(0));
  REQUIRE(ledger::verifyLogFile(good).ok);
  for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
    Bytes flipped = good;
    flipped[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    REQUIRE_FALSE(ledger::verifyLogFile(flipped).ok);
  }
}

TEST_CASE("A log that nobody touched is good, and the report says which log it is") {
  const LogFile file = tests::someLog(5);
  const auto report = verifyLogFile(ledger::writeLogFile(file));
  CHECK(report.ok);
  CHECK(report.kind == "log");
  CHECK(report.log == file.log.id().text);
  CHECK(report.role == "up");
  CHECK(report.key == "e39e721095fbd21f9df3231e40e856016fcca5fbfec4cedc4ed370af7ec902c9");
  CHECK(report.size == 5);
  CHECK(report.root == base64Of(ledger::frontierOf(file.slice.leaves).root().view()));
  CHECK(report.payloads == 5);
  CHECK(report.problems.empty());
}

TEST_CASE("Logs of every size and role are good") {
  for (std::uint64_t size = 0; size <= 40; ++size)
    for (const auto role : {ledger::Role::up, ledger::Role::down, ledger::Role::station})
      CHECK(problemOf(tests::someLog(size, role)) == "none");
}

TEST_CASE("A log stays good when payloads are deleted or left out") {
  LogFile file = tests::someLog(4);
  file.slice.payloads.erase(file.slice.payloads.begin() + 1);
  CHECK(problemOf(file) == "none");
  file.slice.payloads.clear();
  CHECK(problemOf(file) == "none");
  file.withPayloads = false;
  CHECK(problemOf(file) == "none");
}

TEST_CASE("A log file is read back as it was written") {
  const LogFile file = tests::someLog(4);
  const LogFile read = must(ledger::readLogFile(ledger::writeLogFile(file)));
  CHECK(read.log == file.log);
  CHECK(read.slice.leaves == file.slice.leaves);
  CHECK(read.slice.payloads == file.slice.payloads);
  CHECK(read.slice.note == file.slice.note);
}

TEST_CASE("Any flipped bit of a log file is found") {
  const Bytes whole = ledger::writeLogFile(tests::someLog(4));
  REQUIRE(verifyLogFile(whole).ok);
  std::size_t missed = 0;
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    Bytes changed = whole;
    changed[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    const auto report = verifyLogFile(changed);
    if (report.ok || report.problems.empty()) ++missed;
  }
  CHECK(missed == 0);
}

TEST_CASE("A countersigned log says who countersigned it, and when; any flipped bit and any cut of it is found") {
  const Bytes whole = ledger::writeLogFile(tests::someCountersignedLog(2));
  const auto report = verifyLogFile(whole);
  CHECK(report.ok);
  crypto::MasterSeed seed;
  seed.bytes.fill(7);
  CHECK(report.witness == hexOf(crypto::DeviceKeys(seed).identity().fingerprint().view()));
  CHECK(report.witnessedAt == 1'790'000'000);
  CHECK(verifyLogFile(ledger::writeLogFile(tests::someLog(2))).witness.empty());
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    Bytes changed = whole;
    changed[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    REQUIRE_FALSE(verifyLogFile(changed).ok);
  }
  for (std::size_t length = 0; length < whole.size(); ++length)
    REQUIRE_FALSE(verifyLogFile(ByteView(whole).first(length)).ok);
}

TEST_CASE("A witness that did not countersign is found") {
  LogFile file = tests::someLog(3);
  file.witness = tests::countingKeys().identity();
  CHECK_FALSE(verifyLogFile(ledger::writeLogFile(file)).ok);
  file.slice.note = must(ledger::cosigned(file.slice.note, 5, tests::countingKeys()));
  CHECK(verifyLogFile(ledger::writeLogFile(file)).ok);
  file.slice.note = tests::someCountersignedLog(3).slice.note;
  CHECK_FALSE(verifyLogFile(ledger::writeLogFile(file)).ok);
}

TEST_CASE("A log file that was cut anywhere is found") {
  const Bytes whole = ledger::writeLogFile(tests::someLog(4));
  for (std::size_t length = 0; length < whole.size(); ++length)
    CHECK_FALSE(verifyLogFile(ByteView(whole).first(length)).ok);
  Bytes longer = whole;
  longer.push_back(0);
  CHECK_FALSE(verifyLogFile(longer).ok);
}

TEST_CASE("The report names where the log breaks") {
  LogFile changed = tests::someLog(5);
  changed.slice.leaves[3][8] ^= 1;
  CHECK(problemOf(changed).find("Leaf 3") != std::string::npos);

  LogFile swapped = tests::someLog(5);
  std::swap(swapped.slice.leaves[2], swapped.slice.leaves[3]);
  CHECK(problemOf(swapped) == "Leaf 2 says that it is leaf 3.");

  LogFile shorter = tests::someLog(5);
  shorter.slice.leaves.pop_back();
  shorter.slice.payloads.pop_back();
  CHECK(problemOf(shorter) == "The checkpoint signs 5 leaves, but 4 are here.");

  LogFile payload = tests::someLog(5);
  payload.slice.payloads[4].body[0] ^= 1;
  CHECK(problemOf(payload) == "The payload of leaf 4 (attempt.start) is not the one that was signed.");

  LogFile note = tests::someLog(5);
  note.slice.note = tests::someLog(6).slice.note;
  CHECK(problemOf(note) == "The checkpoint signs 6 leaves, but 5 are here.");

  LogFile stranger = tests::someLog(5);
  stranger.log.identity.note.bytes[5] ^= 1;
  CHECK(problemOf(stranger).find("another log") != std::string::npos);
}

TEST_CASE("Leaves of an earlier start can't follow those of a later one, whoever signs them") {
  LogFile file = tests::someLog(4);
  auto leaf = must(ledger::decodeLeaf(file.slice.leaves[3]));
  leaf.boot = 0;
  file.slice.leaves[3] = ledger::encode(leaf);
  resign(file);
  CHECK(problemOf(file) == "Leaf 3 comes from an earlier start of the device than the leaf before.");
}

TEST_CASE("A file of something else is named as such") {
  const auto report = verifyLogFile(viewOf("PK\3\4 a zip file"));
  CHECK_FALSE(report.ok);
  CHECK(report.kind == "unknown");
  REQUIRE(report.problems.size() == 1);
  CHECK(report.problems[0].find("not a log file") != std::string::npos);
}

TEST_CASE("Lines that others added to the checkpoint are not vouched for") {
  LogFile file = tests::someLog(2);
  file.slice.note += "— stranger AAAAAAAAAAAA\n";
  CHECK(problemOf(file).find("lines beside the signatures") != std::string::npos);
}
