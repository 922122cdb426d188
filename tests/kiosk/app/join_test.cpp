// A seat that joins its station by a stick.

#include "tests/kiosk/app/sample.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::app;
using namespace cz::app::sample;
using State = JoinView::State;

namespace {

Visit atStart() {
  Visit seat;
  ZoneView zone;
  zone.seat = "Seat 7";
  zone.canJoinByStick = true;
  seat.happens(ZoneLoaded{zone});
  return seat;
}

JoinView viewOf(State state) {
  JoinView view;
  view.state = state;
  if (state == State::numbered || state == State::answered) view.number = "417 902";
  return view;
}

Visit at(State state) {
  Visit seat = atStart();
  seat.happens(JoinPressed{});
  seat.happens(JoinChanged{viewOf(state)});
  seat.passes(kLookMs);
  return seat;
}

}  // namespace

TEST_CASE("only a seat without a station joins by a stick") {
  Visit seat = atStart();
  seat.happens(JoinPressed{});
  REQUIRE(seat.on<JoinScreen>());
  CHECK(seat.did<OpenJoin>());
  CHECK_FALSE(seat.did<OpenJoin>()->anew);
  Visit other;
  other.happens(JoinPressed{});
  CHECK(other.on<StartScreen>());
}

TEST_CASE("the stick is asked once for each press, while there is something to carry") {
  Visit seat = at(State::asking);
  seat.happens(JoinStickPressed{});
  seat.happens(JoinStickPressed{});
  CHECK(seat.times<JoinByStick>() == 1);
  seat.happens(JoinChanged{viewOf(State::numbered)});
  seat.happens(JoinStickPressed{});
  CHECK(seat.times<JoinByStick>() == 2);
  seat.happens(JoinChanged{viewOf(State::answered)});
  seat.happens(JoinStickPressed{});
  CHECK(seat.times<JoinByStick>() == 2);
}

TEST_CASE("the question is answered once, and only when the station has said its word") {
  Visit early = at(State::numbered);
  early.happens(JoinAnswered{true});
  CHECK(early.times<AnswerJoin>() == 0);
  Visit seat = at(State::answered);
  seat.happens(JoinAnswered{true});
  REQUIRE(seat.did<AnswerJoin>());
  CHECK(seat.did<AnswerJoin>()->same);
  seat.happens(JoinAnswered{false});
  CHECK(seat.times<AnswerJoin>() == 1);
}

TEST_CASE("starting again gives up what was begun, and waits out the break") {
  Visit seat = at(State::different);
  seat.happens(JoinAnewPressed{});
  CHECK(seat.did<OpenJoin>()->anew);
  JoinView pause = viewOf(State::pause);
  pause.waitSeconds = 60;
  seat.happens(JoinChanged{pause});
  seat.happens(JoinAnewPressed{});
  CHECK(seat.times<OpenJoin>() == 2);  // the first one and the one before the break
  seat.passes(60'000);
  seat.happens(JoinAnewPressed{});
  CHECK(seat.times<OpenJoin>() == 3);
}

TEST_CASE("back leaves it for the next walk, and so does everybody who walks away") {
  Visit seat = at(State::numbered);
  seat.happens(BackPressed{});
  CHECK(seat.on<StartScreen>());
  CHECK(seat.did<LoadZone>());
  Visit left = at(State::numbered);
  left.passes(kTeacherCodeMs - kLookMs - 1);
  CHECK(left.on<JoinScreen>());
  left.passes(1);
  CHECK(left.on<StartScreen>());
  CHECK(left.did<LoadZone>());
}

TEST_CASE("a tap that was meant for the stick does not answer the question that takes its button's place") {
  Visit seat = at(State::numbered);
  seat.happens(JoinStickPressed{});
  seat.happens(JoinChanged{viewOf(State::answered)});
  CHECK(nextTickMs(seat.model) < kLookMs);  // the button must not stay grey
  seat.happens(JoinAnswered{true});
  seat.passes(kLookMs - 1);
  seat.happens(JoinAnswered{true});
  CHECK(seat.times<AnswerJoin>() == 0);
  seat.passes(1);
  seat.happens(JoinAnswered{true});
  CHECK(seat.times<AnswerJoin>() == 1);
}

TEST_CASE("a seat that has joined asks for its zone at once, whether anybody presses Done or walks away") {
  Visit seat = at(State::answered);
  seat.happens(JoinAnswered{true});
  seat.happens(JoinChanged{viewOf(State::joined)});
  CHECK(seat.did<LoadZone>());
  ZoneView joined;
  joined.seat = "Seat 7";
  joined.hasStation = true;
  seat.happens(ZoneLoaded{joined});
  CHECK(seat.on<JoinScreen>());
  CHECK_FALSE(seat.model.zone.canJoinByStick);
  seat.passes(kTeacherCodeMs);
  CHECK(seat.on<StartScreen>());
  CHECK_FALSE(seat.model.zone.isApart());
  Visit gone = at(State::numbered);
  gone.passes(kTeacherCodeMs);
  gone.happens(JoinChanged{viewOf(State::joined)});
  CHECK(gone.did<LoadZone>());
}

TEST_CASE("what a rule refuses is said on the same screen") {
  Visit seat = at(State::answered);
  seat.happens(JoinAnswered{true});
  seat.happens(Failed{Fault::refused, "This seat belongs to a station already.", ""});
  REQUIRE(seat.on<JoinScreen>());
  CHECK(seat.on<JoinScreen>()->view.sentence == "This seat belongs to a station already.");
  CHECK_FALSE(seat.on<JoinScreen>()->busy);
}
