// How soon a seat hears of what is pressed at the station, by the pauses between its calls.

#include "kiosk/desk/turns.h"
#include "core/station/daemon/kiosk_port.h"
#include "core/station/unlock.h"
#include "tests/journeys/checks.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
using desk::Turns;
using Round = desk::Turns::Round;

TEST_CASE("an unlock is on the screen of who waits for it within one second, whenever it is pressed") {
  for (const std::int64_t pressedMs : {0, 1, 250, 499, 500, 501, 900}) {
    INFO(pressedMs);
    Classroom room;
    auto seat = room.seat("kiosk");
    seat->talkTo(room.station());
    room.begin(*seat, "Lex Moreno", kFactors);
    seat->answerAll(false);
    seat->handIn();
    seat->lookBack();
    seat->happens(app::AskPressed{});
    seat->talkTo(room.station());
    REQUIRE(seat->screen<app::ResultScreen>().result.next == app::NextStep::asked);
    Turns turns;
    const std::int64_t begun = room.clock.boot, pressed = begun + pressedMs;
    std::int64_t call = begun;  // a call that has just gone through
    bool unlocked = false;
    for (;;) {
      call += turns.after(Round::reached, app::waitsForStation(seat->model()));
      if (!unlocked && call >= pressed) {
        unlocked = true;
        room.clock.pass(pressed - room.clock.boot);
        must(station::unlock(room.station(), room.idOf("Lex Moreno"), kFactors, false));
      }
      room.clock.pass(call - room.clock.boot);
      seat->talkTo(room.station());
      if (seat->screen<app::ResultScreen>().result.next == app::NextStep::tryAgain) break;
      REQUIRE(call - begun < 60'000);
    }
    CHECK(call - pressed <= 1'000);
    CHECK_FALSE(app::waitsForStation(seat->model()));
    CHECK(turns.after(Round::reached, false) == 2'000);
  }
}

TEST_CASE("a station that is away is asked less and less often, and at the usual pace when it is back") {
  Turns turns;
  std::vector<std::int64_t> pauses;
  for (int call = 0; call < 7; ++call) pauses.push_back(turns.after(Round::away, true));
  CHECK(pauses == std::vector<std::int64_t>{1'000, 2'000, 4'000, 8'000, 16'000, 30'000, 30'000});
  CHECK(turns.after(Round::reached, true) == 500);
  CHECK(turns.after(Round::away, false) == 1'000);
}

TEST_CASE("forty seats behind one address, all waiting, are each heard again and again; one alone within a second") {
  struct At {
    Turns turns;
    std::int64_t nextMs = 0, heardMs = 0, longestMs = 0;
  };
  constexpr std::int64_t kTenMinutes = 600'000;
  for (const std::size_t count : {std::size_t{1}, std::size_t{40}}) {
    station::Pace pace;
    std::vector<At> seats(count);
    for (std::size_t i = 0; i < count; ++i) seats[i].nextMs = static_cast<std::int64_t>(i) * 37;
    int heard = 0;
    for (std::int64_t now = 0; now < kTenMinutes; ++now)
      for (At& seat : seats) {
        if (seat.nextMs != now) continue;
        const bool mayAsk = pace.mayAsk("10.0.0.1", now);
        if (mayAsk) {
          ++heard;
          seat.longestMs = std::max(seat.longestMs, now - seat.heardMs);
          seat.heardMs = now;
        }
        seat.nextMs = now + seat.turns.after(mayAsk ? Round::reached : Round::crowded, true);
      }
    for (const At& seat : seats) {
      CHECK(std::max(seat.longestMs, kTenMinutes - seat.heardMs) <= (count == 1 ? 500 : 30'000));
    }
    if (count > 1) CHECK(heard > 600 * station::Pace::kPerSecond * 3 / 4);  // the station is not left idle
  }
}
