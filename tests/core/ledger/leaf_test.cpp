#include "core/ledger/leaf.h"

#include "core/ledger/cbor.h"
#include "tests/core/ledger/some_log.h"
#include "tests/support/catch.h"

using namespace cz;
using ledger::Leaf;

namespace {

Leaf fullLeaf() {
  Leaf leaf;
  leaf.type = ledger::LeafType::attemptDone;
  leaf.index = 300;
  leaf.boot = 12;
  leaf.monoMs = 61'000;
  leaf.wallMs = -5;  // a clock before 1970 is unlikely, but no reason to lose a leaf
  leaf.clock = ledger::ClockState::hardware;
  leaf.payload.bytes.fill(0xAB);
  leaf.payloadSize = 1234;
  leaf.keyEpoch = 3;
  leaf.pub = ledger::CborWriter().map(1).key(1).text("0.1.0").take();
  return leaf;
}

}  // namespace

TEST_CASE("A leaf is written as trust 2.3 lists it") {
  // Put together by hand: map of 11; 0:1, 1:7, 2:300, 3:12, 4:61000, 5:-5, 6:2, 7:32 bytes, 8:1234, 9:3, 10:{1:"0.1.0"}
  const std::string expected =
      "ab"
      "0001"
      "0107"
      "0219012c"
      "030c"
      "0419ee48"
      "0524"
      "0602"
      "075820" +
      [] {
        std::string bytes;
        for (int i = 0; i < 32; ++i) bytes += "ab";
        return bytes;
      }() +
      "081904d2"
      "0903"
      "0aa101"
      "65302e312e30";
  CHECK(hexOf(ledger::encode(fullLeaf())) == expected);
}

TEST_CASE("A leaf is read back as it was written") {
  CHECK(must(ledger::decodeLeaf(ledger::encode(fullLeaf()))) == fullLeaf());
  Leaf bare = fullLeaf();
  bare.pub.clear();
  CHECK(must(ledger::decodeLeaf(ledger::encode(bare))) == bare);
}

TEST_CASE("A leaf of a type that this program doesn't know is kept") {
  Leaf leaf = fullLeaf();
  leaf.type = static_cast<ledger::LeafType>(9999);
  const Leaf read = must(ledger::decodeLeaf(ledger::encode(leaf)));
  CHECK(read == leaf);
  CHECK(ledger::nameOf(read.type) == "type 9999");
  CHECK(ledger::nameOf(ledger::LeafType::attemptAsk) == "attempt.ask");
}

TEST_CASE("A leaf of another version is refused") {
  Bytes bytes = ledger::encode(fullLeaf());
  REQUIRE(bytes[2] == 1);
  bytes[2] = 2;
  const auto leaf = ledger::decodeLeaf(bytes);
  REQUIRE_FALSE(leaf);
  CHECK(leaf.error().message.find("newer Checkzone") != std::string::npos);
}

TEST_CASE("No byte of a leaf can be left out") {
  const Bytes whole = ledger::encode(fullLeaf());
  for (std::size_t length = 0; length < whole.size(); ++length)
    CHECK_FALSE(ledger::decodeLeaf(ByteView(whole).first(length)));
}

TEST_CASE("A leaf that is read is exactly the leaf that is written: no second spelling") {
  const Bytes whole = ledger::encode(fullLeaf());
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    Bytes changed = whole;
    changed[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    const auto leaf = ledger::decodeLeaf(changed);
    if (leaf) CHECK(ledger::encode(*leaf) == changed);
  }
}

TEST_CASE("Public fields are a map") {
  Leaf leaf = fullLeaf();
  leaf.pub = ledger::CborWriter().text("not a map").take();
  CHECK_FALSE(ledger::decodeLeaf(ledger::encode(leaf)));
}

TEST_CASE("A commitment is the salted hash of trust 2.3") {
  // SHA-256("mcz/pc/1\0" ‖ 00 01 … 0f ‖ "four") by Python's hashlib.
  CHECK(hexOf(ledger::commitmentTo(tests::counting<ledger::Salt>(), viewOf("four")).view()) ==
        "9355e3dc366354061f72f3f92696c2e3c2173bc1435285abe1c097616603752d");
  ledger::Salt other = tests::counting<ledger::Salt>();
  other.bytes[15] = 0;
  CHECK(ledger::commitmentTo(other, viewOf("four")) !=
        ledger::commitmentTo(tests::counting<ledger::Salt>(), viewOf("four")));
}
