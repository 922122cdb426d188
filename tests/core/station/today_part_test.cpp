// Deeds on Today: another try, a revision that is confirmed.

#include "tests/core/station/zone.h"

using namespace cz;
using namespace cz::station;
using station::testing::asksForAnother;
using station::testing::has;
using station::testing::SimKiosk;
using station::testing::Zone;

TEST_CASE("A revision is confirmed by one tap with the page's token, and a second tap says that it is done") {
  Zone zone;
  zone.signIn();
  SimKiosk kiosk(zone.room, 1, "Seat 1");
  must(kiosk.pair());
  const std::string fields = asksForAnother(zone, kiosk);
  CHECK(zone.post("/confirm", fields).status == 403);
  const auto done = zone.post("/confirm", fields + "&token=" + zone.token);
  CHECK(done.status == 303);
  CHECK(done.headers.at("location") == "/?done=confirm");
  CHECK(has(zone.get("/student/" + zone.room.student("001").text).body, "Revision: confirmed"));
  const auto again = zone.post("/confirm", fields + "&token=" + zone.token);
  CHECK(again.status == 409);
  CHECK(has(again.body, "The revision is confirmed already."));
}

TEST_CASE("A second unlock says why nothing happened") {
  Zone zone;
  zone.signIn();
  SimKiosk kiosk(zone.room, 1, "Seat 1");
  must(kiosk.pair());
  const std::string fields = asksForAnother(zone, kiosk) + "&back=student&token=" + zone.token;
  const auto first = zone.post("/unlock", fields);
  CHECK(first.headers.at("location") == "/student/" + zone.room.student("001").text + "?done=unlock");
  const auto second = zone.post("/unlock", fields);
  CHECK(second.status == 409);
  CHECK(has(second.body, "The next try is unlocked already."));
}
