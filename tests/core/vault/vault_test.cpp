// A folder of backups: incremental, whole or not at all, and open to the sheet alone.

#include "core/vault/vault.h"

#include <algorithm>
#include <set>

#include "core/crypto/sheet.h"
#include "core/vault/files.h"
#include "tests/support/catch.h"
#include "tests/support/outside.h"
#include "tests/support/temp_folder.h"

using namespace cz;
using namespace cz::vault;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kPiece = 65536;

crypto::DeviceKeys sheetNumber(std::uint8_t number) {
  crypto::SheetSecret secret;
  secret.bytes.fill(number);
  return crypto::keysOfSheet(secret);
}

crypto::DeviceKeys stationNumber(std::uint8_t number) {
  crypto::MasterSeed seed;
  seed.bytes.fill(number);
  return crypto::DeviceKeys(seed);
}

struct Desk {
  tests::TempFolder home;
  tests::CountingRandom random;
  crypto::DeviceKeys sheet = sheetNumber(1);
  crypto::DeviceKeys station = stationNumber(2);
  VaultKey key{{}, sheet.identity(), 1};
  Bytes data;  ///< five pieces and a bit

  Desk() : data(5 * kPiece + 100) {
    key.data.bytes.fill(9);
    for (std::size_t i = 0; i < data.size(); ++i) data[i] = static_cast<std::uint8_t>(i / kPiece * 31 + i % 251);
    tests::writeBytes(home / "seed", viewOf("seed of the station"));
  }
  fs::path vault() const { return home / "vault"; }
  Result<Written> tryWrite(Look look = Look::all) {
    tests::writeBytes(home / "data", data);
    return write(vault(), key, {"Room 14", 1000, 7}, {{"station.seed", home / "seed"}, {"station.db", home / "data"}},
                 station, random, look);
  }
  Written write_(Look look = Look::all) { return must(tryWrite(look)); }
  Result<void> unpackTo(const std::string& name, std::uint64_t number, const crypto::DeviceKeys& with) {
    fs::create_directories(home / name);
    for (const Generation& one : must(list(vault())))
      if (one.number == number) return unpack(vault(), one, with, home / name);
    return Error{Fault::notFound, "", ""};
  }
  std::set<fs::path> chunks() const {
    std::set<fs::path> found;
    for (const auto& at : fs::recursive_directory_iterator(vault() / "chunks"))
      if (at.is_regular_file()) found.insert(at.path());
    return found;
  }
};

void flip(const fs::path& file, std::size_t at) {
  Bytes bytes = tests::readBytes(file);
  bytes.at(at) ^= 1;
  tests::writeBytes(file, bytes);
}

}  // namespace

TEST_CASE("What went in comes out, with the sheet and with no other") {
  Desk desk;
  const Written written = desk.write_();
  CHECK(written.number == 1);
  CHECK(written.bytes == 5 * kPiece + 100 + 19);
  CHECK(written.newBytes == written.bytes);
  REQUIRE(desk.unpackTo("back", 1, desk.sheet));
  CHECK(tests::holds(desk.home / "back/station.db", desk.data));
  CHECK(tests::holds(desk.home / "back/station.seed", viewOf("seed of the station")));
  const auto other = desk.unpackTo("other", 1, sheetNumber(3));
  CHECK(other.error().fault == Fault::refused);
  CHECK(other.error().message.find("version 1 of the sheet") != std::string::npos);
  CHECK(fs::is_empty(desk.home / "other"));
}

TEST_CASE("Nothing of what is backed up stands readable in the folder") {
  Desk desk;
  std::string canary;
  for (int i = 0; i < 10'000; ++i) canary += "Lex Moreno ";
  desk.data.assign(canary.begin(), canary.end());
  desk.write_();
  for (const auto& at : fs::recursive_directory_iterator(desk.vault()))
    if (at.is_regular_file()) {
      const Bytes bytes = tests::readBytes(at.path());
      CHECK(textOf(bytes).find("Moreno") == std::string_view::npos);
      CHECK(textOf(bytes).find("seed of the") == std::string_view::npos);
    }
}

TEST_CASE("Only what changed is written again, and every generation stays whole") {
  Desk desk;
  desk.write_();
  const Bytes first = desk.data;
  CHECK(desk.write_().newBytes == 0);
  desk.data[2 * kPiece + 5] ^= 1;  // in the third piece
  CHECK(desk.write_().newBytes == kPiece);
  const auto all = must(check(desk.vault()));
  REQUIRE(all.size() == 3);
  CHECK(all.front().number == 3);
  CHECK(all.front().about == About{"Room 14", 1000, 7});
  for (const Generation& one : all) CHECK(one.damaged.empty());
  REQUIRE(desk.unpackTo("first", 1, desk.sheet));
  CHECK(tests::holds(desk.home / "first/station.db", first));
  REQUIRE(desk.unpackTo("third", 3, desk.sheet));
  CHECK(tests::holds(desk.home / "third/station.db", desk.data));
}

TEST_CASE("A backup that was cut off anywhere is none, and the next one is whole") {
  Desk desk;
  desk.write_();
  desk.data[10] ^= 1;
  desk.write_();
  // As if the power had failed before the second generation's own file was in its place, and during a chunk.
  fs::rename(desk.vault() / "000002.backup", desk.vault() / "000002.backup.part");
  tests::writeBytes(desk.vault() / "chunks/ab.part", viewOf("half"));
  auto all = must(check(desk.vault()));
  REQUIRE(all.size() == 1);
  CHECK(all.front().number == 1);
  CHECK(desk.write_().number == 2);
  REQUIRE(desk.unpackTo("back", 2, desk.sheet));
  CHECK(tests::holds(desk.home / "back/station.db", desk.data));
}

TEST_CASE("A missing or changed chunk is named; generations that don't need it stay whole; the next backup mends") {
  Desk desk;
  desk.write_();
  const auto before = desk.chunks();
  desk.data[0] ^= 1;
  desk.write_();
  fs::path fresh;
  for (const auto& chunk : desk.chunks())
    if (!before.contains(chunk)) fresh = chunk;
  flip(fresh, 500);
  auto all = must(check(desk.vault()));
  REQUIRE(all.size() == 2);
  REQUIRE(all[0].damaged.size() == 1);
  CHECK(all[0].damaged[0] == fresh.string() + " was changed.");
  CHECK(all[1].damaged.empty());
  CHECK(desk.unpackTo("two", 2, desk.sheet).error().fault == Fault::corrupt);
  fs::remove(fresh);
  all = must(check(desk.vault()));
  CHECK(all[0].damaged == std::vector<std::string>{fresh.string() + " is missing."});
  CHECK(desk.write_().newBytes == kPiece);
  CHECK(must(check(desk.vault()))[0].damaged.empty());
}

TEST_CASE(
    "A day's backup reads only what is new; what is missing or cut off is mended, what was changed at the next look") {
  Desk desk;
  desk.write_();
  const auto chunks = desk.chunks();
  const fs::path one = *std::find_if(chunks.begin(), chunks.end(),
                                     [](const fs::path& chunk) { return fs::file_size(chunk) == kPiece + 40; });
  flip(one, 500);
  CHECK(desk.write_(Look::fresh).newBytes == 0);  // it was not read
  CHECK(must(keep(desk.vault(), 1, Look::fresh)) == 1);
  CHECK(must(check(desk.vault()))[0].damaged.size() == 1);
  CHECK(must(keep(desk.vault(), 1)) == 0);
  CHECK(desk.write_(Look::all).newBytes == kPiece);
  CHECK(must(check(desk.vault()))[0].damaged.empty());
  fs::resize_file(*desk.chunks().rbegin(), 10);
  CHECK(desk.write_(Look::fresh).newBytes > 0);
  fs::remove(*desk.chunks().begin());
  CHECK(desk.write_(Look::fresh).newBytes > 0);
  CHECK(must(check(desk.vault()))[0].damaged.empty());
  REQUIRE(desk.unpackTo("back", must(list(desk.vault()))[0].number, desk.sheet));
  CHECK(tests::holds(desk.home / "back/station.db", desk.data));
}

TEST_CASE("All of it is due for a look once a week, and whenever nobody knows when it was") {
  Desk desk;
  constexpr std::int64_t kDay = 24 * 3'600'000;
  CHECK(isLookDue(desk.vault(), kDay));
  desk.write_();
  REQUIRE(noteLook(desk.vault(), 10 * kDay));
  CHECK_FALSE(isLookDue(desk.vault(), 10 * kDay));
  CHECK_FALSE(isLookDue(desk.vault(), 17 * kDay - 1));
  CHECK(isLookDue(desk.vault(), 17 * kDay));
  CHECK(isLookDue(desk.vault(), 9 * kDay));  // a clock that went back
  tests::writeBytes(desk.vault() / "looked.txt", viewOf("yesterday"));
  CHECK(isLookDue(desk.vault(), 11 * kDay));
}

TEST_CASE("Every changed bit of a generation's own file is told, and so is every shortened one") {
  Desk desk;
  desk.data.resize(100);
  desk.write_();
  const fs::path file = desk.vault() / "000001.backup";
  const Bytes whole = tests::readBytes(file);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    Bytes changed = whole;
    changed[at] ^= static_cast<std::uint8_t>(1U << (at % 8));
    tests::writeBytes(file, changed);
    CHECK(must(list(desk.vault())).front().damaged.size() == 1);
  }
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    tests::writeBytes(file, ByteView(whole).first(size));
    CHECK(must(list(desk.vault())).front().damaged.size() == 1);
  }
  tests::writeBytes(file, whole);
  CHECK(must(list(desk.vault())).front().damaged.empty());
}

TEST_CASE("Old generations go with the chunks that nobody needs, but never beside a damaged one") {
  Desk desk;
  for (int i = 0; i < 4; ++i) {
    desk.data[0] = static_cast<std::uint8_t>(i);
    desk.write_();
  }
  CHECK(desk.chunks().size() == 1 + 5 + 4);  // the seed, what never changed, and the first piece four times
  tests::writeBytes(desk.vault() / "chunks/left.part", viewOf("of a backup that was cut off"));
  CHECK(must(keep(desk.vault(), 2)) == 2);
  CHECK(desk.chunks().size() == 1 + 5 + 2);
  REQUIRE(desk.unpackTo("back", 3, desk.sheet));
  CHECK(must(check(desk.vault())).size() == 2);
  flip(desk.vault() / "000004.backup", 30);
  CHECK(must(keep(desk.vault(), 1)) == 0);
  CHECK(must(list(desk.vault())).size() == 2);
}

TEST_CASE("After a new sheet everything is written again, and each backup opens with the sheet of its time") {
  Desk desk;
  desk.write_();
  const auto old = sheetNumber(1);
  desk.sheet = sheetNumber(4);
  desk.key = {{}, desk.sheet.identity(), 2};
  desk.key.data.bytes.fill(8);
  CHECK(desk.write_().newBytes == desk.data.size() + 19);
  REQUIRE(desk.unpackTo("new", 2, desk.sheet));
  CHECK_FALSE(desk.unpackTo("mixed", 1, desk.sheet));
  REQUIRE(desk.unpackTo("old", 1, old));
}

TEST_CASE("A folder holds the backups of one station") {
  Desk desk;
  desk.write_();
  desk.station = stationNumber(5);
  desk.key.data.bytes.fill(8);
  const auto refused = desk.tryWrite();
  CHECK(refused.error().fault == Fault::refused);
  CHECK(must(list(desk.vault())).size() == 1);
}

TEST_CASE("A station with new keys is known by the key of its backups, also by one of before") {
  Desk desk;
  desk.write_();
  desk.station = stationNumber(5);
  CHECK(desk.write_().newBytes == 0);
  desk.station = stationNumber(6);
  desk.key.earlier = {desk.key.data};
  desk.key.data.bytes.fill(8);
  CHECK(desk.write_().number == 3);
  // One from before all that: the first backup is its own.
  desk.station = stationNumber(2);
  desk.key.earlier.clear();
  desk.key.data.bytes.fill(7);
  CHECK(desk.write_().number == 4);
}
