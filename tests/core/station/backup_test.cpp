// A station's past in a backup, and back.

#include "core/station/backup.h"

#include "core/crypto/sheet.h"
#include "core/station/recovery.h"
#include "core/station/restore.h"
#include "core/station/today.h"
#include "core/station/unlock.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using station::testing::Classroom;
using station::testing::SimKiosk;
namespace fs = std::filesystem;

namespace {

crypto::DeviceKeys sheetNumber(std::uint8_t number) {
  crypto::SheetSecret secret;
  secret.bytes.fill(number);
  return crypto::keysOfSheet(secret);
}

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

struct Room : Classroom {
  tests::TempFolder away;
  SimKiosk kiosk{*this, 1, "Seat 1"};
  Room() {
    must(kiosk.pair());
    const auto attempt = kiosk.start(student("001"), "adding", 1);
    kiosk.handIn(attempt, false);
    kiosk.ask(attempt, "I looked at page 3.");
    must(kiosk.sync());
    must(unlock(station(), student("001"), CheckId("adding"), false));
  }
  fs::path vault() const { return away / "vault"; }
  void useSheetNumber(std::uint8_t number, std::uint64_t version = 1) {
    REQUIRE(useSheet(station(), {version, sheetNumber(number).identity()}));
  }
  BackupDone backUpNow() { return must(backUp(station(), vault(), kKeep)); }
  Result<Restored> restoreTo(const std::string& name, std::uint8_t sheet = 1,
                             std::optional<std::uint64_t> number = std::nullopt) {
    return restore(vault(), number, sheetNumber(sheet), away / name, clock, random);
  }
  std::vector<std::string> alarms() { return todayOf(station()).alarms; }
};

}  // namespace

TEST_CASE("Without a recovery sheet there is no backup: nobody could open it") {
  Room room;
  const auto refused = backUp(room.station(), room.vault(), kKeep);
  CHECK(refused.error().fault == Fault::refused);
  CHECK(has(refused.error().message, "checkzone-station sheet"));
  CHECK_FALSE(fs::exists(room.vault()));
  REQUIRE(room.alarms().size() == 1);
  CHECK(has(room.alarms()[0], "No backup has been made yet. There is no recovery sheet"));
}

TEST_CASE("A restored station has the same keys, the same facts and the same roster, and says that it was restored") {
  Room room;
  room.useSheetNumber(1);
  const std::string facts = must(room.station().facts().asText());
  const auto done = room.backUpNow();
  CHECK(done.about.room == room.station().room());
  CHECK(done.about.attempts == 1);
  const auto restored = room.restoreTo("new");
  REQUIRE(restored);
  CHECK(restored->attempts == 1);
  CHECK(restored->kiosks == 1);
  CHECK_FALSE(fs::exists(room.away / "new/restoring"));
  auto station = must(Station::open(room.away / "new", room.clock, room.random));
  CHECK(station->keys().identity() == room.station().keys().identity());
  CHECK(station->token().text() == room.station().token().text());
  CHECK(must(station->facts().asText()) == facts);
  CHECK(station->rosters().nameOf(room.student("001")) == "Ada Novak");
  const auto alarms = todayOf(*station).alarms;
  REQUIRE(alarms.size() == 2);
  CHECK(has(alarms[0], "Not heard from since: Seat 1."));
  CHECK(has(alarms[1], "This station was restored on"));
}

TEST_CASE("The second backup writes what changed and no more") {
  Room room;
  room.useSheetNumber(1);
  const auto first = room.backUpNow();
  CHECK(first.written.newBytes == first.written.bytes);
  const auto second = room.backUpNow();
  CHECK(second.written.number == 2);
  CHECK(second.written.newBytes < second.written.bytes);
  REQUIRE(room.restoreTo("second"));
  REQUIRE(room.restoreTo("first", 1, 1));
}

TEST_CASE("Nothing is restored over a station, or with another sheet, or from a damaged backup") {
  Room room;
  room.useSheetNumber(1);
  room.backUpNow();
  const auto over = restore(room.vault(), std::nullopt, sheetNumber(1), room.folder(), room.clock, room.random);
  CHECK(over.error().fault == Fault::refused);
  CHECK(has(over.error().message, "There is a station in"));
  const auto other = room.restoreTo("other", 2);
  CHECK(other.error().fault == Fault::refused);
  CHECK_FALSE(fs::exists(room.away / "other/station.db"));
  room.clock.pass(60'000);
  REQUIRE(room.station().alarm("something", "that only the second one has"));
  room.backUpNow();
  // What only the second one has.
  fs::path newest;
  for (const auto& at : fs::recursive_directory_iterator(room.vault() / "chunks"))
    if (at.is_regular_file() && (newest.empty() || at.last_write_time() > fs::last_write_time(newest)))
      newest = at.path();
  fs::remove(newest);
  const auto damaged = room.restoreTo("damaged");
  CHECK(damaged.error().fault == Fault::corrupt);
  CHECK(has(damaged.error().message, "Backup 2 is damaged. " + newest.string() + " is missing."));
  CHECK(has(damaged.error().message, "The newest whole one before it is 1 of "));
  CHECK(has(damaged.error().message, "--generation 1"));
  CHECK_FALSE(fs::exists(room.away / "damaged/station.db"));
  REQUIRE(room.restoreTo("damaged", 1, 1));
}

TEST_CASE("A restore that was cut off is no station, and can be begun again") {
  Room room;
  room.useSheetNumber(1);
  room.backUpNow();
  fs::create_directories(room.away / "cut/restoring");
  tests::writeBytes(room.away / "cut/restoring/station.db", viewOf("half of it"));
  tests::writeBytes(room.away / "cut/station.seed", viewOf("moved in already"));
  CHECK_FALSE(Station::open(room.away / "cut", room.clock, room.random));
  REQUIRE(room.restoreTo("cut"));
  CHECK(Station::open(room.away / "cut", room.clock, room.random));
  // A seed alone that no restore left is somebody's station: it is not touched.
  fs::create_directories(room.away / "seed");
  tests::writeBytes(room.away / "seed/station.seed", viewOf("whose?"));
  CHECK(room.restoreTo("seed").error().fault == Fault::refused);
  CHECK(tests::holds(room.away / "seed/station.seed", viewOf("whose?")));
}

TEST_CASE("Today says when there is no backup: after trouble, after a day, after two weeks by hand") {
  constexpr std::int64_t kHour = 3'600'000;
  Room room;
  room.useSheetNumber(1);
  room.backUpNow();
  CHECK(room.alarms().empty());
  room.clock.pass(37 * kHour);
  CHECK(room.alarms().empty());  // made by hand
  REQUIRE(noteAutomatic(room.station(), true));
  REQUIRE(room.alarms().size() == 1);
  CHECK(has(room.alarms()[0], "No backup since "));
  room.backUpNow();
  CHECK(room.alarms().empty());
  REQUIRE(noteAutomatic(room.station(), false));
  room.clock.pass(15 * 24 * kHour);
  REQUIRE(room.alarms().size() == 1);
  tests::writeBytes(room.away / "a-file", viewOf("no folder"));
  CHECK_FALSE(backUp(room.station(), room.away / "a-file", kKeep));
  CHECK(has(room.alarms()[0], (room.away / "a-file").string()));
  room.backUpNow();
  CHECK(room.alarms().empty());
}

TEST_CASE("A new sheet has the next version, reaches kiosks, and opens the backups from then on") {
  Room room;
  CHECK(must(nextSheet(room.station())) == 1);
  room.useSheetNumber(1);
  CHECK_FALSE(useSheet(room.station(), {1, sheetNumber(2).identity()}));
  CHECK_FALSE(useSheet(room.station(), {3, sheetNumber(2).identity()}));
  room.backUpNow();
  room.useSheetNumber(2, 2);
  room.backUpNow();
  REQUIRE(room.restoreTo("new", 2));
  CHECK_FALSE(room.restoreTo("mixed", 1));
  REQUIRE(room.restoreTo("old", 1, 1));
  SimKiosk late(room, 2, "Seat 2");
  must(late.pair());
  for (const auto& kiosk : must(room.station().kiosks().all()))
    CHECK(must(room.station().downlogs().holdings(kiosk.fingerprint())).sheet == 2);
}
