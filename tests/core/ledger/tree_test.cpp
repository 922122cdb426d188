#include "core/ledger/tree.h"

#include "core/crypto/hash.h"
#include "tests/support/catch.h"

using namespace cz;
using ledger::Frontier;

namespace {

/// The leaves that Certificate Transparency's own tests use.
const std::vector<Bytes>& knownLeaves() {
  static const std::vector<Bytes> leaves = [] {
    std::vector<Bytes> made;
    for (const char* text :
         {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"})
      made.push_back(must(bytesFromHex(text)));
    return made;
  }();
  return leaves;
}

/// RFC 6962, 2.1, word for word: split at the largest power of two below the size.
Hash rootByDefinition(const std::vector<Bytes>& leaves, std::size_t from, std::size_t count) {
  if (count == 0) return crypto::sha256({});
  if (count == 1) return ledger::leafHash(leaves[from]);
  std::size_t split = 1;
  while (split * 2 < count) split *= 2;
  return ledger::nodeHash(rootByDefinition(leaves, from, split), rootByDefinition(leaves, from + split, count - split));
}

}  // namespace

TEST_CASE("The roots are those of RFC 6962") {
  const char* roots[] = {"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                         "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                         "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                         "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                         "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                         "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                         "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                         "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                         "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  Frontier frontier;
  CHECK(hexOf(frontier.root().view()) == roots[0]);
  for (std::size_t i = 0; i < knownLeaves().size(); ++i) {
    frontier.append(ledger::leafHash(knownLeaves()[i]));
    CHECK(frontier.size() == i + 1);
    CHECK(hexOf(frontier.root().view()) == roots[i + 1]);
  }
}

TEST_CASE("Going on from a stored tree gives the tree of all leaves, at every size") {
  std::vector<Bytes> leaves;
  Frontier frontier;
  for (std::size_t size = 0; size <= 130; ++size) {
    CHECK(frontier.root() == rootByDefinition(leaves, 0, size));
    CHECK(frontier == ledger::frontierOf(leaves));
    frontier = must(Frontier::decode(size, frontier.encode()));
    leaves.push_back({static_cast<std::uint8_t>(size), 1});
    frontier.append(ledger::leafHash(leaves.back()));
  }
}

TEST_CASE("A stored tree of the wrong size is damaged") {
  const Bytes bytes = ledger::frontierOf(knownLeaves()).encode();  // eight leaves: one subtree
  CHECK(bytes.size() == 32);
  for (std::uint64_t size : {0U, 3U, 7U}) {
    const auto frontier = Frontier::decode(size, bytes);
    REQUIRE_FALSE(frontier);
    CHECK(frontier.error().fault == Fault::corrupt);
  }
  CHECK_FALSE(Frontier::decode(8, ByteView(bytes).first(31)));
}

TEST_CASE("Another order of leaves is another tree") {
  std::vector<Bytes> leaves = knownLeaves();
  std::swap(leaves[3], leaves[4]);
  CHECK(ledger::frontierOf(leaves).root() != ledger::frontierOf(knownLeaves()).root());
}
