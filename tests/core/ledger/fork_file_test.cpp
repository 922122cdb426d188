#include "core/ledger/fork_file.h"

#include "tests/core/ledger/some_log.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

/// The log of some_log.h, which went another way from leaf `from` on.
ledger::LogFile otherWay(std::uint64_t size, std::uint64_t from) {
  ledger::LogFile file = someLog(size);
  for (std::uint64_t i = from; i < size; ++i) {
    auto leaf = must(ledger::decodeLeaf(file.slice.leaves[i]));
    leaf.monoMs += 7;
    file.slice.leaves[i] = ledger::encode(leaf);
  }
  file.slice.note =
      ledger::signCheckpoint(file.log, size, ledger::frontierOf(file.slice.leaves).root(), countingKeys());
  return file;
}

std::vector<Hash> hashesOf(const ledger::LogFile& file) {
  std::vector<Hash> hashes;
  for (const Bytes& leaf : file.slice.leaves) hashes.push_back(ledger::leafHash(leaf));
  return hashes;
}

Result<std::string> forkOf(const ledger::LogFile& one, const ledger::LogFile& other) {
  const auto oneLeaves = hashesOf(one), otherLeaves = hashesOf(other);
  return ledger::writeFork(one.log, {oneLeaves, one.slice.note}, {otherLeaves, other.slice.note});
}

}  // namespace

TEST_CASE("Two checkpoints of one log that contradict each other are proven so with nothing but the text") {
  for (std::uint64_t size : {1U, 2U, 5U, 8U, 13U})
    for (std::uint64_t other : {1U, 3U, 8U, 12U}) {
      const auto report = ledger::verifyForks(must(forkOf(someLog(size), otherWay(other, 0))));
      REQUIRE(report.ok);
      REQUIRE(report.kind == "fork");
      REQUIRE(report.size == std::max(size, other));
      REQUIRE(report.key == hexOf(countingKeys().identity().fingerprint().view()));
    }
}

TEST_CASE("What goes on where another one ended is no fork, and neither are leaves that a checkpoint doesn't sign") {
  CHECK_FALSE(forkOf(someLog(5), someLog(9)));
  CHECK_FALSE(forkOf(someLog(5), otherWay(9, 5)));
  auto unsigned_ = otherWay(9, 3);
  unsigned_.slice.note = someLog(9).slice.note;
  CHECK_FALSE(forkOf(someLog(5), unsigned_));
  // Nor is one made of a true proof and a checkpoint that follows.
  std::string text = must(forkOf(someLog(5), otherWay(9, 3)));
  const auto last = text.rfind("mcz.invalid/up/", text.rfind("\n\n"));
  text = text.substr(0, last) + otherWay(5, 3).slice.note;
  CHECK_FALSE(ledger::verifyForks(text).ok);
}

TEST_CASE("A countersignature on a checkpoint is left out of the proof") {
  CHECK(ledger::verifyForks(must(forkOf(someCountersignedLog(6), otherWay(9, 3)))).ok);
}

TEST_CASE("A changed byte anywhere in a proof of a fork is found, and so is a cut; several stand in one text") {
  const std::string good = must(forkOf(someLog(8), otherWay(11, 5)));
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (const unsigned flip : {1U, 2U, 32U}) {
      std::string changed = good;
      changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ flip);
      REQUIRE_FALSE(ledger::verifyForks(changed).ok);
    }
    REQUIRE_FALSE(ledger::verifyForks(good.substr(0, at)).ok);
  }
  const std::string another = must(forkOf(someLog(12), otherWay(11, 5)));
  CHECK(ledger::verifyForks(good + another).size == 12);
  CHECK(ledger::verifyForks(good + another).ok);
  CHECK_FALSE(ledger::verifyForks(good + another.substr(0, another.size() - 5)).ok);
}
