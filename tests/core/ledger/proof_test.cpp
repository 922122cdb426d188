#include "core/ledger/proof.h"

#include "core/crypto/hash.h"
#include "core/crypto/stream.h"
#include "core/ledger/tree.h"
#include "tests/support/catch.h"

using namespace cz;
using ledger::Path;
using ledger::TreeHead;

namespace {

/// The leaves that Certificate Transparency's own tests use, hashed.
std::vector<Hash> knownLeaves() {
  std::vector<Hash> hashes;
  for (const char* text :
       {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"})
    hashes.push_back(ledger::leafHash(must(bytesFromHex(text))));
  return hashes;
}

std::vector<Hash> someLeaves(std::size_t count) {
  std::vector<Hash> hashes;
  for (std::size_t i = 0; i < count; ++i)
    hashes.push_back(ledger::leafHash(Bytes{static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i >> 8U)}));
  return hashes;
}

TreeHead headOf(const std::vector<Hash>& leaves, std::size_t size) {
  ledger::Frontier frontier;
  for (std::size_t i = 0; i < size; ++i) frontier.append(leaves[i]);
  return {size, frontier.root()};
}

Path path(const std::vector<const char*>& hex) {
  Path made;
  for (const char* one : hex) made.push_back(must(fixedFrom<Hash>(must(bytesFromHex(one)), "A hash")));
  return made;
}

// Nodes of that tree, from the tests of transparency-dev/merkle.
const char* const kLeaf0 = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
const char* const kLeaf1 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
const char* const kLeaf4 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
const char* const kLeaf6 = "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f";
const char* const kTwo0 = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
const char* const kTwo2 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
const char* const kTwo4 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
const char* const kTwo6 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
const char* const kFour0 = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
const char* const kFour4 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";

struct Known {
  std::uint64_t first;  // a leaf, counted from 1 as there, or the earlier size
  std::size_t size;
  std::vector<const char*> path;
};

}  // namespace

TEST_CASE("The proofs of a leaf are those of Certificate Transparency") {
  const auto leaves = knownLeaves();
  for (const Known& known :
       {Known{1, 1, {}}, Known{1, 8, {kLeaf1, kTwo2, kFour4}}, Known{6, 8, {kLeaf4, kTwo6, kFour0}},
        Known{3, 3, {kTwo0}}, Known{2, 5, {kLeaf0, kTwo2, kLeaf4}}}) {
    const std::span<const Hash> tree(leaves.data(), known.size);
    CHECK(ledger::inclusionProof(tree, known.first - 1) == path(known.path));
    CHECK(
        ledger::checkInclusion(leaves[known.first - 1], known.first - 1, headOf(leaves, known.size), path(known.path)));
  }
}

TEST_CASE("The proofs that a tree goes on are those of Certificate Transparency") {
  const auto leaves = knownLeaves();
  for (const Known& known : {Known{1, 1, {}}, Known{1, 8, {kLeaf1, kTwo2, kFour4}}, Known{6, 8, {kTwo4, kTwo6, kFour0}},
                             Known{2, 5, {kTwo2, kLeaf4}}, Known{6, 7, {kTwo4, kLeaf6, kFour0}}}) {
    const std::span<const Hash> tree(leaves.data(), known.size);
    CHECK(ledger::consistencyProof(tree, known.first) == path(known.path));
    CHECK(ledger::checkConsistency(headOf(leaves, known.first), headOf(leaves, known.size), path(known.path)));
  }
}

TEST_CASE("Every leaf of every tree up to 70 leaves has a proof, and it proves no other leaf, place or size") {
  const auto leaves = someLeaves(71);
  for (std::size_t size = 1; size <= 70; ++size) {
    const std::span<const Hash> tree(leaves.data(), size);
    const TreeHead head = headOf(leaves, size);
    for (std::size_t i = 0; i < size; ++i) {
      const Path path = ledger::inclusionProof(tree, i);
      REQUIRE(ledger::checkInclusion(leaves[i], i, head, path));
      REQUIRE_FALSE(ledger::checkInclusion(leaves[i + 1], i, head, path));
      REQUIRE_FALSE(ledger::checkInclusion(leaves[i], i + 1, head, path));
      if (i > 0) REQUIRE_FALSE(ledger::checkInclusion(leaves[i], i - 1, head, path));
      if (path.empty()) continue;
      const Path shorter(path.begin(), path.end() - 1);
      REQUIRE_FALSE(ledger::checkInclusion(leaves[i], i, head, shorter));
      Path longer = path;
      longer.push_back(head.root);
      REQUIRE_FALSE(ledger::checkInclusion(leaves[i], i, head, longer));
    }
  }
}

TEST_CASE("Every tree up to 70 leaves is the beginning of every later one, and of no other") {
  const auto leaves = someLeaves(70);
  auto others = leaves;
  others[0].bytes[0] ^= 1;
  for (std::size_t after = 1; after <= 70; ++after)
    for (std::size_t before = 0; before <= after; ++before) {
      const Path path = ledger::consistencyProof(std::span(leaves.data(), after), before);
      REQUIRE(ledger::checkConsistency(headOf(leaves, before), headOf(leaves, after), path));
      if (before > 0) REQUIRE_FALSE(ledger::checkConsistency(headOf(others, before), headOf(leaves, after), path));
      if (before > 0 && before < after)
        REQUIRE_FALSE(ledger::checkConsistency(headOf(leaves, before), headOf(others, after), path));
    }
}

TEST_CASE("A flipped bit anywhere in a proof is found") {
  const auto leaves = knownLeaves();
  const TreeHead before = headOf(leaves, 6);
  const TreeHead after = headOf(leaves, 8);
  const Path grows = ledger::consistencyProof(leaves, 6);
  const Path holds = ledger::inclusionProof(leaves, 5);
  for (std::size_t at = 0; at < 3; ++at)
    for (std::size_t bit = 0; bit < 256; ++bit) {
      Path flipped = grows;
      flipped[at].bytes[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
      REQUIRE_FALSE(ledger::checkConsistency(before, after, flipped));
      flipped = holds;
      flipped[at].bytes[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
      REQUIRE_FALSE(ledger::checkInclusion(leaves[5], 5, after, flipped));
    }
}

TEST_CASE("A tree can't go back, and the empty tree is one tree only") {
  const auto leaves = knownLeaves();
  CHECK_FALSE(ledger::checkConsistency(headOf(leaves, 5), headOf(leaves, 4), {}));
  CHECK(ledger::checkConsistency(headOf(leaves, 0), headOf(leaves, 4), {}));
  CHECK_FALSE(ledger::checkConsistency({0, leaves[0]}, headOf(leaves, 4), {}));
  CHECK_FALSE(ledger::checkInclusion(leaves[0], 0, headOf(leaves, 0), {}));
  CHECK_FALSE(ledger::checkConsistency(headOf(leaves, 4), headOf(leaves, 4), path({kLeaf0})));
}
