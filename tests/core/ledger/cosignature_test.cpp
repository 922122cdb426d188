#include "core/ledger/cosignature.h"

#include "tests/core/ledger/some_log.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

const crypto::DeviceKeys& witnessKeys() {
  static const crypto::DeviceKeys keys([] {
    crypto::MasterSeed seed;
    seed.bytes.fill(7);
    return seed;
  }());
  return keys;
}

std::string checkpoint() { return someLog(3).slice.note; }

std::string cosignedTwice(std::int64_t first, std::int64_t second) {
  return must(ledger::cosigned(must(ledger::cosigned(checkpoint(), first, witnessKeys())), second, witnessKeys()));
}

}  // namespace

TEST_CASE("A countersigned checkpoint is still its writer's, and tells when it was countersigned") {
  const std::string note = must(ledger::cosigned(checkpoint(), 1'679'315'147, witnessKeys()));
  CHECK(must(ledger::openCheckpoint(note, countingLog())).size == 3);
  const auto at = must(ledger::cosignedAt(must(ledger::parseNote(note)), witnessKeys().identity()));
  CHECK(at == std::optional<std::int64_t>(1'679'315'147));
}

TEST_CASE("A checkpoint that nobody countersigned says so") {
  const auto at = must(ledger::cosignedAt(must(ledger::parseNote(checkpoint())), witnessKeys().identity()));
  CHECK_FALSE(at.has_value());
}

TEST_CASE("A second countersignature of one device takes the place of the first") {
  const std::string note = cosignedTwice(100, 200);
  CHECK(must(ledger::parseNote(note)).signatures.size() == 2);
  CHECK(must(ledger::cosignedAt(must(ledger::parseNote(note)), witnessKeys().identity())) ==
        std::optional<std::int64_t>(200));
}

TEST_CASE("A countersignature line is 76 bytes: id, time and signature") {
  const auto note = must(ledger::parseNote(must(ledger::cosigned(checkpoint(), 1, witnessKeys()))));
  REQUIRE(note.signatures.size() == 2);
  CHECK(note.signatures[1].signature.size() == 72);
  CHECK(note.signatures[1].signature[7] == 1);
  CHECK(note.signatures[1].name == ledger::witnessName(witnessKeys().identity()));
}

TEST_CASE("A flipped bit anywhere in a countersignature is found") {
  const auto good = must(ledger::parseNote(must(ledger::cosigned(checkpoint(), 1'679'315'147, witnessKeys()))));
  for (std::size_t bit = 0; bit < 72 * 8; ++bit) {
    auto note = good;
    note.signatures[1].signature[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    REQUIRE_FALSE(ledger::cosignedAt(note, witnessKeys().identity()));
  }
}

TEST_CASE("A countersignature counts for the text that it stands under and no other") {
  auto note = must(ledger::parseNote(must(ledger::cosigned(checkpoint(), 5, witnessKeys()))));
  note.text.replace(note.text.find("\n3\n"), 3, "\n4\n");
  CHECK_FALSE(ledger::cosignedAt(note, witnessKeys().identity()));
}

TEST_CASE("The id of a countersigning key is not that of the same key for notes") {
  const auto& identity = witnessKeys().identity();
  crypto::NoteKey same;
  same.bytes = identity.cosig.bytes;
  CHECK(ledger::keyIdOf("x", identity.cosig) != ledger::keyIdOf("x", same));
}
