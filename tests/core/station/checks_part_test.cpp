// Wrong keys repaired in the browser.

#include "tests/core/station/repaired.h"
#include "tests/core/station/zone.h"

using namespace cz;
using namespace cz::station;
using station::testing::has;
using station::testing::hiddenFields;
using station::testing::SimKiosk;
using station::testing::Zone;

namespace {

/// Ada answered what the second version wants, Sam what the first one wanted.
struct Repaired : Zone {
  SimKiosk kiosk{room, 1, "Seat 1"};

  Repaired() {
    must(kiosk.pair());
    takes("001", false);
    takes("002", true);
    must(room.station().addPack(station::testing::repairedPack("2")));
    signIn();
  }
  void takes(const std::string& who, bool right) {
    kiosk.handIn(kiosk.start(room.student(who), "adding", 1), right);
    must(kiosk.sync());
  }
  /// What the form on the page would send.
  std::string fieldsOn(const std::string& page) const {
    const std::string fields = hiddenFields(page, "/checks/regrade");
    REQUIRE_FALSE(fields.empty());
    return fields;
  }
  std::string shownOf(const std::string& who) {
    return must(room.station().facts().attemptsOf(room.student(who))).at(0).shown;
  }
};

}  // namespace

TEST_CASE("A wrong key is repaired by its page: before and after first, then one press, and a second changes nothing") {
  Repaired zone;
  const std::string checks = zone.get("/checks").body;
  CHECK(has(checks, "href=\"/checks/regrade?check=adding\""));
  CHECK_FALSE(has(checks, "href=\"/checks/regrade?check=taking\""));  // nobody has taken it
  CHECK(has(checks, "the present one"));
  const std::string page = zone.get("/checks/regrade?check=adding").body;
  CHECK(has(page, "Mastered now"));
  CHECK(has(page, "<td>0 of 2 points, not yet</td><td><strong>2 of 2 points, mastered</strong>"));
  CHECK(has(page, "Would be lowered, and keep their result"));
  CHECK(has(page, "Change 1 result"));
  CHECK_FALSE(has(page, "name=\"sure\""));
  CHECK(zone.shownOf("001") == "0 of 2 points");
  const std::string fields = zone.fieldsOn(page) + "&by=Mr+Okafor&reason=";
  const auto done = zone.post("/checks/regrade", fields);
  CHECK(done.status == 303);
  CHECK(done.headers.at("location") == "/checks?done=regrade");
  CHECK(has(zone.get("/checks?done=regrade").body, "Written down, for everyone it touches."));
  CHECK(zone.shownOf("001") == "2 of 2 points");
  CHECK(zone.shownOf("002") == "2 of 2 points");
  CHECK(has(zone.get("/checks").body, "Key repaired: 1 try changed"));
  CHECK(zone.post("/checks/regrade", fields).headers.at("location") == "/checks?done=regrade-same");
  CHECK(must(zone.room.station().facts().decisions()).size() == 1);
}

TEST_CASE("Lowering by the page needs its tick, a reason and the plan that was seen; a refusal keeps what was typed") {
  Repaired zone;
  const std::string page = zone.get("/checks/regrade?check=adding&lower=on").body;
  CHECK(has(page, "Not mastered any more"));
  CHECK(has(page, "name=\"sure\" required"));
  const std::string fields = zone.fieldsOn(page);
  const auto unsure = zone.post("/checks/regrade", fields + "&reason=Key+99");
  CHECK(unsure.status == 409);
  CHECK(has(unsure.body, "Say that you are sure"));
  CHECK(has(unsure.body, ">Key 99</textarea>"));
  CHECK(zone.post("/checks/regrade", fields + "&sure=on&reason=").status == 409);
  // Somebody hands in meanwhile: what was agreed to is not what would happen.
  zone.kiosk.handIn(zone.kiosk.start(zone.room.student("002"), "adding", 2), false);
  must(zone.kiosk.sync());
  const auto old = zone.post("/checks/regrade", fields + "&sure=on&reason=Key+99");
  CHECK(old.status == 409);
  CHECK(has(old.body, "Something has changed since you looked"));
  CHECK(zone.shownOf("002") == "2 of 2 points");
  CHECK(must(zone.room.station().facts().decisions()).empty());
  const std::string now = zone.fieldsOn(zone.get("/checks/regrade?check=adding&lower=on").body);
  CHECK(zone.post("/checks/regrade", now + "&sure=on&reason=Key+99").status == 303);
  CHECK(zone.shownOf("002") == "0 of 2 points");
}

TEST_CASE("A regrade is taken back by its page, and an item is withdrawn by its tick") {
  Repaired zone;
  must(planRegrade(zone.room.station(), {CheckId("adding"), {}, {}, false}));
  CHECK(zone.post("/checks/regrade", zone.fieldsOn(zone.get("/checks/regrade?check=adding").body)).status == 303);
  const std::string checks = zone.get("/checks").body;
  const std::string mark = "/checks/regrade?back=";
  const std::string action = checks.substr(checks.find(mark) + mark.size(), 32);
  const std::string page = zone.get(mark + action + "&lower=on").body;
  CHECK(has(page, "Take it back: Adding"));
  CHECK(zone.post("/checks/regrade", zone.fieldsOn(page) + "&sure=on&reason=It+was+right").status == 303);
  CHECK(zone.shownOf("001") == "0 of 2 points");
  const std::string withdrawn =
      zone.get("/checks/regrade?check=adding&withdraw.a1=on&withdraw.a2=on&withdraw.a3=on&pack=1").body;
  CHECK(has(withdrawn, "1 of 2 points, not yet"));
  CHECK(zone.post("/checks/regrade", zone.fieldsOn(withdrawn)).status == 303);
  CHECK(zone.shownOf("001") == "1 of 2 points");
}

TEST_CASE("A regrade of nothing that is there is answered by a sentence, and not without the page's token") {
  Repaired zone;
  CHECK(zone.get("/checks/regrade?check=nothing").status == 404);
  CHECK(zone.get("/checks/regrade?check=adding&pack=7").status == 404);
  CHECK(zone.get("/checks/regrade?back=nothing").status == 404);
  CHECK(zone.get("/checks/nothing").status == 404);
  CHECK(zone.post("/checks/nothing", "token=" + zone.token).status == 404);
  const std::string fields = zone.fieldsOn(zone.get("/checks/regrade?check=adding").body);
  CHECK(zone.post("/checks/regrade", fields, {"Sec-Fetch-Site: cross-site"}).status == 403);
  CHECK(zone.post("/checks/regrade", "check=adding&plan=x").status == 403);
  CHECK(zone.shownOf("001") == "0 of 2 points");
}
