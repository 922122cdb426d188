// Logs that others write: verified before they count, however often and in whatever pieces they come (case O-39).

#include "core/records/log_archive.h"

#include <algorithm>

#include "core/ledger/tree.h"
#include "core/ledger/verify.h"
#include "core/records/log_tables.h"
#include "tests/core/records/a_kiosk.h"

using namespace cz;
using namespace cz::tests;
using ledger::Slice;
using records::LogArchive;
using records::Received;
using State = records::Received::State;

namespace {

constexpr std::uint64_t kSize = 53;

/// A writer's log of 53 leaves, of which any part can be sent with a checkpoint that ends with it.
struct Writer {
  crypto::DeviceKeys keys = keysNumber(11);
  ledger::LogKey key{keys.identity(), {}, ledger::Role::up};
  Slice whole;

  Writer() {
    for (std::uint64_t i = 0; i < kSize; ++i) add("payload " + std::to_string(i), i / 20);
  }
  void add(const std::string& words, std::uint64_t boot) {
    ledger::OpenPayload payload{whole.leaves.size(), {}, {words.begin(), words.end()}};
    ledger::Leaf leaf;
    leaf.type = ledger::LeafType::attemptDone;
    leaf.index = payload.index;
    leaf.boot = boot;
    leaf.payload = ledger::commitmentTo(payload.salt, payload.body);
    leaf.payloadSize = payload.body.size();
    whole.leaves.push_back(ledger::encode(leaf));
    whole.payloads.push_back(payload);
  }
  std::string noteAt(std::uint64_t size) const {
    const std::vector<Bytes> first(whole.leaves.begin(), whole.leaves.begin() + static_cast<std::ptrdiff_t>(size));
    return ledger::signCheckpoint(key, size, ledger::frontierOf(first).root(), keys);
  }
  /// Leaves from … to − 1.
  Slice part(std::uint64_t from, std::uint64_t to) const {
    Slice slice{from, {}, {}, noteAt(to)};
    for (std::uint64_t i = from; i < to; ++i) {
      slice.leaves.push_back(whole.leaves[i]);
      slice.payloads.push_back(whole.payloads[i]);
    }
    return slice;
  }
};

/// The station's side.
struct Shelf {
  TempFolder folder;
  store::Database database =
      must(store::Database::open(folder / "logs.db", {0x4C4F4753, "log database", {records::logTablesSql()}}));
  LogArchive archive{database};

  void add(const ledger::LogKey& key) {
    auto transaction = must(store::Transaction::begin(database));
    must(archive.add(transaction, key));
    REQUIRE(transaction.commit());
  }
  Received receive(const ledger::LogKey& key, const Slice& slice) {
    auto transaction = must(store::Transaction::begin(database));
    auto received = must(archive.receive(transaction, key.id(), slice));
    REQUIRE(transaction.commit());
    return received;
  }
  /// What is kept, as one text; equal texts, equal state.
  std::string state(const ledger::LogKey& key) {
    const auto slice = must(archive.slice(key.id()));
    std::string text = slice.note;
    for (const Bytes& leaf : slice.leaves) text += hexOf(leaf) + "\n";
    for (const auto& payload : slice.payloads) text += std::to_string(payload.index) + " " + hexOf(payload.body) + "\n";
    return text;
  }
  bool verifies(const ledger::LogKey& key) {
    return ledger::verifyLogFile(ledger::writeLogFile({key, must(archive.slice(key.id())), true})).ok &&
           archive.examine(key.id()).ok();
  }
};

}  // namespace

TEST_CASE("New leaves are kept with their payloads, and given to the caller in order") {
  const Writer writer;
  Shelf shelf;
  shelf.add(writer.key);
  const auto received = shelf.receive(writer.key, writer.part(0, 5));
  CHECK(received.state == State::stored);
  CHECK(received.size == 5);
  REQUIRE(received.leaves.size() == 5);
  CHECK(received.leaves[3].leaf.index == 3);
  CHECK(textOf(received.leaves[3].payload.value()) == "payload 3");
  CHECK(shelf.verifies(writer.key));
}

TEST_CASE("The answer was lost: what comes again, in other pieces, is kept once") {
  const Writer writer;
  Shelf shelf;
  shelf.add(writer.key);
  CHECK(shelf.receive(writer.key, writer.part(0, 40)).state == State::stored);
  CHECK(shelf.receive(writer.key, writer.part(40, 50)).state == State::stored);

  const auto overlapping = shelf.receive(writer.key, writer.part(38, 53));
  CHECK(overlapping.state == State::stored);
  CHECK(overlapping.size == 53);
  CHECK(overlapping.leaves.size() == 3);
  CHECK(overlapping.leaves.front().leaf.index == 50);

  const std::string before = shelf.state(writer.key);
  const auto known = shelf.receive(writer.key, writer.part(40, 42));
  CHECK(known.state == State::have);
  CHECK(known.size == 53);
  CHECK(known.leaves.empty());
  CHECK(shelf.state(writer.key) == before);
  CHECK(shelf.verifies(writer.key));
}

TEST_CASE("A known leaf with one byte changed is refused and kept as evidence") {
  const Writer writer;
  Shelf shelf;
  shelf.add(writer.key);
  shelf.receive(writer.key, writer.part(0, 53));
  const std::string before = shelf.state(writer.key);

  Slice changed = writer.part(45, 46);
  auto leaf = must(ledger::decodeLeaf(changed.leaves[0]));
  leaf.monoMs += 1;
  changed.leaves[0] = ledger::encode(leaf);
  const auto received = shelf.receive(writer.key, changed);
  CHECK(received.state == State::refused);
  CHECK(received.size == 53);
  CHECK(received.leaves.empty());
  CHECK(received.reason == "Leaf 45 is not the one that is held already.");
  CHECK(shelf.state(writer.key) == before);

  const auto evidence = must(shelf.archive.evidence(writer.key.id()));
  REQUIRE(evidence.size() == 1);
  CHECK(evidence[0].from == 45);
  CHECK(evidence[0].leaves == changed.leaves);
  CHECK(evidence[0].otherNote == changed.note);
  CHECK(evidence[0].heldNote == writer.noteAt(53));

  shelf.receive(writer.key, changed);  // the same again is no new evidence
  CHECK(must(shelf.archive.evidence(writer.key.id())).size() == 1);
}

TEST_CASE("A writer that signs two stories is caught") {
  const Writer writer;
  Writer other;
  other.whole.leaves.resize(50);
  other.whole.payloads.resize(50);
  for (int i = 0; i < 4; ++i) other.add("another story", 2);
  Shelf shelf;
  shelf.add(writer.key);
  shelf.receive(writer.key, writer.part(0, 53));
  const auto received = shelf.receive(writer.key, other.part(0, 54));
  CHECK(received.state == State::refused);
  CHECK(received.reason == "Leaf 50 is not the one that is held already.");
  // Without the leaves that differ, the roots tell.
  Shelf second;
  second.add(writer.key);
  second.receive(writer.key, writer.part(0, 53));
  const auto later = second.receive(writer.key, other.part(53, 54));
  CHECK(later.state == State::refused);
  CHECK(later.reason == "The checkpoint contradicts the leaves before it.");
  CHECK(must(second.archive.evidence(writer.key.id())).size() == 1);
}

TEST_CASE("Leaves after a hole are not kept, and the sender hears from where to go on") {
  const Writer writer;
  Shelf shelf;
  shelf.add(writer.key);
  shelf.receive(writer.key, writer.part(0, 5));
  const auto received = shelf.receive(writer.key, writer.part(7, 10));
  CHECK(received.state == State::gap);
  CHECK(received.size == 5);
  CHECK(shelf.receive(writer.key, writer.part(5, 10)).state == State::stored);
}

TEST_CASE("What is not signed by the log's writer is refused and leaves no trace") {
  const Writer writer;
  Shelf shelf;
  shelf.add(writer.key);
  shelf.receive(writer.key, writer.part(0, 5));
  const std::string before = shelf.state(writer.key);
  Slice forged = writer.part(5, 8);
  forged.note = ledger::signCheckpoint(writer.key, 8, Hash{}, keysNumber(12));
  CHECK(shelf.receive(writer.key, forged).state == State::refused);
  Slice longer = writer.part(5, 8);
  longer.note = writer.noteAt(9);  // signs a leaf that isn't there
  CHECK(shelf.receive(writer.key, longer).state == State::refused);
  Slice shorter = writer.part(5, 8);
  shorter.note = writer.noteAt(7);  // a leaf that nobody signed
  CHECK(shelf.receive(writer.key, shorter).state == State::refused);
  CHECK(shelf.state(writer.key) == before);
  CHECK(must(shelf.archive.evidence(writer.key.id())).empty());
}

TEST_CASE("Any flipped bit of a slice changes nothing of what is kept") {
  const Writer writer;
  Shelf shelf;
  shelf.add(writer.key);
  shelf.receive(writer.key, writer.part(0, 2));
  const std::string before = shelf.state(writer.key);
  const Slice good = writer.part(1, 3);
  std::size_t believed = 0;
  const auto attempt = [&](const Slice& slice) {
    auto transaction = must(store::Transaction::begin(shelf.database));
    const auto received = must(shelf.archive.receive(transaction, writer.key.id(), slice));
    if (received.state != State::refused) ++believed;  // and rolled back
  };
  for (std::size_t leaf = 0; leaf < good.leaves.size(); ++leaf)
    for (std::size_t bit = 0; bit < good.leaves[leaf].size() * 8; ++bit) {
      Slice changed = good;
      changed.leaves[leaf][bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
      attempt(changed);
    }
  for (std::size_t bit = 0; bit < good.note.size() * 8; ++bit) {
    Slice changed = good;
    changed.note[bit / 8] = static_cast<char>(changed.note[bit / 8] ^ (1 << (bit % 8)));
    attempt(changed);
  }
  CHECK(believed == 0);
  CHECK(shelf.state(writer.key) == before);
}

TEST_CASE("A payload that is not what its leaf commits to is dropped, and the leaf stays") {
  const Writer writer;
  Shelf shelf;
  shelf.add(writer.key);
  Slice slice = writer.part(0, 3);
  slice.payloads[1].body[0] ^= 1;
  slice.payloads.push_back({77, {}, {}});
  const auto received = shelf.receive(writer.key, slice);
  CHECK(received.state == State::stored);
  CHECK(received.badPayloads == std::vector<std::uint64_t>{1});  // there is no leaf 77
  CHECK_FALSE(received.leaves[1].payload);
  CHECK(received.leaves[2].payload);

  // The right one may come later.
  const auto late = shelf.receive(writer.key, writer.part(0, 3));
  CHECK(late.state == State::stored);
  CHECK(late.leaves.empty());
  REQUIRE(late.late.size() == 1);
  CHECK(late.late[0].leaf.index == 1);
  CHECK(textOf(late.late[0].payload.value()) == "payload 1");
  CHECK(shelf.receive(writer.key, writer.part(0, 3)).state == State::have);
}

TEST_CASE("Leaves of an earlier start after those of a later one are refused") {
  Writer writer;
  writer.add("after going back", 1);  // boots so far: 0, 1, 2
  Shelf shelf;
  shelf.add(writer.key);
  CHECK(shelf.receive(writer.key, writer.part(0, 53)).state == State::stored);
  const auto received = shelf.receive(writer.key, writer.part(53, 54));
  CHECK(received.state == State::refused);
  CHECK(received.reason.find("earlier start") != std::string::npos);
}

TEST_CASE("In whatever order and how often the pieces come, the same is kept in the end") {
  const Writer writer;
  std::vector<Slice> pieces{writer.part(0, 9),   writer.part(5, 20),  writer.part(20, 21),
                            writer.part(18, 40), writer.part(33, 53), writer.part(0, 53)};
  std::string expected;
  std::vector<std::size_t> order{0, 1, 2, 3, 4, 5};
  do {
    Shelf shelf;
    shelf.add(writer.key);
    for (int round = 0; round < 2; ++round)
      for (const std::size_t piece : order) {
        const auto state = shelf.receive(writer.key, pieces[piece]).state;
        if (state == State::refused) FAIL("refused");
      }
    // The whole was among the pieces, so everything is there whatever came first.
    if (expected.empty()) expected = shelf.state(writer.key);
    if (shelf.state(writer.key) != expected) FAIL("another state");
    // Every 30th of the 720 orders is plenty: each costs a database.
    for (int skip = 0; skip < 29 && std::next_permutation(order.begin(), order.end()); ++skip) {
    }
  } while (std::next_permutation(order.begin(), order.end()));
  CHECK(expected.find("\n53\n") != std::string::npos);
}

TEST_CASE("Leaves can be read from anywhere, whatever pieces they came in") {
  const Writer writer;
  Shelf shelf;
  shelf.add(writer.key);
  for (const auto& [from, to] : {std::pair{0, 7}, {7, 8}, {8, 30}, {30, 53}})
    shelf.receive(writer.key, writer.part(static_cast<std::uint64_t>(from), static_cast<std::uint64_t>(to)));
  for (std::uint64_t from = 0; from <= kSize; ++from) {
    const auto leaves = must(shelf.archive.read(writer.key.id(), from, 10));
    REQUIRE(leaves.size() == std::min<std::uint64_t>(10, kSize - from));
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      CHECK(leaves[i].leaf.index == from + i);
      CHECK(textOf(leaves[i].payload.value()) == "payload " + std::to_string(from + i));
    }
  }
}

TEST_CASE("A log that was never added is not known") {
  const Writer writer;
  Shelf shelf;
  auto transaction = must(store::Transaction::begin(shelf.database));
  CHECK(shelf.archive.receive(transaction, writer.key.id(), writer.part(0, 1)).error().fault == Fault::notFound);
  CHECK(shelf.archive.size(writer.key.id()).error().fault == Fault::notFound);
  CHECK(must(shelf.archive.logs()).empty());
}

TEST_CASE("Adding a log twice is harmless") {
  const Writer writer;
  Shelf shelf;
  shelf.add(writer.key);
  shelf.receive(writer.key, writer.part(0, 3));
  shelf.add(writer.key);
  CHECK(must(shelf.archive.size(writer.key.id())) == 3);
  CHECK(must(shelf.archive.logs()) == std::vector<ledger::LogKey>{writer.key});
}

TEST_CASE("Somebody who lies all day doesn't fill the disk") {
  const Writer writer;
  Shelf shelf;
  shelf.add(writer.key);
  shelf.receive(writer.key, writer.part(0, 2));
  for (int lie = 0; lie < 120; ++lie) {
    Slice changed = writer.part(0, 2);
    auto leaf = must(ledger::decodeLeaf(changed.leaves[1]));
    leaf.monoMs = lie + 1;
    changed.leaves[1] = ledger::encode(leaf);
    CHECK(shelf.receive(writer.key, changed).state == State::refused);
  }
  CHECK(must(shelf.archive.evidence(writer.key.id())).size() == 100);
}
