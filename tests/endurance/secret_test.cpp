// I6: what lies on a kiosk's disk, at any moment, tells nothing to who takes it; and a disk that goes back in time does
// not encrypt two things with one nonce (trust: 2.3, 3).

#include <sqlite3.h>

#include <algorithm>
#include <map>

#include "tests/core/records/a_kiosk.h"
#include "tests/endurance/deep.h"
#include "tests/endurance/disk_vfs.h"
#include "tests/endurance/recording.h"
#include "tests/endurance/secrets.h"

using namespace cz;
using namespace cz::tests;

namespace {

/// No salts: what they are drawn from gives zeros.
class Unsalted final : public Random {
 public:
  void fill(std::uint8_t* to, std::size_t count) override {
    if (count == ledger::Salt::size) return static_cast<void>(std::fill(to, to + count, std::uint8_t{0}));
    others_.fill(to, count);
  }

 private:
  CountingRandom others_;
};

/// A hand-in of a kiosk with these dice: could somebody who has its disk and guesses right be sure of it?
bool guessesHandIn(Random& random) {
  Kiosk kiosk;
  Disk disk;
  const Mount mount(kiosk.folder.path(), disk);
  auto records = must(records::KioskRecords::open(kiosk.file(), kiosk.clock, random, kiosk.keys));
  takeCheck(records, newAttempt(kLex, kFactors), false);
  const auto log = openedBy(kiosk.keys, records);
  for (const auto& payload : log.payloads) {
    const auto leaf = must(ledger::decodeLeaf(log.leaves.at(payload.index)));
    if (leaf.type == ledger::LeafType::attemptDone) return canBeGuessed(disk, leaf.payload, payload.body);
  }
  throw std::runtime_error("nothing was handed in");
}

using ByNonce = std::map<Bytes, Bytes>;
constexpr std::size_t kNonce = 24;  // bytes, before what they encrypt

/// Everything that lies encrypted in a kiosk's file.
ByNonce sealedIn(const std::filesystem::path& file) {
  ByNonce all;
  sqlite3* db = nullptr;
  sqlite3_open(file.c_str(), &db);
  sqlite3_exec(db, "PRAGMA locking_mode=EXCLUSIVE", nullptr, nullptr, nullptr);
  for (const char* values : {"SELECT body FROM payload", "SELECT body FROM own_sealed", "SELECT state FROM scratch",
                             "SELECT value FROM setting", "SELECT body FROM blob"}) {
    sqlite3_stmt* rows = nullptr;
    sqlite3_prepare_v2(db, values, -1, &rows, nullptr);
    while (sqlite3_step(rows) == SQLITE_ROW) {
      const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(rows, 0));
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(rows, 0));
      if (size > kNonce) all[Bytes(bytes, bytes + kNonce)] = Bytes(bytes + kNonce, bytes + size);
    }
    sqlite3_finalize(rows);
  }
  sqlite3_close(db);
  return all;
}

/// What one kiosk encrypted after its disk went back and it was switched on again.
ByNonce lived(Kiosk& kiosk, const Disk& from, CountingRandom random, const char* check) {
  Disk disk = from.afterRestart();
  const Mount mount(kiosk.folder.path(), disk);
  {
    auto records = must(records::KioskRecords::open(kiosk.file(), kiosk.clock, random, kiosk.keys));
    takeCheck(records, newAttempt(kLex, CheckId(check)), false);
    static_cast<void>(must(records.startAttempt(newAttempt(kSam, CheckId(check)))));
    mustDo(records.putSetting("room", viewOf(check)));
  }
  return sealedIn(kiosk.file());
}

/// Nonces that encrypted something else before the disk went back. `second`: the dice of the way after it.
std::size_t usedTwice(CountingRandom second) {
  Kiosk kiosk;
  Disk disk;
  {
    const Mount mount(kiosk.folder.path(), disk);
    auto records = kiosk.open();
    takeCheck(records, newAttempt(kSam, CheckId("before")), true);
  }
  const ByNonce one = lived(kiosk, disk, CountingRandom(400), "one"), other = lived(kiosk, disk, second, "other");
  REQUIRE(one.size() > 8);
  return static_cast<std::size_t>(std::count_if(other.begin(), other.end(), [&](const auto& sealed) {
    const auto found = one.find(sealed.first);
    return found != one.end() && found->second != sealed.second;
  }));
}

}  // namespace

TEST_CASE("Nothing that a journey writes to the kiosk's disk, at any moment, holds a name, an answer or a key",
          "[I6]") {
  const Recording& journey = shortJourney();
  CHECK(journey.secrets.size() > 20);
  for (const DiskOpPtr& op : journey.trace)
    if (auto found = journey.secrets.foundIn(op->bytes); !found.empty()) FAIL_CHECK(found << " in " << op->file);
}

TEST_CASE("The station's disk, which its teacher reads, has names and answers: the look for them bites", "[I6]") {
  const Bytes& disk = shortJourney().promises.back().station->read("station.db");
  const Bytes& journal = shortJourney().promises.back().station->read("station.db-wal");
  CHECK_FALSE((shortJourney().secrets.foundIn(disk) + shortJourney().secrets.foundIn(journal)).empty());
}

TEST_CASE("Who has the disk can't prove a guess at what was handed in; without salts it would be proved", "[I6]") {
  CountingRandom random;
  CHECK_FALSE(guessesHandIn(random));
  Unsalted unsalted;
  CHECK(guessesHandIn(unsalted));
}

TEST_CASE("A disk that went back uses no nonce twice; with nonces that go back with it, it would", "[I6]") {
  CHECK(usedTwice(CountingRandom(401)) == 0);
  CHECK(usedTwice(CountingRandom(400)) > 0);
}
