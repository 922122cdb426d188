// A student wants to go on at another seat, and no network is there: the teacher's stick carries the wish.

#include <mutex>

#include "core/station/alarms.h"
#include "core/station/stick.h"
#include "kiosk/desk/stick.h"
#include "kiosk/desk/wishes.h"
#include "tests/journeys/checks.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
namespace fs = std::filesystem;

namespace {

/// Two seats that were within reach of the station once, and are not any more.
struct Room : TwoSeats {
  StudentId lex;
  std::mutex mutex;
  fs::path stick = folder / "stick";

  Room() {
    fs::create_directories(stick);
    talk();
    lex = idOf("Lex Moreno");
    for (Seat* each : {one.get(), two.get()}) goAway(*each);
  }
  static void goAway(Seat& seat) {
    seat.talkOver([](const desk::Post&) { return std::optional<Bytes>(); });
  }
  /// The teacher's stick at a seat, and what could not be used of it.
  std::vector<std::string> visit(Seat& seat) {
    desk::Stick hand(seat.desk());
    const auto taken = hand.take(stick);
    must(hand.write(stick));
    if (taken && taken->changed) seat.happens(app::FactsChanged{});
    return taken ? taken->trouble : std::vector<std::string>();
  }
  station::StickDone atStation() { return must(station::takeStick(station(), mutex, stick)); }
  void start(Seat& seat) { begin(seat, "Lex Moreno", kFactors); }
  /// Seat 1 tells the station, and Seat 2 hears of it, all by the stick.
  void tellAll() {
    visit(*one);
    atStation();
    visit(*two);
    atStation();
    visit(*two);
  }
  void wish() {
    two->signIn(slipOf("Lex Moreno"));
    two->openCover(kFactors);
    two->happens(app::MovePressed{});
  }
  const app::CoverView& cover() const { return two->screen<app::CoverScreen>().cover; }
  journey::Journey at(Seat& seat) { return must(seat.desk().records().journey(lex, kFactors)); }
  journey::Journey there() { return must(station().facts().journeyOf(lex, kFactors)); }
  LogId logOf(Seat& seat) { return seat.desk().records().uplog().id(); }
};

}  // namespace

TEST_CASE("a wish to go on here waits for the stick, and comes back with the answers") {
  Room room;
  room.start(*room.one);
  room.one->answerOne(true);
  room.one->answerOne(true);
  room.one->stop();
  room.tellAll();
  room.wish();
  CHECK(room.cover().wished);
  CHECK_FALSE(room.two->screen<app::CoverScreen>().movingMs);
  room.two->happens(app::BackPressed{});
  room.two->signOut();  // the student does not wait
  room.visit(*room.two);
  room.visit(*room.one);
  room.atStation();
  CHECK(room.there().attempts().front()->holder() == room.logOf(*room.two));
  CHECK(room.visit(*room.two).empty());
  room.visit(*room.one);
  CHECK(must(desk::wishes(room.two->desk())).empty());
  room.start(*room.two);
  const auto& view = room.two->screen<app::AttemptScreen>().view;
  CHECK(view.came == 2);
  CHECK(view.at == 2);
  room.two->answerAll(true);
  room.two->handIn();
  room.two->signOut();
  for (Seat* each : {room.two.get(), room.one.get()}) {
    room.visit(*each);
    room.atStation();
    room.visit(*each);
  }
  CHECK(room.there().mastered());
  CHECK(room.at(*room.one) == room.there());
  CHECK(room.at(*room.two) == room.there());
  CHECK(must(station::alarmsOf(room.station())).empty());
}

TEST_CASE("a wish is kept over a restart, and a second time it is the same one") {
  Room room;
  room.start(*room.one);
  room.one->stop();
  room.tellAll();
  room.wish();
  room.two->happens(app::BackPressed{});
  room.two->openCover(kFactors);
  CHECK(room.cover().wished);
  room.two->happens(app::MovePressed{});
  room.two->happens(app::BackPressed{});
  room.two->signOut();
  room.two.reset();
  room.two = room.seat("two", "Seat 2");
  CHECK(must(desk::wishes(room.two->desk())).size() == 1);
  room.visit(*room.two);
  room.visit(*room.two);
  room.atStation();
  room.atStation();
  CHECK(room.there().attempts().front()->holder() == room.logOf(*room.two));
}

TEST_CASE("whoever went on at the first seat meanwhile stays there, and the seat with the wish says so") {
  Room room;
  room.start(*room.one);
  room.one->stop();
  room.tellAll();
  room.wish();
  room.two->happens(app::BackPressed{});
  room.two->signOut();
  room.visit(*room.two);
  room.one->signIn(room.slipOf("Lex Moreno"));
  room.one->happens(app::OpenPressed{});
  room.one->answerOne(true);
  room.one->stop();
  room.visit(*room.one);
  room.atStation();
  CHECK(room.there().attempts().front()->holder() == room.logOf(*room.one));
  const auto trouble = room.visit(*room.two);
  REQUIRE(trouble.size() == 1);
  CHECK(trouble[0] ==
        "Lex Moreno asked to go on here: You went on with it at Seat 1 since. Go on there, or ask for it here once "
        "more.");
  CHECK(must(desk::wishes(room.two->desk())).empty());
  CHECK(room.visit(*room.two).empty());  // the same stick again
}

TEST_CASE("a try that was handed in meanwhile is not moved, and the wish goes") {
  Room room;
  room.start(*room.one);
  room.one->stop();
  room.tellAll();
  room.wish();
  room.two->happens(app::BackPressed{});
  room.two->signOut();
  room.visit(*room.two);
  room.one->signIn(room.slipOf("Lex Moreno"));
  room.one->happens(app::OpenPressed{});
  room.one->answerAll(true);
  room.one->handIn();
  room.one->signOut();
  room.visit(*room.one);
  room.atStation();
  CHECK(room.visit(*room.two).size() == 1);
  CHECK(must(desk::wishes(room.two->desk())).empty());
  CHECK(room.there().mastered());
}

TEST_CASE("a wish that meets a station that is back and says no leaves the student with the reason and the button") {
  Room room;
  room.start(*room.one);
  room.one->answerOne(true);
  room.one->talkTo(room.station());  // and goes on working there
  room.two->talkTo(room.station());
  Room::goAway(*room.two);
  room.wish();
  REQUIRE(room.cover().wished);
  room.two->talkTo(room.station());
  CHECK(room.cover().why == "You are still signed in at Seat 1. Stop there first, or ask your teacher.");
  CHECK_FALSE(room.cover().wished);
  CHECK(must(desk::wishes(room.two->desk())).empty());
}

TEST_CASE("a wish of before that the network overtakes is not shown as waiting for the stick any more") {
  Room room;
  room.start(*room.one);
  room.one->stop();
  room.tellAll();
  room.wish();
  room.two->happens(app::BackPressed{});
  room.two->openCover(kFactors);  // asks for nothing now
  REQUIRE(room.cover().wished);
  room.two->talkTo(room.station());
  CHECK(must(desk::wishes(room.two->desk())).empty());
  CHECK_FALSE(room.cover().wished);
  CHECK_FALSE(room.cover().elsewhere.empty());
}

TEST_CASE("with the network back the wish is asked there, and the one for the stick is dropped") {
  Room room;
  room.start(*room.one);
  room.one->stop();
  room.tellAll();
  room.wish();
  CHECK(must(desk::wishes(room.two->desk())).size() == 1);
  room.two->talkTo(room.station());
  CHECK(must(desk::wishes(room.two->desk())).empty());
  CHECK(room.there().attempts().front()->holder() == room.logOf(*room.two));
  CHECK(room.cover().canStart);
}

namespace {

/// Lex goes on at Seat 3, which the network reaches, and stops for now. The log there is shorter than that of Seat 1.
void goOnAtSeat3(Room& room, Seat& three) {
  three.talkTo(room.station());
  three.signIn(room.slipOf("Lex Moreno"));
  three.openCover(kFactors);
  three.happens(app::MovePressed{});
  three.talkTo(room.station());
  three.happens(app::StartPressed{});
  three.answerOne(true);
  three.stop();
  three.talkTo(room.station());
  REQUIRE(room.there().attempts().front()->holder() == room.logOf(three));
}

}  // namespace

TEST_CASE("whoever went on at a third seat meanwhile stays there, however short its log is") {
  Room room;
  auto three = room.seat("three", "Seat 3");
  three->talkTo(room.station());
  for (const std::string name : {"Ada Novak", "Eli Stone"}) room.take(*room.one, name, kFactors, true);
  room.start(*room.one);
  room.one->stop();
  room.tellAll();
  room.wish();
  room.two->happens(app::BackPressed{});
  room.two->signOut();
  room.visit(*room.two);
  goOnAtSeat3(room, *three);
  const auto wished = must(desk::wishes(room.two->desk()));
  REQUIRE(wished.size() == 1);
  CHECK(wished[0].at == room.logOf(*room.one));
  REQUIRE(wished[0].known > must(three->desk().records().pending(0)).leaves.size());
  room.atStation();
  CHECK(room.there().attempts().front()->holder() == room.logOf(*three));
  const auto trouble = room.visit(*room.two);
  REQUIRE(trouble.size() == 1);
  CHECK(trouble[0] ==
        "Lex Moreno asked to go on here: It goes on at Seat 3 since. Go on there, or ask for it here once more.");
}

TEST_CASE("a wish that was fulfilled and is read once more moves nothing away again") {
  Room room;
  auto three = room.seat("three", "Seat 3");
  three->talkTo(room.station());
  room.start(*room.one);
  room.one->stop();
  room.tellAll();
  room.wish();
  room.two->happens(app::BackPressed{});
  room.two->signOut();
  room.visit(*room.two);
  room.atStation();
  REQUIRE(room.there().attempts().front()->holder() == room.logOf(*room.two));
  goOnAtSeat3(room, *three);
  room.atStation();  // the stick still carries the letter of Seat 2
  CHECK(room.there().attempts().front()->holder() == room.logOf(*three));
}
