// A sheet of codes for days without the network: made at the station, torn off at the kiosk.

#include <algorithm>
#include <mutex>

#include "core/crypto/sheet.h"
#include "core/records/code_sheet.h"
#include "core/station/alarms.h"
#include "core/station/backup.h"
#include "core/station/code_sheets.h"
#include "core/station/recovery.h"
#include "core/station/restore.h"
#include "core/station/stick.h"
#include "kiosk/desk/stick.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
using Said = app::CodeView::Said;

namespace {

constexpr std::int64_t kDay = std::int64_t{24} * 3'600'000;

struct Room : Classroom {
  std::unique_ptr<Seat> one = seat("one", "Seat 1"), two = seat("two", "Seat 2");

  Room() { talk(); }
  void talk() {
    for (Seat* each : {one.get(), two.get()}) each->talkTo(station());
  }
  static LogId logOf(Seat& seat) { return seat.desk().records().uplog().id(); }
  void make(std::vector<LogId> seats, int days = 7) { REQUIRE(station::makeCodeSheet(station(), seats, days)); }
  std::vector<station::SheetStrip> strips() { return must(station::codeSheetsOf(station())).strips; }
  std::string code(std::size_t strip, std::size_t place) { return strips().at(strip).codes.at(place).code; }
  /// Types it at a seat; whether it let the teacher in, who leaves again.
  bool opens(Seat& seat, const std::string& code) {
    const bool in = seat.opensPanel(code);
    seat.happens(app::BackPressed{});
    return in;
  }
};

}  // namespace

TEST_CASE("twenty codes are shared out among the seats, each opens its own seat once, in any order, with no network") {
  Room room;
  room.make({Room::logOf(*room.one), Room::logOf(*room.two)});
  auto strips = room.strips();
  REQUIRE(strips.size() == 2);
  CHECK(strips[0].seat == "Seat 1");
  CHECK(strips[0].codes.size() == 10);
  CHECK(strips[1].codes.size() == 10);
  CHECK_FALSE(strips[0].heard);
  room.talk();
  room.talk();
  CHECK(room.strips()[0].heard);
  CHECK(room.opens(*room.one, room.code(0, 6)));
  CHECK(room.opens(*room.one, room.code(0, 2)));
  CHECK_FALSE(room.opens(*room.one, room.code(0, 6)));
  CHECK_FALSE(room.opens(*room.one, room.code(1, 0)));
  CHECK(room.opens(*room.two, room.code(1, 0)));
  room.talk();
  strips = room.strips();
  for (std::size_t place = 0; place < 10; ++place) {
    CHECK(strips[0].codes[place].used == (place == 6 || place == 2));
    CHECK(strips[1].codes[place].used == (place == 0));
  }
  CHECK(must(station::alarmsOf(room.station())).empty());
}

TEST_CASE("one seat alone gets all twenty; three seats get seven, seven and six") {
  Room room;
  auto three = room.seat("three", "Seat 3");
  three->talkTo(room.station());
  room.make({Room::logOf(*room.one)});
  CHECK(room.strips().at(0).codes.size() == 20);
  room.make({Room::logOf(*room.one), Room::logOf(*room.two), Room::logOf(*three)});
  const auto strips = room.strips();
  REQUIRE(strips.size() == 3);
  CHECK(strips[0].codes.size() == 7);
  CHECK(strips[1].codes.size() == 7);
  CHECK(strips[2].codes.size() == 6);
  for (const auto& strip : strips)
    for (const auto& other : strips)
      for (const auto& one : strip.codes)
        for (const auto& two : other.codes)
          if (&one != &two) CHECK(one.code != two.code);
}

TEST_CASE("a sheet that was printed after the network went away opens its seat, each code once, also after a restart") {
  Room room;
  room.make({Room::logOf(*room.one), Room::logOf(*room.two)});
  CHECK_FALSE(room.strips()[0].heard);
  CHECK(room.strips()[0].taken);
  const std::string used = room.code(0, 3), open = room.code(0, 9), other = room.code(1, 0);
  CHECK(room.opens(*room.one, used));
  CHECK_FALSE(room.opens(*room.one, used));
  CHECK_FALSE(room.opens(*room.one, other));
  room.one.reset();
  room.one = room.seat("one", "Seat 1");
  CHECK_FALSE(room.opens(*room.one, used));
  CHECK(room.opens(*room.one, open));
  CHECK(room.opens(*room.two, other));
  room.talk();
  room.talk();
  const auto strips = room.strips();
  CHECK(strips[0].heard);
  CHECK(strips[0].codes.at(3).used);
  CHECK_FALSE(strips[0].codes.at(4).used);
  CHECK(must(station::alarmsOf(room.station())).empty());
}

TEST_CASE("the first code of a sheet that the seat never heard of makes the one before void there") {
  Room room;
  room.make({Room::logOf(*room.one)});
  room.talk();
  const std::string first = room.code(0, 0), second = room.code(0, 1);
  room.make({Room::logOf(*room.one)});  // the network is away now
  CHECK(room.strips()[0].taken);
  CHECK(room.opens(*room.one, first));
  CHECK(room.opens(*room.one, room.code(0, 0)));
  CHECK_FALSE(room.opens(*room.one, second));
  CHECK(room.opens(*room.one, room.code(0, 1)));
}

TEST_CASE("a seat that missed more than one sheet takes none of the newest, and a stick tells it") {
  Room room;
  room.make({Room::logOf(*room.one)});
  const std::string before = room.code(0, 0);
  room.make({Room::logOf(*room.one)});
  CHECK_FALSE(room.strips()[0].taken);
  CHECK_FALSE(room.opens(*room.one, room.code(0, 0)));
  CHECK(room.opens(*room.one, before));           // it knows no better
  CHECK(room.opens(*room.one, room.code(0, 0)));  // and with that of the next one
  room.make({Room::logOf(*room.one)});
  room.make({Room::logOf(*room.one)});
  CHECK_FALSE(room.opens(*room.one, room.code(0, 1)));
  std::mutex mutex;
  const auto stick = room.folder / "stick";
  std::filesystem::create_directories(stick);
  must(station::giveStick(room.station(), mutex, stick));
  must(desk::Stick(room.one->desk()).take(stick));
  CHECK(room.opens(*room.one, room.code(0, 1)));
}

TEST_CASE("a seat that has not heard of the time takes a code after it") {
  Room room;
  room.make({Room::logOf(*room.one)}, 1);
  room.clock.wall += 2 * kDay;
  CHECK(room.strips()[0].isOver);
  CHECK(room.opens(*room.one, room.code(0, 0)));
  room.talk();
  room.talk();
  CHECK_FALSE(room.opens(*room.one, room.code(0, 1)));
}

TEST_CASE("after a restore no sheet of before opens anything, and seats hear behind which number sheets go on") {
  Room room;
  room.make({Room::logOf(*room.one)});
  const std::string old = room.code(0, 0);
  crypto::SheetSecret secret;
  secret.bytes.fill(5);
  const auto sheet = crypto::keysOfSheet(secret);
  REQUIRE(station::useSheet(room.station(), {1, sheet.identity()}));
  must(station::backUp(room.station(), room.folder / "vault", 100));
  // Since the backup: this sheet is lost with the station, and its seat never heard of it.
  room.make({Room::logOf(*room.one)});
  const std::string lost = room.code(0, 0);
  const auto data = room.folder / "again";
  must(station::restore(room.folder / "vault", 1, sheet, data, room.clock, room.random));
  room.moveTo(data);
  CHECK(room.strips().empty());
  CHECK(
      room.hasAlarm("This station was restored from a backup, so the sheets of codes that were printed before open "
                    "nothing once a seat has heard of that."));
  room.make({Room::logOf(*room.one)});
  CHECK_FALSE(room.hasAlarm("sheets of codes"));
  CHECK_FALSE(room.strips()[0].taken);
  CHECK_FALSE(room.opens(*room.one, room.code(0, 0)));
  CHECK(room.opens(*room.one, old));  // not heard yet
  for (int round = 0; round < 3; ++round) room.talk();
  CHECK(room.strips()[0].heard);
  CHECK_FALSE(room.opens(*room.one, lost));
  CHECK(room.opens(*room.one, room.code(0, 0)));
  room.make({Room::logOf(*room.two)});  // seat 2 heard only of where the numbers go on
  CHECK(room.strips()[1].taken);
  CHECK(room.opens(*room.two, room.code(1, 0)));
  auto three = room.seat("three", "Seat 3");
  three->talkTo(room.station());
  room.make({Room::logOf(*three)});
  CHECK(room.strips()[2].taken);
  CHECK(room.opens(*three, room.code(2, 0)));
}

TEST_CASE("a code of a sheet is good until its time, and without a set clock the time is passed over") {
  Room room;
  room.make({Room::logOf(*room.one)}, 2);
  room.talk();
  const auto until = room.clock.wall + 2 * kDay;
  CHECK(room.strips()[0].untilMs == until);
  room.clock.wall = until - 1;
  CHECK(room.opens(*room.one, room.code(0, 0)));
  room.clock.wall = until;
  CHECK_FALSE(room.opens(*room.one, room.code(0, 1)));
  CHECK(room.strips()[0].isOver);
  room.clock.wall = 0;  // 1970: it was never set
  CHECK(room.opens(*room.one, room.code(0, 1)));
}

TEST_CASE("a newer sheet makes the one before void, and what was used stays used after a restart") {
  Room room;
  room.make({Room::logOf(*room.one)});
  room.talk();
  const std::string old = room.code(0, 5);
  room.make({Room::logOf(*room.one)});
  room.talk();
  CHECK_FALSE(room.opens(*room.one, old));
  const std::string used = room.code(0, 0), open = room.code(0, 1);
  CHECK(room.opens(*room.one, used));
  room.one.reset();
  room.one = room.seat("one", "Seat 1");
  CHECK_FALSE(room.opens(*room.one, used));
  CHECK(room.opens(*room.one, open));
}

TEST_CASE("a wrong code costs a try as ever, and after the day's last one the sheet opens nothing either") {
  Room room;
  room.make({Room::logOf(*room.one)});
  room.talk();
  const std::string stranger = [&] {
    room.make({Room::logOf(*room.two)});
    return room.code(1, 0);
  }();
  room.one->happens(app::TeacherPressed{});
  const auto type = [&](const std::string& code) {
    for (const char digit : code)
      if (digit != ' ') room.one->happens(app::CodeDigit{digit - '0'});
    room.one->happens(app::CodeEntered{});
  };
  for (int tries = 1; tries <= records::kTriesPerRequest; ++tries) {
    type(stranger);
    CHECK(room.one->screen<app::CodeScreen>().view.said == Said::notRight);
  }
  CHECK(room.one->screen<app::CodeScreen>().view.request.empty());
  type(room.code(0, 0));
  CHECK(std::holds_alternative<app::CodeScreen>(room.one->model().screen));
}

TEST_CASE("no seat, no such seat, and too long a time are refused in words, and nothing is made") {
  Room room;
  const auto fails = [&](const std::vector<LogId>& seats, int days) {
    const auto made = station::makeCodeSheet(room.station(), seats, days);
    REQUIRE_FALSE(made);
    return made.error().message;
  };
  CHECK(fails({}, 7) == "Choose the seats for which the codes are.");
  CHECK(fails({LogId("nobody's")}, 7) == "One of these seats is not in use any more. Load the page again.");
  CHECK(fails({Room::logOf(*room.one)}, 0) == "A sheet is good for 1 to 14 days. Choose how many.");
  CHECK(fails({Room::logOf(*room.one)}, 15) == "A sheet is good for 1 to 14 days. Choose how many.");
  CHECK(room.strips().empty());
}
