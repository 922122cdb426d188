// How a station keeps what leaves say: what came together in one row, and yet each for itself.

#include "core/records/open_payloads.h"

#include <algorithm>

#include "core/records/log_tables.h"
#include "tests/core/records/a_kiosk.h"

using namespace cz;
using namespace cz::tests;
using ledger::OpenPayload;
using records::LogRows;
using records::OpenPayloads;

namespace {

constexpr std::int64_t kLog = 1;

OpenPayload saying(std::uint64_t index, const std::string& words) {
  OpenPayload payload{index, {}, {words.begin(), words.end()}};
  payload.salt.bytes.fill(static_cast<std::uint8_t>(index));
  return payload;
}

OpenPayload saying(std::uint64_t index) { return saying(index, "leaf " + std::to_string(index)); }

struct Shelf {
  TempFolder folder;
  store::Database database =
      must(store::Database::open(folder / "logs.db", {0x4C4F4753, "log database", {records::logTablesSql()}}));
  OpenPayloads payloads{database};

  /// Keeps them, and gives which of them were new.
  std::vector<std::uint64_t> put(const std::vector<OpenPayload>& some) {
    records::ManyPayloads many;
    for (const OpenPayload& one : some) many.push_back(&one);
    std::vector<std::uint64_t> fresh;
    for (const OpenPayload* one : must(payloads.put(kLog, many))) fresh.push_back(one->index);
    return fresh;
  }
  std::vector<std::uint64_t> put(std::initializer_list<std::uint64_t> indices) {
    std::vector<OpenPayload> some;
    for (const std::uint64_t index : indices) some.push_back(saying(index));
    return put(some);
  }
  void drop(const std::vector<std::uint64_t>& indices) { REQUIRE(payloads.drop(kLog, indices)); }
  /// "3=leaf 3 4=leaf 4"
  std::string read(std::uint64_t from = 0, std::uint64_t to = INT64_MAX) {
    std::string text;
    for (const OpenPayload& one : must(payloads.read(kLog, from, to))) {
      CHECK(one.salt == saying(one.index).salt);
      text += (text.empty() ? "" : " ") + std::to_string(one.index) + "=" + std::string(textOf(one.body));
    }
    return text;
  }
  /// Where its rows begin.
  std::vector<std::int64_t> rows() {
    auto row = must(database.query("SELECT idx FROM payload WHERE log = ?1 ORDER BY idx", kLog));
    std::vector<std::int64_t> all;
    while (must(row.step())) all.push_back(row.integer(0));
    return all;
  }
};

using Indices = std::vector<std::uint64_t>;
using Rows = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("What came together lies in one row, and any part of it can be read") {
  Shelf shelf;
  CHECK(shelf.put({3, 4, 6}) == Indices{3, 4, 6});
  CHECK(shelf.rows() == Rows{3});
  CHECK(shelf.read() == "3=leaf 3 4=leaf 4 6=leaf 6");
  CHECK(shelf.read(4, 6) == "4=leaf 4");
  CHECK(shelf.read(5, 7) == "6=leaf 6");
  CHECK(shelf.read(5, 6).empty());
  CHECK(shelf.read(7).empty());
}

TEST_CASE("What comes again is no news and changes nothing, in whatever order it comes") {
  Shelf shelf;
  shelf.put({5, 3, 4});
  CHECK(shelf.put({4, 3}) == Indices{});
  CHECK(shelf.put(std::vector<OpenPayload>{saying(4, "something else")}) == Indices{});
  CHECK(shelf.put({6, 4, 6, 5}) == Indices{6});
  CHECK(shelf.read() == "3=leaf 3 4=leaf 4 5=leaf 5 6=leaf 6");
}

TEST_CASE("What comes late goes in between: into the run that it belongs to, or into a row of its own") {
  Shelf shelf;
  shelf.put({0, 2, 4});
  shelf.put({8, 9});
  CHECK(shelf.put({1, 3, 6, 9, 12}) == Indices{1, 3, 6, 12});
  CHECK(shelf.read() == "0=leaf 0 1=leaf 1 2=leaf 2 3=leaf 3 4=leaf 4 6=leaf 6 8=leaf 8 9=leaf 9 12=leaf 12");
  CHECK(shelf.rows() == Rows{0, 6, 8, 12});
  CHECK(shelf.put({5, 7, 10, 11}) == Indices{5, 7, 10, 11});
  CHECK(shelf.rows() == Rows{0, 5, 6, 7, 8, 10, 12});
}

TEST_CASE("Rows from before there were runs are read beside them and never doubled") {
  Shelf shelf;
  for (const std::uint64_t index : {2U, 5U})
    REQUIRE(shelf.database.run("INSERT INTO payload VALUES(?1, ?2, ?3, ?4)", kLog, index, saying(index).salt,
                               saying(index).body));
  CHECK(shelf.put({0, 1, 2, 3, 4, 5, 6, 7}) == Indices{0, 1, 3, 4, 6, 7});
  CHECK(shelf.rows() == Rows{0, 2, 3, 5, 6});
  CHECK(shelf.read(1, 4) == "1=leaf 1 2=leaf 2 3=leaf 3");
}

TEST_CASE("Logs don't see one another's payloads") {
  Shelf shelf;
  shelf.put({0, 1, 2});
  const OpenPayload other = saying(1, "of another log");
  CHECK(must(shelf.payloads.put(2, {&other})).size() == 1);
  REQUIRE(shelf.payloads.drop(2, Indices{0, 2}));
  CHECK(shelf.read() == "0=leaf 0 1=leaf 1 2=leaf 2");
  CHECK(must(shelf.payloads.read(2, 0, 9)).size() == 1);
}

TEST_CASE("What is deleted is gone, whether first, last, alone or not there at all; the others stay") {
  Shelf shelf;
  shelf.put({0, 1, 2, 3, 4});
  shelf.put({7});
  shelf.put({9, 10});
  shelf.drop({0, 2, 5, 7, 10, 77});
  CHECK(shelf.read() == "1=leaf 1 3=leaf 3 4=leaf 4 9=leaf 9");
  shelf.drop({4});
  shelf.drop({1, 3});
  CHECK(shelf.rows() == Rows{9});
  shelf.drop({9});
  CHECK(shelf.rows().empty());
  CHECK(shelf.put({3, 4}) == Indices{3, 4});
}

TEST_CASE("Of what is deleted out of a run no byte stays in the file") {
  Shelf shelf;
  std::vector<OpenPayload> some;
  for (std::uint64_t i = 0; i < 200; ++i)
    some.push_back(saying(i, "what student number " + std::to_string(1000 + i) + " wrote"));
  shelf.put(some);
  const auto isInFile = [&](const std::string& words) {
    REQUIRE(shelf.database.runScript("VACUUM"));
    REQUIRE(shelf.database.settle());
    const Bytes bytes = readBytes(shelf.folder / "logs.db");
    return std::search(bytes.begin(), bytes.end(), words.begin(), words.end()) != bytes.end();
  };
  REQUIRE(isInFile("number 1100 wrote"));
  shelf.drop({100});
  CHECK_FALSE(isInFile("number 1100 wrote"));
  CHECK(isInFile("number 1099 wrote"));
  CHECK(isInFile("number 1101 wrote"));
}

TEST_CASE("A log that is cut loses what its leaves from there on said, also in the middle of a run") {
  Shelf shelf;
  shelf.put({0, 1, 2, 3});
  shelf.put({4, 5});
  REQUIRE(shelf.payloads.cutTo(kLog, 2));
  CHECK(shelf.read() == "0=leaf 0 1=leaf 1");
  CHECK(shelf.put({2, 3}) == Indices{2, 3});
  REQUIRE(shelf.payloads.cutTo(kLog, 0));
  CHECK(shelf.rows().empty());
}

TEST_CASE("Large payloads don't make a row that is slow to change: 100 of 10,000 bytes take four rows") {
  // 26 × (24 + 10,000) = 260,624 bytes are below 262,144; 27 are above.
  Shelf shelf;
  std::vector<OpenPayload> some;
  for (std::uint64_t i = 0; i < 100; ++i) some.push_back(saying(i, std::string(10'000, 'x')));
  shelf.put(some);
  CHECK(shelf.rows() == Rows{0, 26, 52, 78});
  CHECK(must(shelf.payloads.read(kLog, 0, 100)).size() == 100);
  some = {saying(100, std::string(1'000'000, 'y')), saying(101, "short")};
  CHECK(shelf.put(some) == Indices{100, 101});
  CHECK(shelf.rows() == Rows{0, 26, 52, 78, 100, 101});
}

TEST_CASE("A run of another shape is damage by name, whichever byte of its heads was changed") {
  Shelf shelf;
  shelf.put({3, 4, 5});
  auto row = must(shelf.database.query("SELECT body FROM payload"));
  REQUIRE(must(row.step()));
  const Bytes whole = row.blob(0);
  row.reset();
  REQUIRE(whole.size() == 3 * (4 + 16 + 4 + 6));
  const auto faultWith = [&](const Bytes& body) {
    REQUIRE(shelf.database.run("UPDATE payload SET body = ?1", body));
    const auto read = shelf.payloads.read(kLog, 0, 9);
    return read ? std::optional<Fault>() : std::optional(read.error().fault);
  };
  for (std::size_t one = 0; one < 3; ++one)
    for (const std::size_t at : {0U, 20U})  // its distance, its length
      for (std::size_t byte = 0; byte < 4; ++byte) {
        Bytes changed = whole;
        changed[one * 30 + at + byte] ^= 0x40;
        // The last one may lie anywhere behind the others as far as its row can tell: its leaf tells
        // (LogRows::examine).
        if (one == 2 && at == 0) continue;
        INFO("payload " << one << ", byte " << at + byte);
        CHECK(faultWith(changed) == Fault::corrupt);
      }
  for (std::size_t size = 0; size < whole.size(); ++size) {
    if (size == 30 || size == 60) continue;  // whole payloads; the others are as good as not there
    CHECK(faultWith({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)}) == Fault::corrupt);
  }
  CHECK(faultWith(whole) == std::nullopt);
  REQUIRE(shelf.database.run("UPDATE payload SET salt = zeroblob(15)"));
  CHECK(shelf.payloads.read(kLog, 0, 9).error().fault == Fault::corrupt);
}
