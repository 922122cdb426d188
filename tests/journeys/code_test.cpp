// No network: the teacher reads out a code, the student goes on, and later both logs agree. Kiosk and station in one
// process; what they would say to one another by the network is said only where the test says so.

#include <algorithm>

#include "core/base/damm.h"
#include "core/records/offline_code.h"
#include "core/station/alarms.h"
#include "core/station/codes.h"
#include "core/station/student.h"
#include "core/station/today.h"
#include "core/station/unlock.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;

namespace {

const CheckId kCheck{"factors"};
constexpr const char* kLex = "Lex Moreno";

struct Room : Classroom {
  std::unique_ptr<Seat> kiosk = seat("kiosk");

  Room() { kiosk->talkTo(station()); }

  /// A first try that is not yet, with everything done that the student can do.
  void notYet() {
    kiosk->signIn(slipOf(kLex));
    kiosk->openCover(kCheck);
    kiosk->happens(app::StartPressed{});
    kiosk->answerAll(false);
    kiosk->handIn();
    kiosk->lookBack();
  }
  /// From the path, after a restart or a sign-out.
  void backToCode() {
    kiosk->signIn(slipOf(kLex));
    kiosk->openCover(kCheck);
    kiosk->happens(app::CodePressed{});
  }
  const app::CodeView& code() const { return kiosk->screen<app::CodeScreen>().view; }

  void type(const std::string& digits) {
    while (!kiosk->screen<app::CodeScreen>().digits.empty()) kiosk->happens(app::CodeErased{});
    for (const char digit : digits)
      if (digit != ' ') kiosk->happens(app::CodeDigit{digit - '0'});
    kiosk->happens(app::CodeEntered{});
  }
  /// What the teacher hears from the student, typed at the station's page.
  std::string fromTeacher() {
    return must(station::issueCode(station(), log(), idOf(kLex), kCheck, code().request)).code;
  }
  LogId log() { return kiosk->desk().records().uplog().id(); }
  /// The right code, by somebody who knows the key, without the station's page.
  std::string guessed() {
    const auto kioskIs = kiosk->desk().keys().identity();
    const auto key = must(records::codeKeyAtStation(station().keys(), kioskIs));
    return records::codeOf(key, {log(), idOf(kLex), kCheck, code().request});
  }
  std::string other() {
    std::string digits = guessed().substr(0, 8);
    digits[0] = digits[0] == '9' ? '0' : static_cast<char>(digits[0] + 1);
    return digits + dammDigit(digits);
  }
  void restart() {
    kiosk.reset();
    clock.wall += 60'000;
    clock.boot = 20'000;
    kiosk = seat("kiosk");
    kiosk->tick(clock.bootMs());
  }
  journey::Journey here() { return must(kiosk->desk().records().journey(idOf(kLex), kCheck)); }
  journey::Journey there() { return must(station().facts().journeyOf(idOf(kLex), kCheck)); }
};

}  // namespace

TEST_CASE("without the network a code opens the next try; later both logs agree, and nothing is amiss") {
  Room room;
  room.notYet();
  CHECK(room.kiosk->screen<app::ResultScreen>().result.canUseCode);
  room.kiosk->happens(app::CodePressed{});
  CHECK(room.code().name == "Lex");
  CHECK(room.code().request.size() == 4);
  CHECK(room.there().attempts().empty());  // the station knows nothing of all this
  const std::string code = room.fromTeacher();
  CHECK(code.size() == 11);
  room.type(code);
  CHECK(room.kiosk->screen<app::CoverScreen>().cover.canStart);
  CHECK_FALSE(room.kiosk->screen<app::CoverScreen>().cover.canUseCode);
  room.kiosk->happens(app::StartPressed{});
  CHECK(room.kiosk->screen<app::AttemptScreen>().view.tryNumber == 2);
  room.kiosk->answerAll(true);
  room.kiosk->handIn();
  CHECK(room.kiosk->screen<app::ResultScreen>().result.mastered);

  room.kiosk->talkTo(room.station());
  CHECK(room.here() == room.there());
  CHECK(room.there().mastered());
  CHECK(must(station::alarmsOf(room.station())).empty());
  const auto page = station::studentPageOf(room.station(), room.idOf(kLex));
  REQUIRE(page);
  const auto& part = page->checks.at(0);
  CHECK(part.codes.size() == 1);
  CHECK(part.attempts.at(0).byCode);
  CHECK_FALSE(part.attempts.at(1).byCode);
  const std::string facts = must(room.station().facts().asText());
  must(room.station().rebuild());
  CHECK(must(room.station().facts().asText()) == facts);
}

TEST_CASE("a code that the student asked for first closes the request, at both sides") {
  Room room;
  room.notYet();
  room.kiosk->happens(app::AskPressed{});
  room.kiosk->talkTo(room.station());
  CHECK(station::todayOf(room.station()).requests.size() == 1);
  CHECK(must(station::codePageOf(room.station())).waiting.size() == 1);
  room.kiosk->happens(app::PathPressed{});
  room.kiosk->openCover(kCheck);
  CHECK(room.kiosk->screen<app::CoverScreen>().cover.canUseCode);
  room.kiosk->happens(app::CodePressed{});
  room.type(room.fromTeacher());
  room.kiosk->talkTo(room.station());
  CHECK(station::todayOf(room.station()).requests.empty());
  CHECK(must(station::codePageOf(room.station())).waiting.empty());
  CHECK(room.here() == room.there());
  CHECK(room.there().standing() == journey::Standing::unlocked);
}

TEST_CASE("a code that nobody made here raises the alarm when the network is back") {
  Room room;
  room.notYet();
  room.kiosk->happens(app::CodePressed{});
  room.type(room.guessed());
  CHECK(room.kiosk->screen<app::CoverScreen>().cover.canStart);
  room.kiosk->talkTo(room.station());
  const auto alarms = must(station::alarmsOf(room.station()));
  REQUIRE(alarms.size() == 1);
  CHECK(alarms[0].starts_with("A code that this station did not make opened another try of "));
  CHECK(room.here() == room.there());
}

TEST_CASE("codes that are not right lock the request and then the seat, whatever is restarted in between") {
  Room room;
  room.notYet();
  room.kiosk->happens(app::CodePressed{});
  const std::string first = room.code().request;
  for (int left : {4, 3}) {
    room.type(room.other());
    CHECK(room.code().said == app::CodeView::Said::notRight);
    CHECK(room.code().triesLeft == left);
  }
  std::string slip = room.guessed();
  slip[2] = slip[2] == '9' ? '0' : static_cast<char>(slip[2] + 1);
  room.type(slip);
  CHECK(room.code().said == app::CodeView::Said::slip);
  CHECK(room.code().triesLeft == 3);

  room.restart();
  room.backToCode();
  CHECK(room.code().request == first);
  CHECK(room.code().triesLeft == 3);
  for (int i = 0; i < 3; ++i) room.type(room.other());
  CHECK(room.code().request.empty());
  CHECK(room.code().waitSeconds == 60);

  room.restart();
  room.backToCode();
  CHECK(room.code().request.empty());
  CHECK(room.code().waitSeconds == 60);  // since the last leaf no time with power was written down
  // Each round of five waits twice as long as the one before; the fourth one ends the day.
  for (const int minutes : {1, 2, 4}) {
    room.clock.pass(minutes * 60'000);
    room.kiosk->tick(room.clock.bootMs());
    if (room.kiosk->model().askedStillMs) room.kiosk->happens(app::StillHere{});
    REQUIRE(room.code().request.size() == 4);
    CHECK(room.code().request != first);
    for (int i = 0; i < 5; ++i) room.type(room.other());
    CHECK(room.code().request.empty());
  }
  CHECK(room.code().onlyStation);
  room.restart();
  room.backToCode();
  CHECK(room.code().onlyStation);

  // The teacher hears of it, and the network still opens the next try.
  room.kiosk->talkTo(room.station());
  const auto alarms = must(station::alarmsOf(room.station()));
  REQUIRE(alarms.size() == 1);
  CHECK(alarms[0].starts_with("At Seat 1 20 codes that were not right were typed within a day."));
  CHECK(room.here() == room.there());
}

TEST_CASE("an unlock by the network that comes while the code is awaited takes the student to the cover") {
  Room room;
  room.notYet();
  room.kiosk->happens(app::CodePressed{});
  room.kiosk->talkTo(room.station());
  REQUIRE(station::unlock(room.station(), room.idOf(kLex), kCheck, false));
  room.kiosk->talkTo(room.station());
  CHECK(room.kiosk->screen<app::CoverScreen>().cover.canStart);
}
