// What needs a look: nothing hides behind something else, and what was seen goes.

#include "core/station/alarms.h"

#include "core/station/backup.h"
#include "core/station/today.h"
#include "tests/core/station/zone.h"

using namespace cz;
using namespace cz::station;
using station::testing::Classroom;
using station::testing::has;
using station::testing::SimKiosk;
using station::testing::Zone;

namespace {

void sure(const Result<void>& deed) { REQUIRE(deed); }

void raise(Classroom& room, int count) {
  for (int number = 1; number <= count; ++number)
    sure(room.station().alarm("some/" + std::to_string(number), "Thing " + std::to_string(number) + " happened."));
}

}  // namespace

TEST_CASE("What stands now comes before what came in once, however much that is; what is behind is counted") {
  Classroom room;
  raise(room, 30);
  tests::TempFolder away;
  CHECK_FALSE(backUp(room.station(), away / "vault", kKeep));  // there is no sheet
  const Today today = todayOf(room.station());
  REQUIRE(today.alarms.size() == 20);
  CHECK(has(today.alarms[0], "No backup has been made yet."));
  CHECK(today.moreAlarms == 11);
  CHECK(must(alarmsOf(room.station())).size() == 31);
}

TEST_CASE("What was seen goes, the audit log keeps it, and it comes back when it happens again") {
  Classroom room;
  raise(room, 2);
  sure(seeAlarm(room.station(), "some/1"));
  CHECK(must(alarmsOf(room.station())) == std::vector<std::string>{"Thing 2 happened."});
  REQUIRE(must(allAlarms(room.station())).seen.size() == 1);
  CHECK(must(auditPageOf(room.station())).entries.at(0).what.words == "Saw: Thing 1 happened.");
  CHECK(seeAlarm(room.station(), "some/1").error().fault == Fault::notFound);
  raise(room, 2);  // the same again is no news
  CHECK(must(alarmsOf(room.station())).size() == 1);
  sure(room.station().alarm("some/1", "Thing 1 happened once more."));
  CHECK(must(alarmsOf(room.station())).size() == 2);
  sure(seeAlarm(room.station(), "some/1"));
  sure(room.station().calm("some/1"));
  CHECK(must(allAlarms(room.station())).seen.empty());
  raise(room, 1);
  CHECK(must(alarmsOf(room.station())).size() == 2);
}

TEST_CASE("What the records say can be seen, too, and stays seen when they are drawn anew; what stands can't") {
  Classroom room;
  SimKiosk one(room, 1, "Seat 1"), two(room, 2, "Seat 2");
  must(one.pair());
  must(two.pair());
  one.handIn(one.start(room.student("001"), "adding", 1), false);
  two.handIn(two.start(room.student("001"), "adding", 1), true);
  one.append(ledger::LeafType::attemptDone, Bytes{});
  must(one.sync());
  must(two.sync());
  tests::TempFolder away;
  CHECK_FALSE(backUp(room.station(), away / "vault", kKeep));
  const auto open = must(allAlarms(room.station())).open;
  REQUIRE(open.size() == 3);
  CHECK(open[0].id.empty());
  CHECK_FALSE(seeAlarm(room.station(), ""));
  sure(seeAlarm(room.station(), open[1].id));
  sure(seeAlarm(room.station(), open[2].id));
  must(room.station().rebuild());
  CHECK(must(alarmsOf(room.station())).size() == 1);
}

TEST_CASE("The page of what needs a look shows all, and puts one away by a tap with its token") {
  Zone zone;
  zone.signIn();
  raise(zone.room, 25);
  CHECK(has(zone.get("/").body, "And 5 more."));
  const std::string page = zone.get("/alarms").body;
  CHECK(has(page, "Thing 1 happened."));
  CHECK(has(page, "Thing 25 happened."));
  CHECK(zone.post("/see-alarm", "id=some%2F7").status == 403);
  const auto done = zone.post("/see-alarm", "id=some%2F7&token=" + zone.token);
  CHECK(done.headers.at("location") == "/alarms?done=seen");
  CHECK(has(zone.get("/alarms?done=seen").body, "Put away. It comes back when it happens again."));
  CHECK(has(zone.get("/alarms").body, "<h2 id=\"seen\">Seen</h2>"));
  CHECK(has(zone.get("/").body, "And 4 more."));
}
