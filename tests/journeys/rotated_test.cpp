// The station's keys are renewed (trust: 2.2): both hold until a kiosk has heard, and no cut leaves anybody behind.

#include "core/crypto/sheet.h"
#include "core/station/backup.h"
#include "core/station/code_sheets.h"
#include "core/station/recovery.h"
#include "core/station/replacement.h"
#include "core/station/restore.h"
#include "core/station/rotation.h"
#include "core/station/today.h"
#include "core/station/unlock.h"
#include "tests/journeys/checks.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
namespace fs = std::filesystem;

namespace {

crypto::SheetSecret secret() {
  crypto::SheetSecret made;
  made.bytes.fill(5);
  return made;
}

struct Room : TwoSeats {
  Room() {
    REQUIRE(station::useSheet(station(), station::sheetFor(station(), 1, crypto::keysOfSheet(secret()))));
    talk();
  }
  fs::path home() const { return folder / "station"; }
  /// As the command does it: with the station at rest.
  void rotate() {
    const fs::path elsewhere = folder / "elsewhere";
    fs::remove_all(elsewhere);
    REQUIRE(station::Station::create(elsewhere, {"Elsewhere", "unused"}, clock, random));
    moveTo(elsewhere);
    fs::remove_all(folder / "before");
    fs::copy(home(), folder / "before", fs::copy_options::recursive);
    must(station::rotate(home(), clock, random));
    moveTo(home());
  }
  std::vector<std::string> waiting() { return must(station::notHeardOf(station())); }
};

}  // namespace

TEST_CASE("A kiosk hears of the new keys, goes on with them, and the old ones are forgotten when all have") {
  Room room;
  room.take(*room.one, "Lex Moreno", kFactors, false);
  room.talk();
  const auto old = room.station().keys().identity();
  const std::string before = memoryOf(room.station());
  room.take(*room.two, "Ada Novak", kFactors, true);  // sealed to the old keys, handed over later
  room.rotate();
  CHECK(room.station().keys().identity() != old);
  CHECK(memoryOf(room.station()) == before);
  CHECK(room.waiting().size() == 2);
  CHECK(room.station().oldKeys().size() == 1);
  room.one->talkTo(room.station());
  CHECK(room.one->desk().records().downlog()->identity == room.station().keys().identity());
  CHECK(room.waiting().size() == 1);
  CHECK_FALSE(station::rotate(room.folder / "nowhere", room.clock, room.random));
  must(station::unlock(room.station(), room.idOf("Lex Moreno"), kFactors, false));
  room.talk();
  CHECK(room.waiting().empty());
  CHECK(room.station().oldKeys().empty());
  CHECK(must(room.station().facts().countAttempts()) == 2);
  for (Seat* seat : {room.one.get(), room.two.get()}) {
    CHECK(must(seat->desk().records().journey(room.idOf("Lex Moreno"), kFactors)).standing() ==
          journey::Standing::unlocked);
    CHECK(seat->contact().waiting == 0);
  }
  room.take(*room.two, "Lex Moreno", kFactors, true);
  room.talk();
  CHECK(must(room.station().facts().journeyOf(room.idOf("Lex Moreno"), kFactors)).mastered());
  const std::string facts = must(room.station().facts().asText());
  must(room.station().rebuild());
  CHECK(must(room.station().facts().asText()) == facts);
  CHECK(station::todayOf(room.station()).alarms.empty());
}

TEST_CASE("Keys can be renewed every year, and a kiosk that starts anew knows where it is") {
  Room room;
  for (int year = 0; year < 3; ++year) {
    room.rotate();
    room.talk();
    CHECK(room.waiting().empty());
    room.one.reset();
    room.clock.boot = 10'000 * (year + 1);
    room.one = room.seat("one");
    room.talk();
  }
  CHECK(room.one->desk().records().pastDownlogs().size() == 3);
  room.take(*room.one, "Lex Moreno", kFactors, true);
  room.talk();
  CHECK(must(room.station().facts().countAttempts()) == 1);
  CHECK(station::todayOf(room.station()).alarms.empty());
}

TEST_CASE("A station whose keys were renewed and that is then lost comes back from the sheet of before") {
  Room room;
  room.rotate();
  room.take(*room.one, "Lex Moreno", kFactors, true);
  room.talk();
  room.one.reset();
  room.one = room.seat("one");
  const std::string truth = memoryOf(room.station());
  const fs::path next = room.folder / "next";
  REQUIRE(station::Station::create(next, {"Room 14", "unused"}, room.clock, room.random));
  room.moveTo(next);
  REQUIRE(station::awaitKiosks(room.station(), secret()));
  for (int round = 0; round < 5; ++round)
    for (Seat* seat : {room.one.get(), room.two.get()})
      seat->talkOver([&](const desk::Post& post) -> std::optional<Bytes> {
        const auto reply = delivered(room.station(), post);
        return reply ? std::optional(*reply) : std::nullopt;
      });
  CHECK(memoryOf(room.station()) == truth);
  CHECK(must(station::replacingOf(room.station()))->kiosks.size() == 2);
}

TEST_CASE("A power cut at each step of the renewal leaves the station of before or the one with new keys") {
  Room room;
  const auto old = room.station().keys().identity();
  const fs::path home = room.home(), seed = home / "station.seed", next = home / "station.seed.next";
  const fs::path before = room.folder / "before.seed", after = room.folder / "after.seed";
  fs::copy(seed, before);
  const auto reopen = [&] {
    const fs::path elsewhere = room.folder / "between";
    fs::remove_all(elsewhere);
    REQUIRE(station::Station::create(elsewhere, {"Elsewhere", "unused"}, room.clock, room.random));
    room.moveTo(elsewhere);
    room.moveTo(home);
  };
  // The new seed is drawn and nothing is committed: it means nothing.
  must(crypto::DeviceKeys::loadOrCreate(next, room.random));
  reopen();
  CHECK(room.station().keys().identity() == old);
  CHECK_FALSE(fs::exists(next));
  room.talk();
  // Committed, and the file is not in its place yet.
  room.rotate();
  const auto renewed = room.station().keys().identity();
  fs::copy(seed, after);
  fs::copy(before, seed, fs::copy_options::overwrite_existing);
  fs::copy(after, next);
  reopen();
  CHECK(room.station().keys().identity() == renewed);
  CHECK_FALSE(fs::exists(next));
  room.talk();
  CHECK(room.waiting().empty());
  CHECK(station::todayOf(room.station()).alarms.empty());
}

TEST_CASE("A kiosk that is cut off after any message of the renewal goes on with the new keys") {
  Room room;
  room.take(*room.one, "Lex Moreno", kFactors, true);
  room.rotate();
  room.one.reset();
  room.two->talkTo(room.station());
  const fs::path elsewhere = room.folder / "elsewhere", image = room.folder / "image", kiosk = room.folder / "one";
  room.moveTo(elsewhere);
  const fs::path copy = room.folder / "copy";
  fs::copy(kiosk, image, fs::copy_options::recursive);
  for (int cut = 0; cut <= 4; ++cut) {
    INFO("cut after message " << cut);
    room.moveTo(elsewhere);
    fs::remove_all(copy);
    fs::copy(room.home(), copy, fs::copy_options::recursive);
    room.moveTo(copy);
    fs::remove_all(kiosk);
    fs::copy(image, kiosk, fs::copy_options::recursive);
    {
      int sent = 0;
      const auto seat = room.seat("one");
      for (int round = 0; round < 3; ++round)
        seat->talkOver([&](const desk::Post& post) -> std::optional<Bytes> {
          if (sent++ >= cut) return std::nullopt;
          const auto reply = delivered(room.station(), post);
          return reply && sent < cut ? std::optional(*reply) : std::nullopt;
        });
    }
    const auto seat = room.seat("one");
    seat->talkTo(room.station());
    CHECK(room.waiting().empty());
    CHECK(room.station().oldKeys().empty());
    CHECK(must(room.station().facts().journeyOf(room.idOf("Lex Moreno"), kFactors)).mastered());
  }
}

TEST_CASE("Backups go on in their folder when the keys are renewed, with the sheet of before and with a new one") {
  Room room;
  const fs::path vault = room.folder / "vault";
  const auto sheet = crypto::keysOfSheet(secret());
  room.take(*room.one, "Lex Moreno", kFactors, true);
  room.talk();
  REQUIRE(station::backUp(room.station(), vault, station::kKeep));
  room.rotate();
  room.talk();
  room.take(*room.one, "Ada Novak", kFactors, true);
  room.talk();
  CHECK(must(station::backUp(room.station(), vault, station::kKeep)).written.number == 2);
  crypto::SheetSecret another = secret();
  another.bytes.fill(6);
  REQUIRE(station::useSheet(room.station(), station::sheetFor(room.station(), 2, crypto::keysOfSheet(another))));
  room.talk();
  room.rotate();
  room.talk();
  CHECK(must(station::backUp(room.station(), vault, station::kKeep)).written.number == 3);
  const std::string truth = memoryOf(room.station());
  REQUIRE(station::restore(vault, 1, sheet, room.folder / "first", room.clock, room.random));
  REQUIRE(station::restore(vault, std::nullopt, crypto::keysOfSheet(another), room.folder / "third", room.clock,
                           room.random));
  // Also of a station that comes back from before all that.
  room.moveTo(room.folder / "first");
  CHECK(must(station::backUp(room.station(), vault, station::kKeep)).written.number == 4);
  room.moveTo(room.folder / "third");
  CHECK(memoryOf(room.station()) == truth);
}

TEST_CASE("A station restored from a backup of before its keys were renewed takes its kiosks in with the sheet") {
  Room room;
  room.take(*room.one, "Lex Moreno", kFactors, true);
  room.talk();
  const fs::path backup = room.folder / "backup";
  room.rotate();
  room.talk();
  room.take(*room.one, "Ada Novak", kFactors, true);
  room.talk();
  const std::string truth = memoryOf(room.station());
  // The disk of before: as it was when the keys were the old ones.
  fs::rename(room.folder / "before", backup);
  room.moveTo(backup);
  REQUIRE(station::awaitKiosks(room.station(), secret()));
  for (int round = 0; round < 5; ++round)
    for (Seat* seat : {room.one.get(), room.two.get()})
      seat->talkOver([&](const desk::Post& post) -> std::optional<Bytes> {
        const auto reply = delivered(room.station(), post);
        return reply ? std::optional(*reply) : std::nullopt;
      });
  CHECK(memoryOf(room.station()) == truth);
  CHECK(room.one->desk().records().downlog()->identity == room.station().keys().identity());
  CHECK(room.one->contact().waiting == 0);
}

TEST_CASE(
    "New keys make printed sheets of codes void: the seat opens for none, and Today says so until there is a new one") {
  Room room;
  const std::vector<LogId> seats = {room.one->desk().records().uplog().id()};
  const auto code = [&](std::size_t place) {
    return must(station::codeSheetsOf(room.station())).strips.at(0).codes.at(place).code;
  };
  const auto opens = [&](const std::string& typed) {
    const bool in = room.one->opensPanel(typed);
    room.one->happens(app::BackPressed{});
    return in;
  };
  REQUIRE(station::makeCodeSheet(room.station(), seats, 7));
  room.talk();
  const std::string first = code(0), second = code(1);
  room.rotate();
  CHECK(must(station::codeSheetsOf(room.station())).strips.empty());
  CHECK(room.hasAlarm("the sheets of codes that were printed before open nothing"));
  CHECK(opens(first));  // this seat has not heard yet, and goes by the keys of before
  const auto early = station::makeCodeSheet(room.station(), seats, 7);
  REQUIRE_FALSE(early);
  CHECK(early.error().message ==
        "Seat 1 has not heard of this station's new keys yet. Let it reach the station first, or leave it out.");
  room.talk();
  CHECK_FALSE(opens(second));
  REQUIRE(station::makeCodeSheet(room.station(), seats, 7));  // the network is away again
  CHECK_FALSE(room.hasAlarm("sheets of codes"));
  CHECK_FALSE(must(station::codeSheetsOf(room.station())).strips.at(0).heard);
  CHECK(must(station::codeSheetsOf(room.station())).strips.at(0).taken);
  CHECK(opens(code(0)));
  room.talk();
  CHECK(must(station::codeSheetsOf(room.station())).strips.at(0).heard);
  CHECK_FALSE(opens(second));
  CHECK(opens(code(1)));
  room.talk();
  CHECK(station::todayOf(room.station()).alarms.empty());
}
