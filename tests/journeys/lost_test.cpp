// A kiosk that was lost, stolen or broken is taken out of use (trust: 2.2).

#include <mutex>

#include "core/crypto/sheet.h"
#include "core/station/aside.h"
#include "core/station/backup.h"
#include "core/station/erase.h"
#include "core/station/recovery.h"
#include "core/station/restore.h"
#include "core/station/retired.h"
#include "core/station/stick.h"
#include "core/station/today.h"
#include "core/station/unlock.h"
#include "core/sync/client.h"
#include "kiosk/desk/stick.h"
#include "tests/journeys/checks.h"
#include "tests/journeys/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::tests;
using journey::Standing;

namespace {

struct Room : TwoSeats {
  Room() { talk(); }
  void take(Seat& seat, const std::string& name, bool right) {
    begin(seat, name, kFactors);
    seat.answerAll(right);
    seat.handIn();
    seat.signOut();
  }
  static Hash kioskOf(Seat& seat) { return seat.desk().keys().identity().fingerprint(); }
  Standing standing(const std::string& name) {
    return must(station().facts().journeyOf(idOf(name), kFactors)).standing();
  }
};

}  // namespace

TEST_CASE("who sits down at a kiosk that is out of use is sent to another seat, also after a restart") {
  Room room;
  REQUIRE(station::retire(room.station(), Room::kioskOf(*room.one)));
  CHECK_FALSE(room.one->model().zone.outOfUse);  // it has not heard yet
  room.talk();
  CHECK(room.one->model().zone.outOfUse);
  CHECK_FALSE(room.two->model().zone.outOfUse);
  room.one->happens(app::SignInPressed{});
  CHECK(std::holds_alternative<app::StartScreen>(room.one->model().screen));
  const auto& slip = room.slipOf("Lex Moreno");
  const auto events = room.one->desk().run(app::CheckPin{room.idOf("Lex Moreno"), slip.pin});
  REQUIRE(std::holds_alternative<app::Failed>(events.at(0)));
  room.one.reset();
  room.one = room.seat("one");
  CHECK(room.one->model().zone.outOfUse);
  const auto again = station::retire(room.station(), Room::kioskOf(*room.one));
  REQUIRE_FALSE(again);
  CHECK(again.error().fault == Fault::refused);
}

TEST_CASE("who sits there at that moment finishes; it is kept aside until the teacher lets it count") {
  Room room;
  room.take(*room.one, "Ada Novak", true);
  room.talk();
  room.one->signIn(room.slipOf("Lex Moreno"));
  room.one->openCover(kFactors);
  room.one->happens(app::StartPressed{});
  REQUIRE(station::retire(room.station(), Room::kioskOf(*room.one)));
  room.talk();
  room.one->answerAll(true);
  room.one->handIn();
  CHECK(room.one->screen<app::ResultScreen>().result.mastered);
  room.one->signOut();
  room.talk();

  CHECK(room.standing("Ada Novak") == Standing::mastered);  // from before
  CHECK(room.standing("Lex Moreno") == Standing::ready);
  CHECK(room.hasAlarm("was taken out of use and has called since"));
  const auto aside = must(station::keptAside(room.station()));
  REQUIRE(aside.size() == 1);
  CHECK(aside.at(0).checks == 1);
  CHECK(aside.at(0).kiosk == Room::kioskOf(*room.one));

  CHECK(must(station::takeInAside(room.station(), aside.at(0).number)) == 1);
  CHECK(room.standing("Lex Moreno") == Standing::mastered);
  CHECK(must(station::keptAside(room.station())).empty());
  CHECK_FALSE(room.hasAlarm("was taken out of use"));
  room.talk();
  CHECK(must(room.two->desk().records().journey(room.idOf("Lex Moreno"), kFactors)).standing() == Standing::mastered);
  CHECK_FALSE(station::takeInAside(room.station(), aside.at(0).number));
}

TEST_CASE("what is kept aside grows with the kiosk's log, and nothing is there twice") {
  Room room;
  REQUIRE(station::retire(room.station(), Room::kioskOf(*room.one)));
  room.take(*room.one, "Lex Moreno", true);  // it has not heard of it yet
  room.talk();
  REQUIRE(must(station::keptAside(room.station())).size() == 1);
  const auto before = must(station::keptAside(room.station())).at(0).size;
  room.talk();
  CHECK(must(station::keptAside(room.station())).at(0).size == before);
  room.one.reset();
  room.one = room.seat("one");  // a boot leaf more
  room.talk();
  const auto after = must(station::keptAside(room.station()));
  REQUIRE(after.size() == 1);
  CHECK(after.at(0).size > before);
  CHECK(after.at(0).checks == 1);
}

TEST_CASE("a kiosk that is out of use is told no decision, no class list and nothing of others, and can't join again") {
  Room room;
  const Hash kiosk = Room::kioskOf(*room.one);
  room.take(*room.two, "Lex Moreno", false);
  room.talk();
  REQUIRE(station::retire(room.station(), kiosk));
  const auto size = must(room.station().downlogs().size(kiosk));
  room.two->signIn(room.slipOf("Lex Moreno"));
  room.two->openCover(kFactors);
  room.two->signOut();
  REQUIRE(station::unlock(room.station(), room.idOf("Lex Moreno"), kFactors, false));
  room.take(*room.two, "Ada Novak", true);
  room.talk();
  room.talk();
  CHECK(must(room.station().downlogs().size(kiosk)) == size);
  CHECK(station::todayOf(room.station()).seats.size() == 1);
  const auto asked = sync::pairRequest(room.station().token(), room.one->desk().records().uplog(), "one");
  const auto joined = station::Intake(room.station()).pair(asked);
  REQUIRE_FALSE(joined);
  CHECK(joined.error().message.starts_with("This kiosk was taken out of use."));
}

TEST_CASE("a station that was restored from an older backup learns from the other kiosks who is out of use") {
  Room room;
  crypto::SheetSecret secret;
  secret.bytes.fill(5);
  REQUIRE(station::useSheet(room.station(), {1, crypto::keysOfSheet(secret).identity()}));
  room.talk();
  must(station::backUp(room.station(), room.folder / "vault", 100));
  const Hash kiosk = Room::kioskOf(*room.one);
  REQUIRE(station::retire(room.station(), kiosk));
  room.two->talkTo(room.station());
  const auto data = room.folder / "restored";
  must(station::restore(room.folder / "vault", 1, crypto::keysOfSheet(secret), data, room.clock, room.random));
  room.moveTo(data);
  CHECK_FALSE(must(room.station().kiosks().find(kiosk))->retired);
  room.two->talkTo(room.station());
  CHECK(must(room.station().kiosks().find(kiosk))->retired);
  room.take(*room.one, "Lex Moreno", true);
  room.one->talkTo(room.station());
  CHECK(room.one->model().zone.outOfUse);
  CHECK(room.standing("Lex Moreno") == Standing::ready);
}

TEST_CASE("the token from before lets nobody in any more once a kiosk is out of use") {
  Room room;
  const auto old = room.station().token();
  REQUIRE(station::retire(room.station(), Room::kioskOf(*room.one)));
  CHECK(old.text() != room.station().token().text());
  const auto& log = room.two->desk().records().uplog();
  CHECK_FALSE(station::Intake(room.station()).pair(sync::pairRequest(old, log, "two")));
  CHECK(station::Intake(room.station()).pair(sync::pairRequest(room.station().token(), log, "two")));
  room.take(*room.two, "Lex Moreno", true);  // who has joined needs none
  room.talk();
  CHECK(room.standing("Lex Moreno") == Standing::mastered);
}

TEST_CASE("by a stick a kiosk that is out of use is told nothing either") {
  Room room;
  REQUIRE(station::retire(room.station(), Room::kioskOf(*room.one)));
  room.take(*room.two, "Ada Novak", true);
  room.two->talkTo(room.station());
  const auto size = must(room.station().downlogs().size(Room::kioskOf(*room.one)));
  const auto folder = room.folder / "stick";
  std::filesystem::create_directories(folder);
  desk::Stick stick(room.one->desk());
  must(stick.write(folder));
  std::mutex mutex;
  must(station::takeStick(room.station(), mutex, folder));
  CHECK(must(room.station().downlogs().size(Room::kioskOf(*room.one))) == size);
  must(stick.take(folder));
  room.one->happens(app::FactsChanged{});
  CHECK(room.one->model().zone.outOfUse);
}

TEST_CASE("what is kept aside can be deleted, and a student who is forgotten is forgotten there, too") {
  Room room;
  REQUIRE(station::retire(room.station(), Room::kioskOf(*room.one)));
  room.take(*room.one, "Lex Moreno", true);  // it has not heard of it yet
  room.take(*room.one, "Ada Novak", true);
  room.talk();
  const auto lex = room.idOf("Lex Moreno");
  const auto aside = must(station::keptAside(room.station())).at(0);
  CHECK(aside.checks == 2);
  must(station::eraseStudent(room.station(), lex));
  must(station::takeInAside(room.station(), aside.number));
  CHECK(must(room.station().facts().journeyOf(lex, kFactors)).attempts().empty());
  CHECK(room.standing("Ada Novak") == Standing::mastered);

  room.one.reset();
  room.one = room.seat("one");
  room.talk();
  const auto more = must(station::keptAside(room.station())).at(0);
  REQUIRE(station::dropAside(room.station(), more.number));
  CHECK(must(station::keptAside(room.station())).empty());
  CHECK_FALSE(room.hasAlarm("was taken out of use"));
  CHECK_FALSE(station::dropAside(room.station(), more.number));
}
