// A student is forgotten for good (trust: 2.12).

#include <fstream>
#include <iterator>

#include "core/crypto/sheet.h"
#include "core/station/backup.h"
#include "core/station/decisions.h"
#include "core/station/erase.h"
#include "core/station/hold.h"
#include "core/station/recovery.h"
#include "core/station/restore.h"
#include "core/station/unlock.h"
#include "tests/journeys/checks.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
namespace fs = std::filesystem;
using journey::Standing;

namespace {

/// Whether the bytes stand in any file of a folder.
bool isOnDisk(const fs::path& folder, const std::string& bytes) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string all{std::istreambuf_iterator<char>(in), {}};
    if (all.find(bytes) != std::string::npos) return true;
  }
  return false;
}

struct Room : TwoSeats {
  StudentId lex, ada;

  Room() {
    crypto::SheetSecret secret;
    secret.bytes.fill(5);
    REQUIRE(station::useSheet(station(), {1, crypto::keysOfSheet(secret).identity()}));
    talk();
    lex = idOf("Lex Moreno");
    ada = idOf("Ada Novak");
  }
  Standing at(Seat& seat, const StudentId& who) {
    return must(seat.desk().records().journey(who, kFactors)).standing();
  }
  Standing atStation(const StudentId& who) { return must(station().facts().journeyOf(who, kFactors)).standing(); }
  bool isTold(Seat& seat, const StudentId& who) {
    return must(seat.desk().records().factsAsText()).find(who.text) != std::string::npos;
  }
};

}  // namespace

TEST_CASE("after erasing, neither name nor pseudonym nor answer is in the station's files, and all logs are sound") {
  Room room;
  room.take(*room.one, "Lex Moreno", kFactors, false);
  room.take(*room.one, "Ada Novak", kFactors, true);
  room.talk();
  REQUIRE(station::unlock(room.station(), room.lex, kFactors, false));
  room.talk();
  const fs::path data = room.station().folder();
  CHECK(isOnDisk(data, "Moreno"));  // the scan bites
  CHECK(isOnDisk(data, room.lex.text));
  CHECK(isOnDisk(data, "My own words, 1"));

  const auto takes = must(station::whatErasingTakes(room.station(), room.lex));
  CHECK(takes.name == "Lex Moreno");
  CHECK(takes.attempts == 1);
  CHECK(isOnDisk(data, "Moreno"));  // it only looked
  CHECK(must(station::eraseStudent(room.station(), room.lex)).payloads == takes.payloads);
  CHECK_FALSE(isOnDisk(data, "Moreno"));
  CHECK_FALSE(isOnDisk(data, room.lex.text));
  CHECK_FALSE(isOnDisk(data, "My own words, 1"));

  CHECK(room.atStation(room.ada) == Standing::mastered);
  const std::string facts = must(room.station().facts().asText());
  must(room.station().rebuild());
  CHECK(must(room.station().facts().asText()) == facts);
  for (const auto& kiosk : must(room.station().kiosks().all()))
    CHECK(records::LogArchive(room.station().db()).examine(kiosk.up.id()));
  const auto again = station::eraseStudent(room.station(), room.lex);
  REQUIRE_FALSE(again);
  CHECK(again.error().fault == Fault::notFound);
}

TEST_CASE("a kiosk that forgets a student keeps no piece of a journal either: it may hold what was forgotten") {
  Room room;
  room.take(*room.one, "Lex Moreno", kFactors, false);
  room.talk();
  const fs::path piece = room.folder / "one" / "kiosk.db-torn-1";
  writeBytes(piece, viewOf("a save that was cut off"));
  must(station::eraseStudent(room.station(), room.lex));
  CHECK(fs::exists(piece));
  room.talk();
  CHECK_FALSE(fs::exists(piece));
}

TEST_CASE("while somebody asks to see a record it is held: nothing of it is erased until that is over") {
  Room room;
  CHECK(station::holdRecord(room.station(), room.lex, "  ").error().detail == "reason-needed");
  REQUIRE(station::holdRecord(room.station(), room.lex, "Her mother has asked to see it."));
  CHECK(station::holdRecord(room.station(), room.lex, "again").error().detail == "held-already");
  const std::string facts = must(room.station().facts().asText());
  const auto refused = station::eraseStudent(room.station(), room.lex);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().detail == "record-held");
  CHECK(refused.error().message.find("Her mother has asked to see it. Nothing was erased.") != std::string::npos);
  CHECK(must(room.station().facts().asText()) == facts);
  CHECK(room.station().rosters().nameOf(room.lex));
  REQUIRE(station::endHold(room.station(), room.lex));
  CHECK(station::endHold(room.station(), room.lex).error().detail == "not-held");
  REQUIRE(station::eraseStudent(room.station(), room.lex));
  CHECK_FALSE(room.station().rosters().nameOf(room.lex));
}

TEST_CASE("kiosks forget when they call, go on with everybody else, and are sound after a restart") {
  Room room;
  room.take(*room.one, "Lex Moreno", kFactors, false);
  room.take(*room.one, "Ada Novak", kFactors, true);
  room.talk();
  CHECK(room.isTold(*room.one, room.lex));
  CHECK(room.isTold(*room.two, room.lex));
  must(station::eraseStudent(room.station(), room.lex));
  room.talk();
  for (Seat* seat : {room.one.get(), room.two.get()}) {
    CHECK_FALSE(room.isTold(*seat, room.lex));
    CHECK(room.at(*seat, room.ada) == Standing::mastered);
    const auto& names = seat->model().zone.names;
    CHECK(std::none_of(names.begin(), names.end(), [&](const auto& one) { return one.id == room.lex; }));
  }
  room.one.reset();
  room.one = room.seat("one");
  CHECK_FALSE(room.isTold(*room.one, room.lex));
  room.take(*room.one, "Eli Stone", kFactors, true);
  room.talk();
  CHECK(room.atStation(room.idOf("Eli Stone")) == Standing::mastered);
}

TEST_CASE("whoever is forgotten in the middle of a check is led out, by a sentence, and nobody finds a resting seat") {
  Room room;
  room.begin(*room.one, "Lex Moreno", kFactors);
  room.one->answerOne(true);
  room.talk();
  must(station::eraseStudent(room.station(), room.lex));
  const auto isOut = [&] {
    const auto* start = std::get_if<app::StartScreen>(&room.one->model().screen);
    return start != nullptr && start->notice == "This name is no longer on the list. Ask your teacher.";
  };
  SECTION("the news comes while they sit there") { room.talk(); }
  SECTION("they answer before the screen has heard of it") {
    desk::Exchange quiet(room.one->desk(), "");
    while (const auto post = must(quiet.next())) must(quiet.take(must(delivered(room.station(), *post))));
    room.one->answerOne(false);
  }
  CHECK(isOut());
  CHECK_FALSE(room.isTold(*room.one, room.lex));
  room.take(*room.one, "Ada Novak", kFactors, true);
  CHECK(room.at(*room.one, room.ada) == Standing::mastered);
}

TEST_CASE("what a kiosk still had to hand over about somebody who was forgotten is dropped when it comes") {
  Room room;
  room.take(*room.one, "Lex Moreno", kFactors, false);  // the station hears of it only afterwards
  must(station::eraseStudent(room.station(), room.lex));
  room.talk();
  CHECK_FALSE(isOnDisk(room.station().folder(), room.lex.text));
  CHECK(room.atStation(room.lex) == Standing::ready);
  CHECK_FALSE(room.isTold(*room.one, room.lex));
  CHECK_FALSE(room.isTold(*room.two, room.lex));
  CHECK(room.one->contact().waiting == 0);
}

TEST_CASE("a station restored from a backup of before forgets again when a kiosk has called") {
  Room room;
  room.take(*room.one, "Lex Moreno", kFactors, false);
  room.talk();
  must(station::backUp(room.station(), room.folder / "vault", 100));
  must(station::eraseStudent(room.station(), room.lex));
  room.talk();
  crypto::SheetSecret secret;
  secret.bytes.fill(5);
  const auto data = room.folder / "restored";
  must(station::restore(room.folder / "vault", 1, crypto::keysOfSheet(secret), data, room.clock, room.random));
  room.moveTo(data);
  CHECK(isOnDisk(data, "Moreno"));
  room.two->talkTo(room.station());
  CHECK_FALSE(isOnDisk(data, "Moreno"));
  CHECK_FALSE(isOnDisk(data, room.lex.text));
}

TEST_CASE("also when a kiosk that had not heard of it gives back what it holds") {
  Room room;
  room.take(*room.one, "Lex Moreno", kFactors, false);
  room.talk();
  must(station::backUp(room.station(), room.folder / "vault", 100));
  REQUIRE(station::unlock(room.station(), room.lex, kFactors, false));
  room.talk();
  must(station::eraseStudent(room.station(), room.lex));
  room.two->talkTo(room.station());  // one has not called since
  crypto::SheetSecret secret;
  secret.bytes.fill(5);
  const auto data = room.folder / "restored";
  must(station::restore(room.folder / "vault", 1, crypto::keysOfSheet(secret), data, room.clock, room.random));
  room.moveTo(data);
  room.two->talkTo(room.station());
  CHECK_FALSE(isOnDisk(data, room.lex.text));
  room.talk();
  CHECK_FALSE(isOnDisk(data, room.lex.text));
  CHECK_FALSE(room.isTold(*room.one, room.lex));
  CHECK_FALSE(room.isTold(*room.two, room.lex));
}

TEST_CASE("what another student did stays, also where it was first taken for the work of who is forgotten") {
  Room room;
  room.take(*room.one, "Lex Moreno", kFactors, true);  // it was Ada who sat there
  room.talk();
  const auto attempt = must(room.station().facts().journeyOf(room.lex, kFactors)).last()->id;
  REQUIRE(station::decide(room.station(), room.lex, kFactors,
                          journey::WantCorrect{{}, attempt, room.ada, "Ada sat there."}, "Ada sat there."));
  room.talk();
  CHECK(room.atStation(room.ada) == Standing::mastered);
  CHECK(must(station::eraseStudent(room.station(), room.lex)).attempts == 0);
  room.talk();
  CHECK(room.atStation(room.ada) == Standing::mastered);
  CHECK(room.at(*room.two, room.ada) == Standing::mastered);
  CHECK(must(station::eraseStudent(room.station(), room.ada)).attempts == 1);
}

TEST_CASE("it also stays when the station is restored from before, and the seat where it was done calls last") {
  Room room;
  must(station::backUp(room.station(), room.folder / "vault", 100));
  room.take(*room.two, "Lex Moreno", kFactors, true);  // it was Ada who sat there
  room.talk();
  const auto attempt = must(room.station().facts().journeyOf(room.lex, kFactors)).last()->id;
  REQUIRE(station::decide(room.station(), room.lex, kFactors,
                          journey::WantCorrect{{}, attempt, room.ada, "Ada sat there."}, "Ada sat there."));
  room.talk();
  must(station::eraseStudent(room.station(), room.lex));
  room.talk();
  crypto::SheetSecret secret;
  secret.bytes.fill(5);
  const auto data = room.folder / "restored";
  must(station::restore(room.folder / "vault", 1, crypto::keysOfSheet(secret), data, room.clock, room.random));
  room.moveTo(data);
  room.one->talkTo(room.station());
  CHECK_FALSE(room.station().rosters().nameOf(room.lex));
  room.two->talkTo(room.station());
  room.talk();
  CHECK(room.atStation(room.ada) == Standing::mastered);
  CHECK(room.atStation(room.lex) == Standing::ready);
  CHECK(room.at(*room.one, room.ada) == Standing::mastered);
  CHECK(room.at(*room.two, room.ada) == Standing::mastered);
}
