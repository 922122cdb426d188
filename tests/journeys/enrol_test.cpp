// A new seat joins by the number on both screens, with the real desk and the real station.

#include "core/station/enrolment.h"
#include "core/station/seat_list.h"
#include "core/station/today.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
using State = app::ConnectView::State;

namespace {

struct Room : Classroom {
  std::unique_ptr<Seat> kiosk = newSeat();

  std::unique_ptr<Seat> newSeat() { return std::make_unique<Seat>(folder / "kiosk", clock, random, ""); }
  void openDoor() { REQUIRE(station::openEnrolment(station())); }
  /// From the start screen to the number.
  void connect() {
    kiosk->happens(app::ConnectPressed{});
    kiosk->talkTo(station());
  }
  const app::ConnectView& view() const { return kiosk->screen<app::ConnectScreen>().view; }
  std::string stationsNumber() { return station::enrolmentOf(station()).number; }
  void teacherSays(bool same) { REQUIRE(station::pressEnrolment(station(), stationsNumber(), same)); }
};

}  // namespace

TEST_CASE("a new seat connects by the number and goes on as one that came with the token") {
  Room room;
  CHECK(room.kiosk->model().zone.canConnect);
  CHECK(room.kiosk->model().zone.classes.empty());
  room.openDoor();
  room.connect();
  REQUIRE(room.view().state == State::comparing);
  CHECK(room.view().number == room.stationsNumber());
  room.kiosk->happens(app::SameNumber{});
  room.kiosk->talkTo(room.station());
  CHECK(room.view().state == State::pressed);
  CHECK(must(room.station().kiosks().all()).empty());
  room.teacherSays(true);
  room.kiosk->talkTo(room.station());
  CHECK(room.view().state == State::joined);
  CHECK(room.view().room == "Room 14");
  REQUIRE(must(room.station().kiosks().all()).size() == 1);
  CHECK(must(room.station().kiosks().all()).front().seat == "Seat 1");
  CHECK(room.kiosk->contact().paired);
  room.kiosk->happens(app::BackPressed{});
  room.kiosk->talkTo(room.station());
  CHECK_FALSE(room.kiosk->model().zone.canConnect);
  room.kiosk->signIn(room.slipOf("Lex Moreno"));
  CHECK_FALSE(room.kiosk->screen<app::PathScreen>().path.units.empty());
}

TEST_CASE("a seat that connected is the station's after a restart as well") {
  Room room;
  room.openDoor();
  room.connect();
  room.teacherSays(true);
  room.kiosk->happens(app::SameNumber{});
  room.kiosk->talkTo(room.station());
  REQUIRE(room.view().state == State::joined);
  room.kiosk.reset();
  room.kiosk = room.newSeat();
  CHECK_FALSE(room.kiosk->model().zone.canConnect);
  CHECK_FALSE(room.kiosk->model().zone.classes.empty());
  room.kiosk->talkTo(room.station());
  CHECK(room.kiosk->contact().waiting == 0);
}

TEST_CASE("Different on either screen connects nothing, and both screens say so") {
  Room room;
  room.openDoor();
  room.connect();
  room.kiosk->happens(app::SameNumber{});
  room.teacherSays(false);
  room.kiosk->talkTo(room.station());
  CHECK(room.view().state == State::different);
  room.connect();
  REQUIRE(room.view().state == State::comparing);
  room.teacherSays(true);
  room.kiosk->happens(app::DifferentNumber{});
  CHECK(room.view().state == State::different);  // without waiting for the station
  room.kiosk->talkTo(room.station());
  CHECK(room.view().state == State::different);
  CHECK(station::enrolmentOf(room.station()).last == sync::Outcome::different);
  CHECK(must(room.station().kiosks().all()).empty());
  CHECK_FALSE(room.kiosk->contact().paired);
}

TEST_CASE("a seat says that the station isn't adding seats, and connects once it is") {
  Room room;
  room.connect();
  CHECK(room.view().state == State::closed);
  room.openDoor();
  room.connect();
  CHECK(room.view().state == State::comparing);
}

TEST_CASE("answers that are lost on the way change nothing but the time that it takes") {
  Room room;
  room.openDoor();
  room.kiosk->happens(app::ConnectPressed{});
  int messages = 0;
  // Every message arrives, and the answer to every second one is lost.
  const auto line = [&](const desk::Post& post) -> std::optional<Bytes> {
    const auto reply = delivered(room.station(), post);
    if (!reply || ++messages % 2 == 1) return std::nullopt;
    return *reply;
  };
  for (int round = 0; round < 8; ++round) room.kiosk->talkOver(line);
  REQUIRE(room.view().state == State::comparing);
  CHECK(room.view().number == room.stationsNumber());
  room.teacherSays(true);
  room.kiosk->happens(app::SameNumber{});
  for (int round = 0; round < 8; ++round) room.kiosk->talkOver(line);
  CHECK(room.kiosk->contact().paired);
  CHECK(must(room.station().kiosks().all()).size() == 1);
}

TEST_CASE("the fourth try within ten minutes is told to wait, by the seat itself") {
  Room room;
  room.openDoor();
  for (int tries = 0; tries < 3; ++tries) {
    room.connect();
    REQUIRE(room.view().state == State::comparing);
    room.kiosk->happens(app::DifferentNumber{});
    room.kiosk->talkTo(room.station());
  }
  room.kiosk->happens(app::ConnectPressed{});
  CHECK(room.view().state == State::pause);
  CHECK(room.view().waitSeconds == 600);
  CHECK(station::enrolmentOf(room.station()).pauseMs == 600'000);
  room.clock.pass(600'000);
  room.kiosk->tick(room.clock.boot);
  room.openDoor();
  room.kiosk->happens(app::ConnectPressed{});  // from the start screen: nobody was there for ten minutes
  room.kiosk->talkTo(room.station());
  CHECK(room.view().state == State::comparing);
}

TEST_CASE("who leaves the question stops it at the station too") {
  Room room;
  room.openDoor();
  room.connect();
  room.kiosk->happens(app::BackPressed{});
  CHECK(room.kiosk->model().zone.canConnect);
  room.kiosk->talkTo(room.station());
  CHECK_FALSE(station::enrolmentOf(room.station()).calling);
  CHECK(station::enrolmentOf(room.station()).last == sync::Outcome::over);
}

namespace {

/// Seats of one image: each knows the station by its mark, and says which machine it is.
struct Forty : Classroom {
  std::string mark = sync::markOf(station().keys().identity());

  std::unique_ptr<Seat> machine(const std::string& number, const std::string& of) {
    return std::make_unique<Seat>(folder / number, clock, random, "", std::function<void(desk::Desk&)>(),
                                  &desk::Space::freeOn, "Seat " + number, records::Running{}, Seat::Marked{of, number});
  }
  void calls(Seat& seat) {
    clock.pass(8000);  // it calls again after 3 to 7 seconds
    seat.tick(clock.bootMs());
    seat.talkTo(station());
  }
};

}  // namespace

TEST_CASE(
    "seats of one image join by themselves once the station lets those on the list in, and nobody presses anything") {
  Forty room;
  auto one = room.machine("1", room.mark), two = room.machine("2", room.mark), three = room.machine("3", room.mark);
  using Joins = app::ZoneView::Joins;
  CHECK(one->model().zone.joins == Joins::byItself);
  room.calls(*one);
  CHECK(must(room.station().kiosks().all()).empty());
  CHECK(std::holds_alternative<app::StartScreen>(one->model().screen));
  REQUIRE(station::setSeatList(room.station(), "1;Seat 1\n2;Seat 2"));
  REQUIRE(station::openSeatList(room.station()));
  for (Seat* each : {one.get(), two.get(), three.get()})
    for (int round = 0; round < 3; ++round) room.calls(*each);
  CHECK(must(room.station().kiosks().all()).size() == 2);
  CHECK_FALSE(one->model().zone.canConnect);
  CHECK_FALSE(two->model().zone.classes.empty());
  CHECK(three->model().zone.canConnect);
  CHECK(station::todayOf(room.station()).alarms.empty());
  one->signIn(room.slipOf("Lex Moreno"));
  CHECK_FALSE(one->screen<app::PathScreen>().path.units.empty());
}

TEST_CASE(
    "a seat that joins by itself shows its number where somebody at the station compares, and waits for that alone") {
  Forty room;
  auto seat = room.machine("1", room.mark);
  REQUIRE(station::openEnrolment(room.station()));
  room.calls(*seat);
  room.calls(*seat);
  REQUIRE(std::holds_alternative<app::ConnectScreen>(seat->model().screen));
  const app::ConnectView view = seat->screen<app::ConnectScreen>().view;
  CHECK(view.state == State::pressed);
  CHECK(view.number == station::enrolmentOf(room.station()).number);
  REQUIRE(station::pressEnrolment(room.station(), view.number, true));
  room.calls(*seat);
  CHECK(seat->screen<app::ConnectScreen>().view.state == State::joined);
}

TEST_CASE("a seat of one image joins no other station, and says so on its screen") {
  Forty room;
  auto seat = room.machine("1", "aaaa aaaa aaaa aaaa aaaa aaaa");
  REQUIRE(station::setSeatList(room.station(), "1;Seat 1"));
  REQUIRE(station::openSeatList(room.station()));
  for (int round = 0; round < 3; ++round) room.calls(*seat);
  CHECK(must(room.station().kiosks().all()).empty());
  CHECK(seat->model().zone.joins == app::ZoneView::Joins::otherAnswers);
  room.clock.pass(sync::EnrolStation::kRevealMs);  // the station waited for it so long
  REQUIRE(station::openEnrolment(room.station()));
  seat->happens(app::ConnectPressed{});
  seat->talkTo(room.station());
  CHECK(seat->screen<app::ConnectScreen>().view.state == State::notMarked);
}
