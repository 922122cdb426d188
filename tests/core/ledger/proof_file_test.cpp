#include "core/ledger/proof_file.h"

#include "tests/core/ledger/some_log.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

std::string proofText(std::uint64_t size, std::uint64_t index, bool withPayload = true) {
  return ledger::writeProof(must(ledger::proofOf(someLog(size), index, withPayload)));
}

}  // namespace

TEST_CASE("The proof of every leaf verifies with nothing but its text") {
  for (std::uint64_t size : {1U, 2U, 3U, 7U, 8U, 33U})
    for (std::uint64_t index = 0; index < size; ++index) {
      const auto report = ledger::verifyProof(proofText(size, index));
      REQUIRE(report.ok);
      REQUIRE(report.kind == "proof");
      REQUIRE(report.size == size);
      REQUIRE(report.payloads == 1);
      REQUIRE(report.log == countingLog().id().text);
      REQUIRE(report.key == hexOf(countingKeys().identity().fingerprint().view()));
    }
}

TEST_CASE("A proof that doesn't show what was recorded verifies too") {
  const auto report = ledger::verifyProof(proofText(8, 5, false));
  CHECK(report.ok);
  CHECK(report.payloads == 0);
}

TEST_CASE("A proof has the lines of c2sp.org/tlog-proof") {
  const std::string text = proofText(8, 5);
  CHECK(text.starts_with("c2sp.org/tlog-proof@v1\nextra "));
  CHECK(text.find("\nindex 5\n") != std::string::npos);
  CHECK(text.find("\n\nmcz.invalid/up/") != std::string::npos);
}

TEST_CASE("A changed byte anywhere in a proof is found, and so is a cut") {
  const std::string good = proofText(8, 5);
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (const unsigned flip : {1U, 2U, 32U}) {
      std::string changed = good;
      changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ flip);
      REQUIRE_FALSE(ledger::verifyProof(changed).ok);
    }
    REQUIRE_FALSE(ledger::verifyProof(good.substr(0, at)).ok);
  }
  CHECK_FALSE(ledger::verifyProof(good + "\n").ok);
}

TEST_CASE("A proof of one leaf proves no other one") {
  auto proof = must(ledger::proofOf(someLog(8), 5, true));
  const auto other = must(ledger::proofOf(someLog(8), 4, true));
  auto moved = proof;
  moved.index = 4;
  CHECK_FALSE(ledger::verifyProof(ledger::writeProof(moved)).ok);
  auto swapped = proof;
  swapped.leaf = other.leaf;
  CHECK_FALSE(ledger::verifyProof(ledger::writeProof(swapped)).ok);
  proof.payload->body.push_back('!');
  CHECK_FALSE(ledger::verifyProof(ledger::writeProof(proof)).ok);
}

TEST_CASE("A proof with a line of somebody whom it doesn't name is not good: nobody can check that line") {
  const auto log = someCountersignedLog(8);
  auto proof = must(ledger::proofOf(log, 3, true));
  CHECK(ledger::verifyProof(ledger::writeProof(proof)).ok);
  proof.note = log.slice.note;
  const auto report = ledger::verifyProof(ledger::writeProof(proof));
  CHECK_FALSE(report.ok);
  CHECK(report.problems ==
        std::vector<std::string>{"This proof can't be used: its checkpoint bears lines that nobody can check here."});
}

TEST_CASE("A leaf that isn't there has no proof") {
  const auto none = ledger::proofOf(someLog(8), 8, true);
  REQUIRE_FALSE(none);
  CHECK(none.error().fault == Fault::notFound);
}
