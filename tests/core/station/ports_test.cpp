// Both ports as real servers on loopback: every door is shut to who does not belong there.

#include <algorithm>

#include "core/crypto/pin.h"
#include "core/records/payload_code.h"
#include "core/station/code_sheets.h"
#include "core/station/daemon/kiosk_port.h"
#include "core/station/daemon/teacher_port.h"
#include "core/sync/enrol_kiosk.h"
#include "tests/core/station/classroom.h"
#include "tests/core/station/repaired.h"
#include "tests/core/station/web_client.h"
#include "tests/support/catch.h"
#include "tests/support/where.h"

using namespace cz;
using namespace cz::station;
using station::testing::Classroom;
using station::testing::SimKiosk;
using station::testing::web;
using station::testing::WebAnswer;

namespace {

/// A station with both ports open. The teacher's pages call themselves by the port they really have.
struct Zone {
  Classroom room;
  std::mutex mutex;
  Assets assets = must(Assets::read(tests::inTree("assets")));
  std::unique_ptr<Gate> gate;
  std::unique_ptr<TeacherPort> teacher;
  KioskPort kiosk{room.station(), mutex, room.clock};
  std::unique_ptr<HttpServer> teacherServer;
  std::unique_ptr<HttpServer> kioskServer;
  std::string cookie;
  std::string token;

  Zone() {
    teacherServer =
        must(HttpServer::start({}, [this](const HttpRequest& request) { return teacher->answer(request); }));
    HttpLimits limits;
    limits.mostBody = sync::kMostBundle;
    kioskServer = must(HttpServer::start(limits, [this](const HttpRequest& request) { return kiosk.answer(request); }));
    gate = std::make_unique<Gate>(room.clock, room.random, must(room.station().passphraseHash()),
                                  std::vector<std::string>{host()});
    teacher = std::make_unique<TeacherPort>(room.station(), mutex, *gate, assets);
  }

  std::string host() const { return "127.0.0.1:" + std::to_string(teacherServer->port()); }

  WebAnswer get(const std::string& path, std::vector<std::string> headers = {}) const {
    if (!cookie.empty()) headers.push_back("Cookie: " + cookie);
    return web(teacherServer->port(), {"GET", path, headers, "", false});
  }
  WebAnswer post(const std::string& path, const std::string& body,
                 std::vector<std::string> headers = {"Sec-Fetch-Site: same-origin"}) const {
    if (!cookie.empty()) headers.push_back("Cookie: " + cookie);
    return web(teacherServer->port(), {"POST", path, headers, body, false});
  }
  void signIn() {
    const auto answer = post("/sign-in", "passphrase=correct+horse");
    REQUIRE(answer.status == 303);
    const std::string& set = answer.headers.at("set-cookie");
    cookie = set.substr(0, set.find(';'));
    const std::string page = get("/").body;
    const std::string mark = "name=\"token\" value=\"";
    token = page.substr(page.find(mark) + mark.size(), 32);
  }
};

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

/// One try that is not yet, with a request for another; gives the form fields of its unlock.
std::string asksForAnother(Zone& zone, SimKiosk& kiosk) {
  const StudentId ada = zone.room.student("001");
  const auto attempt = kiosk.start(ada, "adding", 1);
  kiosk.handIn(attempt, false);
  kiosk.ask(attempt, "Again, please.");
  must(kiosk.sync());
  return "student=" + ada.text + "&check=adding";
}

}  // namespace

TEST_CASE("Without a session every page leads to the door and every deed is refused") {
  Zone zone;
  for (const char* path :
       {"/", "/progress", "/rules", "/kiosks", "/code", "/code/sheet", "/gradebook", "/gradebook/cell",
        "/gradebook/export", "/audit", "/groups", "/checks", "/checks/regrade", "/student/x", "/nothing"}) {
    const auto answer = zone.get(path);
    CHECK(answer.status == 303);
    CHECK(answer.headers.at("location") == "/sign-in");
  }
  for (const char* path : {"/gradebook/terms",
                           "/gradebook/points",
                           "/gradebook/override",
                           "/gradebook/take-back",
                           "/gradebook/import",
                           "/gradebook/file",
                           "/gradebook/close",
                           "/checks/regrade",
                           "/unlock",
                           "/confirm",
                           "/rules",
                           "/calendar",
                           "/needs",
                           "/code",
                           "/code/sheet",
                           "/retire",
                           "/take-in",
                           "/pin",
                           "/enrol/open",
                           "/enrol/same",
                           "/sign-out",
                           "/nothing"})
    CHECK(zone.post(path, "token=x").status == 401);
  CHECK(zone.get("/sign-in").status == 200);
  CHECK(zone.get("/assets/style.css").headers.at("content-type") == "text/css; charset=utf-8");
}

TEST_CASE("A session is opened by the passphrase and its cookie is kept from scripts and other sites") {
  Zone zone;
  const auto wrong = zone.post("/sign-in", "passphrase=horse");
  CHECK(wrong.status == 403);
  CHECK(has(wrong.body, "That is not the passphrase."));
  const auto right = zone.post("/sign-in", "passphrase=correct+horse");
  CHECK(right.status == 303);
  CHECK(has(right.headers.at("set-cookie"), "; HttpOnly; SameSite=Strict; Path=/"));
  zone.signIn();
  CHECK(has(zone.get("/").body, "<h1>Today, "));
  CHECK(zone.post("/sign-out", "token=" + zone.token).status == 303);
  CHECK(zone.get("/").status == 303);
}

TEST_CASE("Another Host is not answered, with or without a session") {
  Zone zone;
  zone.signIn();
  for (const char* path : {"/", "/sign-in", "/assets/style.css"})
    CHECK(zone.get(path, {"Host: evil.example"}).status == 421);
}

TEST_CASE("A deed from another site, or without the page's token, is refused and does nothing") {
  Zone zone;
  zone.signIn();
  SimKiosk kiosk(zone.room, 1, "Seat 1");
  must(kiosk.pair());
  const std::string fields = asksForAnother(zone, kiosk);
  const std::string good = fields + "&token=" + zone.token;
  CHECK(zone.post("/unlock", good, {"Sec-Fetch-Site: cross-site"}).status == 403);
  CHECK(zone.post("/unlock", good, {"Origin: http://evil.example"}).status == 403);
  CHECK(zone.post("/unlock", good, {}).status == 403);
  CHECK(zone.post("/unlock", fields).status == 403);
  CHECK(zone.post("/unlock", fields + "&token=0").status == 403);
  CHECK(zone.post("/sign-in", "passphrase=correct+horse", {"Sec-Fetch-Site: cross-site"}).status == 403);
  CHECK(web(zone.teacherServer->port(), {"PUT", "/unlock", {"Cookie: " + zone.cookie}, good, false}).status == 405);
  must(kiosk.sync());
  CHECK(kiosk.grants().empty());
  CHECK(zone.post("/unlock", good, {"Origin: http://" + zone.host()}).status == 303);
  must(kiosk.sync());
  CHECK(kiosk.grants().size() == 1);
}

TEST_CASE("A sheet of codes is made with the passphrase, is shown again, and strikes through what was used") {
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
  const auto count = [&](const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = page.find(part); at != std::string::npos; at = page.find(part, at + 1)) ++found;
    return found;
  };
  CHECK(count("<li class=\"tear\">") == 20);
  CHECK(count("Teacher's panel, Seat 1") + count("Teacher&#39;s panel, Seat 1") == 20);
  CHECK(has(page, "Seat 1 has not heard of this sheet yet"));
  const auto strip = must(codeSheetsOf(zone.room.station())).strips.at(0);
  CHECK(has(page, "<b>" + strip.codes.at(4).code + "</b>"));
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
  page = zone.get("/code/sheet").body;
  CHECK(count("<li class=\"tear\">") == 19);
  CHECK(has(page, "<s>" + strip.codes.at(4).code + "</s>"));
  CHECK_FALSE(has(page, "has not heard of this sheet yet"));
  CHECK(todayOf(zone.room.station()).alarms.empty());
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
}

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

TEST_CASE("A receipt's code is checked on a page of its own; nonsense is answered by a sentence, not by silence") {
  Zone zone;
  zone.signIn();
  CHECK(has(zone.get("/receipt").body, "Check a receipt"));
  const auto nonsense = zone.get("/receipt?code=%3Cb%3Enope");
  CHECK(nonsense.status == 200);
  CHECK(has(nonsense.body, "A code looks like 7KQ2M-9XD4P."));
  CHECK_FALSE(has(nonsense.body, "<b>nope"));
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

TEST_CASE("Every answer of the teacher's port forbids what browsers should not do") {
  Zone zone;
  zone.signIn();
  for (const auto& answer : {zone.get("/"), zone.get("/sign-in"), zone.get("/assets/live.js"), zone.get("/nothing"),
                             zone.post("/unlock", "")}) {
    CHECK(has(answer.headers.at("content-security-policy"), "default-src 'none'; script-src 'self'"));
    CHECK(has(answer.headers.at("content-security-policy"), "frame-ancestors 'none'"));
    CHECK(answer.headers.at("x-content-type-options") == "nosniff");
    CHECK(answer.headers.at("cache-control") == "no-store");
  }
}

TEST_CASE("Names from the roster reach the browser as text") {
  Zone zone;
  zone.signIn();
  SimKiosk kiosk(zone.room, 1, "<i>Seat</i>");
  must(kiosk.pair());
  kiosk.handIn(kiosk.start(zone.room.student("002"), "adding", 1), true);
  must(kiosk.sync());
  for (const std::string& path :
       {std::string("/"), std::string("/progress"), "/student/" + zone.room.student("002").text}) {
    const std::string page = zone.get(path).body;
    CHECK(has(page, "Sam &lt;b&gt;Lee&lt;/b&gt;"));
    CHECK_FALSE(has(page, "<b>Lee"));
    CHECK_FALSE(has(page, "<i>Seat"));
  }
}

TEST_CASE("Files outside the dashboard and templates are not given out") {
  Zone zone;
  for (const char* path : {"/assets/layout.mustache", "/assets/../station.db", "/assets/%2e%2e/x.css", "/assets/"})
    CHECK(zone.get(path).status == 404);
}

TEST_CASE("The kiosk port answers kiosks only") {
  Zone zone;
  const auto post = [&](const std::string& path, const std::string& body) {
    return web(zone.kioskServer->port(), {"POST", path, {}, body, false}).status;
  };
  CHECK(web(zone.kioskServer->port(), {"GET", "/", {}, "", false}).status == 405);
  CHECK(post("/", "") == 404);
  CHECK(post("/v1/sync", "no message") == 400);
  CHECK(post("/v1/pair", "") == 400);
  SimKiosk stranger(zone.room, 5, "Seat 5");
  const ledger::LogKey guessed{zone.room.station().keys().identity(), {}, ledger::Role::down};
  sync::Client client(stranger.keys(), stranger.log(), guessed, zone.room.random);
  CHECK(post("/v1/sync", std::string(textOf(must(client.nextRequest({}))))) == 403);
  CHECK(post("/v1/sync", std::string(sync::kMostBundle + 1, 'x')) == 413);
}

TEST_CASE("A kiosk joins, sends and fetches over the network") {
  Zone zone;
  SimKiosk kiosk(zone.room, 1, "Seat 1");
  const auto post = [&](const std::string& path, const Bytes& body) {
    return web(zone.kioskServer->port(), {"POST", path, {}, std::string(textOf(body)), false});
  };
  const sync::PairToken& token = zone.room.station().token();
  const auto pair = post("/v1/pair", sync::pairRequest(token, kiosk.log(), "Seat 1"));
  REQUIRE(pair.status == 200);
  const auto paired = sync::takePairReply(token, kiosk.log(), viewOf(pair.body));
  REQUIRE(paired);
  kiosk.handIn(kiosk.start(zone.room.student("001"), "adding", 1), true);
  const ledger::LogKey down{paired->station, paired->downNonce, ledger::Role::down};
  sync::Client client(kiosk.keys(), kiosk.log(), down, zone.room.random);
  sync::Held held;
  held.up = kiosk.slice(0);
  const auto reply = client.takeReply(viewOf(post("/v1/sync", must(client.nextRequest(held))).body));
  REQUIRE(reply);
  CHECK(reply->upSize == 3);
  sync::Parcel parcel(reply->packs.at(0));
  CHECK(client.takePiece(parcel, viewOf(post("/v1/blob", must(client.pieceRequest(parcel))).body)));
  CHECK(parcel.complete());
}

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

TEST_CASE("A kiosk is added by the number over both ports, and the door opens to the passphrase only") {
  Zone zone;
  zone.signIn();
  SimKiosk kiosk(zone.room, 1, "unused");
  sync::EnrolKiosk half(kiosk.keys(), kiosk.log(), "Seat 1", zone.room.random);
  const auto ask = [&] {
    const Bytes body = *half.next();
    const auto reply = web(zone.kioskServer->port(), {"POST", "/v1/enrol", {}, std::string(textOf(body)), false});
    CHECK(reply.status == 200);
    REQUIRE(half.take(viewOf(reply.body)));
  };
  const std::string token = "token=" + zone.token;
  CHECK(zone.post("/enrol/open", "passphrase=correct+horse").status == 403);
  const auto wrong = zone.post("/enrol/open", token + "&passphrase=horse");
  CHECK(wrong.status == 409);
  CHECK(has(wrong.body, "That is not the passphrase."));
  CHECK(zone.post("/enrol/open", token + "&passphrase=correct+horse").headers.at("location") == "/kiosks");
  CHECK(has(zone.get("/kiosks").body, "Waiting for a kiosk."));
  ask();
  ask();
  CHECK(has(zone.get("/kiosks").body, "<p class=\"number\">" + half.number() + "</p>"));
  std::string number = half.number();
  number[3] = '+';
  CHECK(zone.post("/enrol/same", "number=" + number).status == 403);  // without the page's token
  CHECK(zone.post("/enrol/same", token + "&number=" + number).status == 303);
  CHECK(must(zone.room.station().kiosks().all()).empty());
  half.press(sync::Pressed::same);
  ask();
  CHECK(half.state() == sync::EnrolKiosk::State::joined);
  CHECK(must(zone.room.station().kiosks().all()).size() == 1);
  CHECK(has(zone.get("/kiosks").body, "Seat 1 has joined this station."));
  const auto late = zone.post("/enrol/different", token + "&number=" + number);
  CHECK(late.status == 409);
  CHECK(has(late.body, "is not waiting for an answer any more"));
  CHECK(zone.post("/enrol/close", token).status == 303);
  CHECK(zone.post("/enrol/nothing", token).status == 409);
}

TEST_CASE("Nonsense at the door for new kiosks is refused with a sentence") {
  Zone zone;
  for (const std::string& body : {std::string(), std::string("hello"), std::string(100'000, 'x')}) {
    const auto answer = web(zone.kioskServer->port(), {"POST", "/v1/enrol", {}, body, false});
    CHECK(answer.status == 400);
    CHECK(has(answer.body, "nrolment"));
  }
}

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

TEST_CASE(
    "A kiosk is taken out of use on its page, by who says to be sure, and what it sends then is for the teacher") {
  Zone zone;
  zone.signIn();
  SimKiosk kiosk(zone.room, 1, "Seat 1");
  must(kiosk.pair());
  must(kiosk.sync());
  const std::string id = hexOf(kiosk.keys().identity().fingerprint().view());
  CHECK(has(zone.get("/").body, "/kiosk/" + id));
  CHECK(has(zone.get("/kiosk/" + id).body, "Take Seat 1 out of use"));
  const std::string form = "token=" + zone.token + "&kiosk=" + id;
  CHECK(zone.post("/retire", form).status == 409);
  CHECK(zone.post("/retire", form + "&sure=on").status == 303);
  CHECK(has(zone.get("/kiosk/" + id).body, "Out of use since"));
  CHECK_FALSE(has(zone.get("/").body, "/kiosk/" + id));
  CHECK(has(zone.get("/kiosks").body, "/kiosk/" + id));  // what it sends is still to be found

  const auto attempt = kiosk.start(zone.room.student("001"), "adding", 1);
  kiosk.handIn(attempt, true);
  must(kiosk.sync());
  const std::string page = zone.get("/kiosk/" + id).body;
  CHECK(has(page, "1 check that was handed in"));
  CHECK(zone.post("/take-in", form + "&number=7x").status == 409);
  const auto number = std::to_string(must(keptAside(zone.room.station())).at(0).number);
  CHECK(zone.post("/take-in", form + "&number=" + number).status == 303);
  CHECK_FALSE(has(zone.get("/kiosk/" + id).body, "Let it count"));
  CHECK(has(zone.get("/").body, "Ada Novak"));
  for (const std::string& wrong : std::vector<std::string>{"", "zz", "00", id.substr(2), std::string(64, '0')})
    CHECK(zone.get("/kiosk/" + wrong).status == 404);
}

TEST_CASE("A group is gone through by one tap, and taken back by another") {
  Zone zone;
  zone.signIn();
  SimKiosk kiosk(zone.room, 1, "Seat 1");
  must(kiosk.pair());
  for (const char* id : {"001", "002"}) kiosk.handIn(kiosk.start(zone.room.student(id), "adding", 1), false);
  must(kiosk.sync());
  CHECK(has(zone.get("/groups").body, "Count again."));
  const std::string fields = "class=p3&about=idea/adding/miscount&token=" + zone.token;
  CHECK(zone.post("/groups/met", fields).headers.at("location") == "/groups?class=p3&done=met");
  CHECK(has(zone.get("/groups?class=p3&done=met").body, "gone through on"));
  CHECK(zone.post("/groups/not-met", fields).status == 303);
  CHECK_FALSE(has(zone.get("/groups").body, "gone through on"));
  CHECK(zone.post("/groups/met", "class=p3&about=idea/adding/none&token=" + zone.token).status == 409);
  CHECK(zone.post("/groups/met", "class=p3&about=idea/adding/miscount").status == 403);
}

TEST_CASE("The audit log tells who signed in and what was done, and of one student only what is about them") {
  Zone zone;
  zone.signIn();
  SimKiosk kiosk(zone.room, 1, "Seat 1");
  must(kiosk.pair());
  const std::string fields = asksForAnother(zone, kiosk);
  REQUIRE(zone.post("/unlock", fields + "&token=" + zone.token).status == 303);
  const std::string page = zone.get("/audit").body;
  CHECK(has(page, "Signed in."));
  CHECK(has(page, "Seat 1 joined."));
  CHECK(has(page, "Opened another try of “Adding”."));
  const std::string hers = zone.get("/audit?student=" + zone.room.student("001").text).body;
  CHECK(has(hers, "Only what is about Ada Novak."));
  CHECK(has(hers, "Opened another try of “Adding”."));
  CHECK_FALSE(has(hers, "Signed in."));
  CHECK(zone.get("/audit?before=nonsense").status == 404);
}

TEST_CASE("Passphrases that are not right are written down, but not so often that they fill the disk") {
  Zone zone;
  CHECK(zone.post("/sign-in", "passphrase=wrong").status == 403);
  CHECK(zone.post("/sign-in", "passphrase=wrong+again").status == 403);
  zone.room.clock.pass(600'000);
  CHECK(zone.post("/sign-in", "passphrase=still+wrong").status == 403);
  const AuditPage page = must(auditPageOf(zone.room.station()));
  const auto told = std::count_if(page.entries.begin(), page.entries.end(),
                                  [](const AuditEntry& entry) { return entry.what.deed == "sign-in.refused"; });
  CHECK(told == 2);
}

TEST_CASE("A new PIN is shown once, and the old one holds no more") {
  Zone zone;
  zone.signIn();
  const StudentId ada = zone.room.student("001");
  const auto hashOf = [&] {
    for (const auto& one : must(zone.room.station().rosters().load()).students)
      if (one.id == ada) return one.pinHash;
    return std::string();
  };
  const std::string before = hashOf();
  CHECK(has(zone.get("/student/" + ada.text).body, "Give a new PIN"));
  const auto answer = zone.post("/pin", "token=" + zone.token + "&student=" + ada.text);
  CHECK(answer.status == 200);
  CHECK(answer.headers.at("cache-control") == "no-store");
  CHECK(hashOf() != before);
  const std::string mark = "<p class=\"number\">";
  const std::string pin = answer.body.substr(answer.body.find(mark) + mark.size(), 4);
  CHECK(crypto::checkPin(hashOf(), pin));
  CHECK_FALSE(has(zone.get("/student/" + ada.text).body, pin));
  CHECK(zone.post("/pin", "token=" + zone.token + "&student=nobody").status == 409);
}

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
    const auto deed = page.find("method=\"post\" action=\"/checks/regrade\"");
    REQUIRE(deed != std::string::npos);
    std::string fields;
    for (auto at = page.find("type=\"hidden\" name=\"", deed); at != std::string::npos;
         at = page.find("type=\"hidden\" name=\"", at + 1)) {
      const auto name = at + 20, value = page.find("value=\"", at) + 7;
      fields += (fields.empty() ? "" : "&") + page.substr(name, page.find('"', name) - name) + "=" +
                page.substr(value, page.find('"', value) - value);
    }
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
