#include "tests/kiosk/app/sample.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::app;
using namespace cz::app::sample;
using State = ConnectView::State;

namespace {

/// A seat that belongs to no station.
Visit apart() {
  Visit visit;
  ZoneView zone;
  zone.seat = "Seat 1";
  zone.canConnect = true;
  visit.happens(ZoneLoaded{zone});
  return visit;
}

Visit comparing() {
  Visit visit = apart();
  visit.happens(ConnectPressed{});
  visit.happens(ConnectChanged{{State::comparing, "417 902", "", 0}});
  return visit;
}

State stateOf(const Visit& visit) { return visit.on<ConnectScreen>()->view.state; }

}  // namespace

TEST_CASE("a seat that belongs to a station has nothing to connect") {
  Visit visit;
  visit.happens(ConnectPressed{});
  CHECK(visit.on<StartScreen>());
  CHECK(visit.times<StartConnecting>() == 0);
}

TEST_CASE("the number is answered once, and a second press is none") {
  Visit visit = apart();
  visit.happens(ConnectPressed{});
  CHECK(visit.did<StartConnecting>());
  visit.happens(SameNumber{});  // there is no number yet
  CHECK(visit.times<AnswerNumber>() == 0);
  visit.happens(ConnectChanged{{State::comparing, "417 902", "", 0}});
  CHECK(visit.on<ConnectScreen>()->view.number == "417 902");
  visit.happens(SameNumber{});
  REQUIRE(visit.did<AnswerNumber>());
  CHECK(visit.did<AnswerNumber>()->same);
  CHECK(stateOf(visit) == State::pressed);
  visit.happens(ConnectChanged{{State::comparing, "417 902", "", 0}});  // from before the press
  CHECK(stateOf(visit) == State::pressed);
  visit.happens(DifferentNumber{});
  CHECK(visit.times<AnswerNumber>() == 1);
}

TEST_CASE(
    "a seat that calls by itself shows the number as soon as somebody is to compare it, from the start screen alone") {
  Visit visit = apart();
  visit.happens(ConnectChanged{{State::calling, "", "", 0}});
  CHECK(visit.on<StartScreen>());
  visit.happens(ConnectChanged{{State::pressed, "417 902", "", 0}});
  REQUIRE(visit.on<ConnectScreen>());
  CHECK(visit.on<ConnectScreen>()->view.number == "417 902");
  visit.happens(ConnectChanged{{State::over, "", "", 0}});
  CHECK(stateOf(visit) == State::over);
}

TEST_CASE("different is said at once and stays said") {
  Visit visit = comparing();
  visit.happens(DifferentNumber{});
  REQUIRE(visit.did<AnswerNumber>());
  CHECK_FALSE(visit.did<AnswerNumber>()->same);
  CHECK(stateOf(visit) == State::different);
  visit.happens(ConnectChanged{{State::comparing, "417 902", "", 0}});
  CHECK(stateOf(visit) == State::different);
  visit.happens(ConnectPressed{});
  CHECK(visit.times<StartConnecting>() == 2);
  CHECK(stateOf(visit) == State::calling);
}

TEST_CASE("in a pause nothing is started before it is over") {
  Visit visit = apart();
  visit.happens(ConnectPressed{});
  visit.happens(ConnectChanged{{State::pause, "", "", 30}});
  visit.passes(29'999);
  visit.happens(ConnectPressed{});
  CHECK(visit.times<StartConnecting>() == 1);
  visit.passes(1);
  visit.happens(ConnectPressed{});
  CHECK(visit.times<StartConnecting>() == 2);
}

TEST_CASE("the number stays while somebody walks to the other screen, and is given up after three minutes") {
  Visit visit = comparing();
  visit.passes(kConnectMs - 1);
  CHECK(stateOf(visit) == State::comparing);
  visit.passes(1);
  CHECK(visit.did<StopConnecting>());
  CHECK(stateOf(visit) == State::over);
  visit.passes(kIdleNobodyMs);
  CHECK(visit.on<StartScreen>());
}

TEST_CASE("leaving stops what goes on, and leaves alone what is done") {
  Visit visit = comparing();
  visit.happens(BackPressed{});
  CHECK(visit.did<StopConnecting>());
  CHECK(visit.on<StartScreen>());
  visit.happens(ConnectChanged{{State::joined, "", "Room 14", 0}});
  CHECK(visit.on<StartScreen>());
  Visit done = comparing();
  done.happens(SameNumber{});
  done.happens(ConnectChanged{{State::joined, "", "Room 14", 0}});
  done.happens(BackPressed{});
  CHECK(done.times<StopConnecting>() == 0);
  CHECK(done.on<StartScreen>());
}
