// The end of a journal that was cut off or damaged: it is kept beside the database once, and everything before it is
// there (case O-41).

#include "core/store/torn.h"

#include "tests/core/store/toys.h"

using namespace cz;

namespace {

namespace fs = std::filesystem;

/// Three toys saved one after the other, all still in the journal.
struct Shop {
  tests::TempFolder folder;
  fs::path file = folder / "toys.db";
  Bytes first, before, journal;  ///< journal: one toy, two, all three

  Shop() {
    { tests::openToys(file); }
    auto database = tests::openToys(file);
    tests::addToy(database, "ball");
    first = tests::readBytes(wal());
    tests::addToy(database, "kite");
    before = tests::readBytes(wal());
    tests::addToy(database, "doll");
    journal = tests::readBytes(wal());
  }
  std::size_t startOfSecond() const { return first.size(); }
  std::string wal() const { return file.string() + "-wal"; }
  void endsWith(const Bytes& bytes) const { tests::writeBytes(wal(), bytes); }
  fs::path beside(const std::string& ending) const { return file.string() + ending; }
};

Bytes cut(const Bytes& bytes, std::size_t size) {
  return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)};
}

}  // namespace

TEST_CASE("A journal that is whole leaves nothing beside the database, and neither does one that was emptied") {
  const Shop shop;
  for (int start = 0; start < 3; ++start) {
    tests::openToys(shop.file);
    CHECK(store::tornPieces(shop.file).empty());
  }
}

TEST_CASE("Wherever the last save is cut off, what was saved before is there, and the piece is kept once") {
  Shop shop;
  const Bytes file = tests::readBytes(shop.file);
  REQUIRE(shop.journal.size() > shop.before.size());
  for (std::size_t size = shop.before.size() + 8; size < shop.journal.size(); size += 16) {
    INFO("cut at " << size);
    tests::writeBytes(shop.file, file);
    shop.endsWith(cut(shop.journal, size));
    for (int start = 0; start < 2; ++start) {
      auto database = tests::openToys(shop.file);
      CHECK(tests::countOf(database) == 2);
    }
    const auto pieces = store::tornPieces(shop.file);
    REQUIRE(pieces.size() == 1);
    CHECK(pieces[0].what == store::Torn::unfinished);
    CHECK(pieces[0].file == shop.beside("-torn-1"));
    const Bytes journal = cut(shop.journal, size);
    CHECK(tests::holds(pieces[0].file,
                       Bytes(journal.begin() + static_cast<std::ptrdiff_t>(shop.before.size()), journal.end())));
    fs::remove(pieces[0].file);
  }
}

TEST_CASE("A changed byte in an earlier save takes the later ones with it: they are kept, and it is told") {
  Shop shop;
  Bytes changed = shop.journal;
  changed[shop.before.size() - 100] ^= 1;  // in the last page of the second save
  shop.endsWith(changed);
  auto database = tests::openToys(shop.file);
  CHECK(tests::countOf(database) == 1);
  const auto pieces = store::tornPieces(shop.file);
  REQUIRE(pieces.size() == 1);
  CHECK(pieces[0].what == store::Torn::finished);
  CHECK(wordsOf(pieces[0]) ==
        "The end of the journal was damaged, and saves that were finished could not be used. Everything before was "
        "checked and is used. What can't be used lies in " +
            shop.beside("-damaged-1").string() + "; delete it once somebody has looked.");
}

TEST_CASE("A block that is lost in an earlier save takes the later ones with it: they are kept all the same") {
  Shop shop;
  Bytes changed = shop.journal;
  const std::size_t second = shop.startOfSecond();
  std::fill_n(changed.begin() + static_cast<std::ptrdiff_t>(second), 4096, std::uint8_t{0});  // with a frame's head
  shop.endsWith(changed);
  auto database = tests::openToys(shop.file);
  CHECK(tests::countOf(database) == 1);
  const auto pieces = store::tornPieces(shop.file);
  REQUIRE(pieces.size() == 1);
  CHECK(pieces[0].what == store::Torn::finished);
  CHECK(tests::holds(pieces[0].file, Bytes(changed.begin() + static_cast<std::ptrdiff_t>(second), changed.end())));
}

TEST_CASE("Whether the last save was finished can't be told when its end came to the disk before its beginning") {
  Shop shop;
  Bytes changed = shop.journal;
  std::fill_n(changed.begin() + static_cast<std::ptrdiff_t>(shop.before.size()), 24, std::uint8_t{0});
  REQUIRE(shop.journal.size() >= shop.before.size() + 2 * (24 + 4096));  // more pages than one
  shop.endsWith(changed);
  auto database = tests::openToys(shop.file);
  CHECK(tests::countOf(database) == 2);
  const auto pieces = store::tornPieces(shop.file);
  REQUIRE(pieces.size() == 1);
  CHECK(pieces[0].what == store::Torn::unsure);
  CHECK(pieces[0].file == shop.beside("-unsure-1"));
  CHECK(wordsOf(pieces[0]).starts_with("The last save in the journal could not be used: either the power went"));
}

TEST_CASE("What an earlier use of the journal left behind a lost block is nobody's") {
  Shop shop;
  Bytes changed = shop.journal;
  for (std::size_t at = shop.before.size(); at < changed.size(); at += 24 + 4096) changed[at + 8] ^= 1;  // other salts
  CHECK_FALSE(store::tornEndOf(changed));
}

TEST_CASE("A journal whose head is damaged is kept as a whole") {
  Shop shop;
  Bytes changed = shop.journal;
  changed[20] ^= 1;
  shop.endsWith(changed);
  tests::openToys(shop.file);
  CHECK(tests::holds(shop.beside("-damaged-1"), changed));
}

TEST_CASE("A second piece lies beside the first one, and both go when the database forgets") {
  Shop shop;
  const Bytes file = tests::readBytes(shop.file);
  for (int start = 0; start < 2; ++start) {
    tests::writeBytes(shop.file, file);
    shop.endsWith(cut(shop.journal, shop.journal.size() - 1));
    tests::openToys(shop.file);
  }
  CHECK(store::tornPieces(shop.file).size() == 2);
  REQUIRE(store::dropTornPieces(shop.file));
  CHECK(store::tornPieces(shop.file).empty());
}
