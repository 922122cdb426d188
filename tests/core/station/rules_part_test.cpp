// Rules, school days and needs in the browser.

#include "tests/core/station/zone.h"

using namespace cz;
using namespace cz::station;
using station::testing::has;
using station::testing::Zone;

TEST_CASE("Rules, school days and needs are decided in the browser, and a mistake changes nothing and says where") {
  Zone zone;
  zone.signIn();
  const std::string token = "&token=" + zone.token;
  const auto page = zone.get("/rules?class=p3");
  CHECK(page.status == 200);
  CHECK(has(page.body, "After “not yet” in Period 3"));
  const auto saved = zone.post("/rules", "class=p3&tries=2&unlock=automatic&wait=1" + token);
  CHECK(saved.status == 303);
  CHECK(saved.headers.at("location") == "/rules?class=p3&done=rules");
  CHECK(must(zone.room.station().rosters().rules()).byClass.at(ClassId("p3")).defaults.tries == 2);
  const auto own = zone.post("/rules", "class=p3&check=adding&from=2026-12-01T09%3A00" + token);
  CHECK(own.status == 303);
  CHECK(has(zone.get("/rules?class=p3").body, "from 2026-12-01 09:00"));
  const auto wrong = zone.post("/rules", "class=p3&tries=many" + token);
  CHECK(wrong.status == 409);
  CHECK(has(wrong.body, "Nothing was changed. tries: &quot;many&quot; is not understood."));
  CHECK(must(zone.room.station().rosters().rules()).byClass.at(ClassId("p3")).defaults.tries == 2);
  CHECK(zone.post("/calendar", "class=p3&day0=on&bells=08%3A45&holidays=2026-12-24" + token).status == 303);
  CHECK(must(zone.room.station().rosters().rules()).calendar.bells == std::vector<int>{525});
  const StudentId ada = zone.room.student("001");
  CHECK(zone.post("/needs", "student=" + ada.text + "&time=3%2F2&fewer=on" + token).status == 303);
  CHECK(must(zone.room.station().rosters().load()).find(ada)->needs == roster::Needs{must(Exact::parse("3/2")), true});
  CHECK(has(zone.get("/student/" + ada.text).body, "half as much again"));
  CHECK(zone.post("/needs", "student=" + ada.text + "&time=0" + token).status == 409);
}
