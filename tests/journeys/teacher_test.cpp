// The teacher at a kiosk, with no network: a code lets the teacher in, and what is done there is known at the station
// when the logs come.

#include <mutex>

#include "core/station/alarms.h"
#include "core/station/codes.h"
#include "core/station/stick.h"
#include "core/station/student.h"
#include "core/station/today.h"
#include "core/station/unlock.h"
#include "kiosk/desk/mounts.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
using journey::Standing;

namespace {

const CheckId kCheck{"factors"};
constexpr const char* kLex = "Lex Moreno";

struct Room : Classroom {
  std::unique_ptr<Seat> kiosk = seat("kiosk");

  Room() { kiosk->talkTo(station()); }

  LogId log() { return kiosk->desk().records().uplog().id(); }
  void begin() {
    kiosk->signIn(slipOf(kLex));
    kiosk->openCover(kCheck);
    kiosk->happens(app::StartPressed{});
  }
  void notYet() {
    begin();
    kiosk->answerAll(false);
    kiosk->handIn();
    kiosk->lookBack();
    kiosk->happens(app::AskPressed{});
    kiosk->signOut();
  }
  void type(const std::string& code) {
    for (const char digit : code)
      if (digit != ' ') kiosk->happens(app::CodeDigit{digit - '0'});
    kiosk->happens(app::CodeEntered{});
  }
  /// To the panel, with a code from the station's page.
  void letIn() {
    kiosk->happens(app::TeacherPressed{});
    const std::string request = kiosk->screen<app::CodeScreen>().view.request;
    type(must(station::issueTeacherCode(station(), log(), request)).code);
  }
  const app::PanelView& panel() const { return kiosk->screen<app::PanelScreen>().view; }
  journey::Journey here() { return must(kiosk->desk().records().journey(idOf(kLex), kCheck)); }
  journey::Journey there() { return must(station().facts().journeyOf(idOf(kLex), kCheck)); }
};

}  // namespace

TEST_CASE("the teacher unlocks at the kiosk; the student goes on, and later both logs agree") {
  Room room;
  room.notYet();
  room.letIn();
  REQUIRE(room.panel().unlocks.size() == 1);
  CHECK(room.panel().unlocks[0].name == kLex);
  CHECK(room.panel().unlocks[0].tryNumber == 2);
  CHECK(room.panel().unlocks[0].asked);
  CHECK(room.panel().health.tries == 1);
  CHECK(room.panel().health.packs.size() == 1);
  room.kiosk->happens(app::PanelUnlockPressed{room.idOf(kLex), kCheck});
  CHECK(room.panel().unlocks.empty());
  room.kiosk->happens(app::BackPressed{});
  CHECK_FALSE(room.kiosk->desk().records().teacherIsHere());
  room.begin();
  CHECK(room.kiosk->screen<app::AttemptScreen>().view.tryNumber == 2);
  room.kiosk->answerAll(true);
  room.kiosk->handIn();
  room.kiosk->talkTo(room.station());
  CHECK(room.here() == room.there());
  CHECK(room.there().mastered());
  CHECK(must(station::alarmsOf(room.station())).empty());
  const auto page = station::studentPageOf(room.station(), room.idOf(kLex));
  REQUIRE(page);
  REQUIRE(page->checks.at(0).codes.size() == 1);
  CHECK(page->checks.at(0).codes[0].starts_with("Unlocked by the teacher at Seat 1, for the request "));
}

TEST_CASE("before an unlock at the kiosk the teacher reads what Today warns of: every question was seen") {
  Room room;
  std::vector<bool> warned;
  for (int number = 1; number <= 5; ++number) {
    room.notYet();
    room.kiosk->talkTo(room.station());
    room.letIn();
    REQUIRE(room.panel().unlocks.size() == 1);
    warned.push_back(room.panel().unlocks[0].usedUp);
    CHECK(station::todayOf(room.station()).requests.at(0).usedUp == warned.back());
    room.kiosk->happens(app::PanelUnlockPressed{room.idOf(kLex), kCheck});
    room.kiosk->happens(app::BackPressed{});
  }
  CHECK_FALSE(warned.front());
  CHECK(warned.back());
}

TEST_CASE("the teacher's press at the station for what the kiosk opened already is one try, at both sides") {
  Room room;
  room.notYet();
  room.kiosk->talkTo(room.station());  // the station knows of the request
  room.letIn();
  room.kiosk->happens(app::PanelUnlockPressed{room.idOf(kLex), kCheck});
  room.kiosk->happens(app::BackPressed{});
  REQUIRE(station::unlock(room.station(), room.idOf(kLex), kCheck, false));  // it has not heard of it
  room.kiosk->talkTo(room.station());
  CHECK(room.here() == room.there());
  CHECK(room.there().grants.size() == 2);
  CHECK(room.there().openGrants().size() == 1);
  room.begin();
  room.kiosk->answerAll(false);
  room.kiosk->handIn();
  room.kiosk->talkTo(room.station());
  CHECK(room.here() == room.there());
  CHECK(room.there().openGrants().empty());
  CHECK(room.there().standing() == Standing::notYet);
}

TEST_CASE("an open try is put aside, released, and a new one begins elsewhere with its own form") {
  Room room;
  room.begin();
  room.kiosk->stop();
  room.kiosk->talkTo(room.station());
  auto other = room.seat("other");
  other->talkTo(room.station());
  room.letIn();
  REQUIRE(room.panel().open.size() == 1);
  const AttemptId attempt = room.panel().open[0].attempt;
  CHECK(room.panel().open[0].name == kLex);
  CHECK(room.panel().open[0].of > 0);
  CHECK_FALSE(room.panel().open[0].atBell);
  room.kiosk->happens(app::PanelTryPressed{attempt, app::PanelAsk::putAside});
  room.kiosk->happens(app::PanelConfirmed{});
  CHECK(room.panel().open.at(0).atBell);
  room.kiosk->happens(app::PanelTryPressed{attempt, app::PanelAsk::release});
  room.kiosk->happens(app::PanelConfirmed{});
  CHECK(room.panel().open.empty());
  for (int round = 0; round < 2; ++round)
    for (Seat* each : {room.kiosk.get(), other.get()}) each->talkTo(room.station());
  CHECK(room.here() == room.there());
  CHECK(must(other->desk().records().journey(room.idOf(kLex), kCheck)) == room.there());
  CHECK(room.there().standing() == Standing::ready);
  other->signIn(room.slipOf(kLex));
  other->openCover(kCheck);
  other->happens(app::StartPressed{});
  CHECK(other->screen<app::AttemptScreen>().view.tryNumber == 2);
}

TEST_CASE("who guesses a teacher's code gets in nowhere; who knows the digits without the station is an alarm") {
  Room room;
  room.kiosk->happens(app::TeacherPressed{});
  const std::string request = room.kiosk->screen<app::CodeScreen>().view.request;
  const auto key = must(records::codeKeyAtStation(room.station().keys(), room.kiosk->desk().keys().identity()));
  room.type(records::codeOf(key, {room.log(), {}, {}, request, records::CodeAction::teacher}));
  room.kiosk->happens(app::BackPressed{});
  room.kiosk->talkTo(room.station());
  const auto alarms = must(station::alarmsOf(room.station()));
  REQUIRE(alarms.size() == 1);
  CHECK(alarms[0].starts_with("A code that this station did not make opened the teacher's panel at Seat 1"));
}

TEST_CASE("a stick carries everything without a network, and is called safe only when it was written") {
  Room room;
  room.notYet();
  room.letIn();
  room.kiosk->happens(app::PanelTabPicked{app::PanelTab::stick});
  using State = app::StickView::State;
  room.kiosk->happens(app::StickPressed{});
  CHECK(room.panel().stick.state == State::noStick);
  const auto stick = room.folder / "stick";
  std::filesystem::create_directories(stick);
  room.kiosk->sticks = {stick, room.folder / "second"};
  room.kiosk->happens(app::StickPressed{});
  CHECK(room.panel().stick.state == State::several);
  room.kiosk->sticks = {room.folder / "pulled"};
  room.kiosk->happens(app::StickPressed{});
  CHECK(room.panel().stick.state == State::notDone);
  CHECK_FALSE(room.panel().stick.sentence.empty());
  room.kiosk->sticks = {stick};
  room.kiosk->happens(app::StickPressed{});
  CHECK(room.panel().stick.state == State::done);
  CHECK(room.panel().stick.written == room.panel().health.records);
  CHECK(room.panel().stick.handedOver == 0);

  std::mutex mutex;
  must(station::takeStick(room.station(), mutex, stick));
  CHECK(room.there().standing() == Standing::asked);
  REQUIRE(station::unlock(room.station(), room.idOf(kLex), kCheck, false));
  must(station::giveStick(room.station(), mutex, stick));
  room.kiosk->happens(app::StickPressed{});
  CHECK(room.panel().stick.state == State::done);
  CHECK(room.panel().stick.handedOver > 0);
  CHECK(room.panel().stick.decisions == 1);
  CHECK(room.panel().health.tries == 0);
  CHECK(room.panel().unlocks.empty());
  CHECK(room.here().standing() == Standing::unlocked);
  room.kiosk->happens(app::BackPressed{});
  room.letIn();
  CHECK(room.panel().stick.state == State::nothing);  // of another visit
}

TEST_CASE("without anybody's touch the desk itself ends the visit") {
  Room room;
  room.notYet();
  room.letIn();
  room.clock.pass(records::kTeacherVisitMs);
  room.kiosk->happens(app::PanelUnlockPressed{room.idOf(kLex), kCheck});
  CHECK(std::holds_alternative<app::StartScreen>(room.kiosk->model().screen));
  CHECK(room.here().grants.empty());
}

TEST_CASE("sticks are found in the table of mounts: writable ones below /media, /run/media and /mnt") {
  const auto places = desk::sticksIn(
      "/dev/mmcblk0p2 / ext4 rw,noatime 0 0\n"
      "/dev/sda1 /media/pi/MY\\040STICK vfat rw,nosuid,nodev 0 0\n"
      "/dev/sda1 /media/pi/MY\\040STICK vfat rw,nosuid,nodev 0 0\n"
      "/dev/sdb1 /mnt exfat ro,nosuid 0 0\n"
      "/dev/sde1 /mnt/backup ext4 rw 0 0\n"
      "tmpfs /run/media tmpfs rw 0 0\n"
      "tmpfs /media/ram tmpfs rw 0 0\n"
      "/dev/sdc1 /run/media/kiosk/two exfat rw 0 0\n"
      "/dev/sdd1 /home/kiosk/stick vfat rw 0 0\n"
      "garbage\n");
  CHECK(places == std::vector<std::filesystem::path>{"/media/pi/MY STICK", "/run/media/kiosk/two"});
  CHECK(desk::sticksIn("").empty());
}
