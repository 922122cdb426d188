// Groups in the browser.

#include "tests/core/station/zone.h"

using namespace cz;
using namespace cz::station;
using station::testing::has;
using station::testing::hiddenFields;
using station::testing::SimKiosk;
using station::testing::Zone;

TEST_CASE("A group is gone through by one tap, and taken back by another") {
  Zone zone;
  zone.signIn();
  SimKiosk kiosk(zone.room, 1, "Seat 1");
  must(kiosk.pair());
  for (const char* id : {"001", "002"}) kiosk.handIn(kiosk.start(zone.room.student(id), "adding", 1), false);
  must(kiosk.sync());
  CHECK(has(zone.get("/groups").body, "Count again."));
  const auto fields = [&] { return hiddenFields(zone.get("/groups?class=p3").body, "/groups/"); };
  const std::string before = fields();
  CHECK(has(before, "member." + zone.room.student("001").text));
  CHECK(zone.post("/groups/met", before).headers.at("location") == "/groups?class=p3&done=met");
  CHECK(has(zone.get("/groups?class=p3&done=met").body, "gone through on"));
  CHECK(zone.post("/groups/not-met", before).status == 409);  // it names no time that could be taken back
  CHECK(zone.post("/groups/not-met", fields()).status == 303);
  CHECK_FALSE(has(zone.get("/groups").body, "gone through on"));
  CHECK(zone.post("/groups/met", "class=p3&about=idea/adding/none&token=" + zone.token).status == 409);
  CHECK(zone.post("/groups/met", "class=p3&about=idea/adding/miscount").status == 403);
}
