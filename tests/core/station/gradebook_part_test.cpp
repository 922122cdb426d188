// The gradebook in the browser.

#include "tests/core/station/zone.h"

using namespace cz;
using namespace cz::station;
using station::testing::has;
using station::testing::Zone;

TEST_CASE("The gradebook is read, closed, overridden and imported by its pages; refusals say why and change nothing") {
  Zone zone;
  zone.signIn();
  const std::string place = "class=p3&unit=sums%2Ffirst";
  const std::string token = "&token=" + zone.token;
  const std::string ada = "&student=" + zone.room.student("001").text;
  CHECK(has(zone.get("/gradebook").body, "1 Adding assignment"));
  CHECK(zone.get("/gradebook/nothing").status == 404);
  CHECK(zone.get("/gradebook/cell?" + place + "&column=none" + ada).status == 404);

  const std::string cell = place + "&column=check%2Fadding" + ada;
  CHECK(has(zone.get("/gradebook/cell?" + cell).body, "not tried yet"));
  const auto refused = zone.post("/gradebook/override", cell + "&kind=points&value=2&reason=" + token);
  CHECK(refused.status == 409);
  CHECK(has(refused.body, "Nothing was changed. Say why: an override needs a reason."));
  CHECK(zone.post("/gradebook/override", cell + "&kind=points&value=&reason=x" + token).status == 409);
  const auto done = zone.post("/gradebook/override", cell + "&kind=points&value=2&reason=asked+aloud" + token);
  CHECK(done.status == 303);
  CHECK(has(zone.get(done.headers.at("location")).body, "2 by the teacher: asked aloud"));
  CHECK(zone.post("/gradebook/take-back", cell + token).status == 303);
  CHECK(zone.post("/gradebook/points", cell + "&value=2" + token).status == 409);

  CHECK(zone.post("/gradebook/close", place + token).status == 303);
  CHECK(has(zone.get("/gradebook?" + place).body, "Closed on "));
  CHECK(zone.post("/gradebook/reopen", place + token).status == 303);
  CHECK(zone.post("/gradebook/close", "class=p9&unit=x" + token).status == 409);

  const std::string terms = place + "&credit=best&summative_credit=latest&summative_check=taking" + token;
  CHECK(zone.post("/gradebook/terms", terms + "&points.summative=40").status == 303);
  CHECK(has(zone.get("/gradebook?" + place).body, "Summative <span class=\"soft\">of 40</span>"));
  CHECK(zone.post("/gradebook/terms", terms + "&points.summative=lots").status == 409);

  const std::string text = place + "&text=id%2CSummative%0A001%2C30%0A9%2C1%0A" + token;
  const auto look = zone.post("/gradebook/import", text);
  CHECK(look.status == 200);
  CHECK(has(look.body, "Line 2: Ada Novak: 1 cell new."));
  CHECK(has(look.body, "Line 3: Nobody in this class has the id 9."));
  CHECK_FALSE(has(zone.get("/gradebook?" + place).body, "30 of 40"));
  CHECK(zone.post("/gradebook/import", text + "&sure=yes").status == 303);
  CHECK(has(zone.get("/gradebook?" + place).body, "30 of 40"));
  CHECK(zone.post("/gradebook/import", place + "&text=nothing" + token).status == 409);
}

TEST_CASE("A file of grades is shown before, given for the passphrase only, and written down") {
  Zone zone;
  zone.signIn();
  const std::string place = "class=p3&unit=sums%2Ffirst";
  const auto preview = zone.get("/gradebook/export?format=canvas&" + place);
  CHECK(preview.status == 200);
  CHECK(has(preview.body, "    Points Possible,,,,,10,2,10,2,50"));
  CHECK(has(preview.body, "&quot;&lt;b&gt;Lee&lt;/b&gt;, Sam&quot;,,002,"));
  CHECK(zone.get("/gradebook/export?format=xml&" + place).status == 404);
  const std::string wish = place + "&format=canvas&file=Period-3_Adding-and-taking_canvas.csv&token=" + zone.token;
  const auto wrong = zone.post("/gradebook/file", wish + "&passphrase=horse");
  CHECK(wrong.status == 409);
  CHECK(has(wrong.body, "Nothing was given out."));
  CHECK_FALSE(has(wrong.body, "Given out before"));
  const auto file = zone.post("/gradebook/file", wish + "&passphrase=correct+horse");
  CHECK(file.status == 200);
  CHECK(file.headers.at("content-type") == "text/csv; charset=utf-8");
  CHECK(file.headers.at("content-disposition") == "attachment; filename=\"Period-3_Adding-and-taking_canvas.csv\"");
  CHECK(has(file.body, "\"Novak, Ada\",,001,,Period 3,,,,,\r\n"));
  CHECK(has(zone.get("/gradebook/export?format=canvas&" + place).body, "Given out before"));
}
