// Codes in the browser: one to read out, and sheets of them.

#include "core/records/payload_code.h"
#include "core/station/code_sheets.h"
#include "tests/core/station/zone.h"

using namespace cz;
using namespace cz::station;
using station::testing::asksForAnother;
using station::testing::has;
using station::testing::SimKiosk;
using station::testing::Zone;

TEST_CASE("A sheet of codes is made and shown with the passphrase only, and strikes through what was used") {
  Zone zone;
  zone.signIn();
  SimKiosk kiosk(zone.room, 1, "Seat 1");
  must(kiosk.pair());
  const std::string fields = "seat." + kiosk.log().id().text + "=yes&days=3&token=" + zone.token;
  const auto wrong = zone.post("/code/sheet", fields + "&passphrase=horse");
  CHECK(wrong.status == 409);
  CHECK_FALSE(has(wrong.body, "class=\"tear"));
  CHECK(zone.post("/code/sheet", "days=3&passphrase=correct+horse&token=" + zone.token).status == 409);
  CHECK(zone.post("/code/sheet", fields + "&passphrase=correct+horse").status == 303);
  std::string page = zone.get("/code/sheet").body;
  const std::string show = "token=" + zone.token + "&passphrase=";
  const auto count = [&](const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = page.find(part); at != std::string::npos; at = page.find(part, at + 1)) ++found;
    return found;
  };
  CHECK(count("<li class=\"tear\">") == 20);
  CHECK(count("Teacher's panel, Seat 1") + count("Teacher&#39;s panel, Seat 1") == 20);
  CHECK(has(page, "Seat 1 has not heard of this sheet yet. It takes these codes all the same"));
  const auto strip = must(codeSheetsOf(zone.room.station())).strips.at(0);
  CHECK(has(page, "<b>" + strip.codes.at(4).code + "</b>"));
  const std::string later = zone.get("/code/sheet").body;  // shown once, whoever sits there then
  CHECK_FALSE(has(later, strip.codes.at(4).code));
  CHECK(has(later, "20 codes, 0 used."));
  const auto guess = zone.post("/code/sheet/show", show + "horse");
  CHECK(guess.status == 409);
  CHECK_FALSE(has(guess.body, strip.codes.at(4).code));
  CHECK_FALSE(has(zone.get("/code/sheet").body, strip.codes.at(4).code));
  auto row = must(zone.room.station().db().query("SELECT request FROM code_issued ORDER BY rowid LIMIT 1 OFFSET 4"));
  REQUIRE(must(row.step()));
  const std::string request = row.text(0);
  row.reset();
  const auto key = must(records::codeKeyAtKiosk(kiosk.keys(), zone.room.station().keys().identity()));
  const records::CodeFor what{kiosk.log().id(), {}, {}, request, records::CodeAction::teacher};
  kiosk.append(ledger::LeafType::offlineUsed,
               records::encode(records::CodeUsed{{}, {}, request, what.action, records::grantOf(key, what)}));
  must(kiosk.sync());
  must(kiosk.sync());
  CHECK(has(zone.get("/code/sheet").body, "20 codes, 1 used."));
  CHECK(zone.post("/code/sheet/show", show + "correct+horse").headers.at("location") == "/code/sheet");
  page = zone.get("/code/sheet").body;
  CHECK(count("<li class=\"tear\">") == 19);
  CHECK(has(page, "<s>" + strip.codes.at(4).code + "</s>"));
  CHECK_FALSE(has(page, "has not heard of this sheet yet"));
  CHECK(todayOf(zone.room.station()).alarms.empty());

  const auto make = [&] { CHECK(zone.post("/code/sheet", fields + "&passphrase=correct+horse").status == 303); };
  make();
  CHECK(has(zone.get("/code/sheet").body, "It takes these codes all the same"));
  make();
  page = zone.get("/code/sheet").body;
  CHECK_FALSE(has(page, "It takes these codes all the same"));
  CHECK(has(page, "Seat 1 has not heard of this sheet, and has missed more than that: it takes none of these codes"));
}

TEST_CASE("A code is made for who waits or for anybody, shown at once, and refused with the form when it can't be") {
  Zone zone;
  zone.signIn();
  SimKiosk kiosk(zone.room, 1, "Seat 1");
  must(kiosk.pair());
  const std::string fields = asksForAnother(zone, kiosk);
  const std::string ada = zone.room.student("001").text, seat = "&seat=" + kiosk.log().id().text;
  const std::string token = "&token=" + zone.token;
  CHECK(has(zone.get("/code").body, "<option value=\"" + ada + "/adding\">Ada Novak: Adding</option>"));
  const auto waiting = zone.post("/code", "pair=" + ada + "%2Fadding" + seat + "&request=4k7q" + token);
  CHECK(waiting.status == 200);
  CHECK(has(waiting.body, "for Ada Novak at Seat 1, for the request 4K7Q."));
  const std::string mark = "id=\"code\">";
  const auto at = waiting.body.find(mark);
  REQUIRE(at != std::string::npos);
  const std::string code = waiting.body.substr(at + mark.size(), 11);
  const auto anybody = zone.post("/code", fields + seat + "&request=4K7Q" + token);
  CHECK(has(anybody.body, mark + code));
  const auto refused = zone.post("/code", fields + seat + "&request=4K7" + token);
  CHECK(refused.status == 409);
  CHECK(has(refused.body, "The request has four letters and digits"));
  CHECK_FALSE(has(refused.body, mark));
  CHECK(zone.post("/code", fields + "&request=4K7Q" + token).status == 409);
  const auto teachers = zone.post("/code", "for=teacher" + seat + "&request=4K7Q" + token);
  CHECK(teachers.status == 200);
  CHECK(has(teachers.body, "It opens the teacher's panel at Seat 1, for the request 4K7Q"));
  CHECK(teachers.body.substr(teachers.body.find(mark) + mark.size(), 11) != code);
  CHECK(zone.post("/code", fields + seat + "&request=4K7Q").status == 403);
  const auto confirming = zone.post("/code", fields + seat + "&request=4K7Q&does=confirm" + token);
  CHECK(has(confirming.body, "It confirms the revision of Adding for Ada Novak at Seat 1, for the request 4K7Q."));
  const std::string other = confirming.body.substr(confirming.body.find(mark) + mark.size(), 11);
  CHECK(other != code);
  const auto key = must(records::codeKeyAtKiosk(kiosk.keys(), zone.room.station().keys().identity()));
  CHECK(other == records::inThrees(records::codeOf(key, {kiosk.log().id(), zone.room.student("001"), CheckId("adding"),
                                                         "4K7Q", records::CodeAction::confirm})));
  const auto excusing = zone.post("/code", fields + seat + "&request=4K7Q&does=excuse&reason=+was+ill+" + token);
  CHECK(has(excusing.body, "It excuses Ada Novak from Adding at Seat 1, for the request 4K7Q."));
  const auto without = zone.post("/code", fields + seat + "&request=4K7R&does=excuse&reason=+" + token);
  CHECK(without.status == 409);
  for (const char* name : {"unlock", "same-form", "confirm", "give-time", "excuse"})
    CHECK(has(zone.get("/code").body, std::string("<option value=\"") + name + "\">"));
}
