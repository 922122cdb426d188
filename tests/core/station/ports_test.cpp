// Both ports as real servers on loopback: every door is shut to who does not belong there.

#include "core/sync/enrol_kiosk.h"
#include "tests/core/station/zone.h"

using namespace cz;
using namespace cz::station;
using station::testing::asksForAnother;
using station::testing::has;
using station::testing::SimKiosk;
using station::testing::web;
using station::testing::Zone;

namespace {

/// Somewhere below it, where a route stands for many.
std::string addressOf(const Route& route) { return route.isOf(route.path) ? route.path : route.path + "x"; }

}  // namespace

TEST_CASE("Without a session every page leads to the door and every deed is refused") {
  Zone zone;
  std::vector<std::string> pages = {"/events", "/nothing"}, deeds = {"/sign-out", "/nothing"};
  for (const Route* route : zone.teacher->routes())
    (route->kind == Route::Kind::page ? pages : deeds).push_back(addressOf(*route));
  CHECK(pages.size() > 20);
  CHECK(deeds.size() > 40);
  for (const std::string& path : pages) {
    INFO(path);
    const auto answer = zone.get(path);
    CHECK(answer.status == 303);
    CHECK(answer.headers.at("location") == "/sign-in");
  }
  for (const std::string& path : deeds) {
    INFO(path);
    CHECK(zone.post(path, "token=x").status == 401);
  }
  CHECK(zone.get("/sign-in").status == 200);
  CHECK(zone.get("/assets/style.css").headers.at("content-type") == "text/css; charset=utf-8");
}

TEST_CASE("With a session every page is there, and says when what is asked for isn't") {
  Zone zone;
  zone.signIn();
  for (const Route* route : zone.teacher->routes()) {
    if (route->kind != Route::Kind::page) continue;
    INFO(route->path);
    const auto answer = zone.get(addressOf(*route));
    CHECK((answer.status == 200 || answer.status == 404));
    CHECK(has(answer.body, "<h1"));
    CHECK(has(answer.headers.at("content-security-policy"), "default-src 'none'"));
  }
  CHECK(zone.get("/nothing").status == 404);
  CHECK(zone.get("/student/").status == 404);
}

TEST_CASE("No deed is done from another site or without the page's token, nor a grave one without the passphrase") {
  Zone zone;
  zone.signIn();
  std::size_t grave = 0;
  for (const Route* route : zone.teacher->routes()) {
    if (route->kind == Route::Kind::page) continue;
    INFO(route->path);
    const std::string fields = "&yes=on&sure=on&student=" + zone.room.student("001").text;
    CHECK(zone.post(route->path, "token=wrong" + fields).status == 403);
    CHECK(zone.post(route->path, "token=" + zone.token + fields, {"Sec-Fetch-Site: cross-site"}).status == 403);
    if (route->kind != Route::Kind::grave) continue;
    ++grave;
    CHECK(zone.post(route->path, "token=" + zone.token + fields).status >= 400);
    zone.room.clock.pass(15 * 60'000);  // guesses wait, but not for ever
    zone.get("/");
  }
  CHECK(grave == 9);
  CHECK(must(zone.room.station().rosters().load()).students.size() == 2);
  CHECK(must(zone.room.station().rosters().load()).students[0].pinHash.empty());
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

TEST_CASE("Nonsense at the door for new kiosks is refused with a sentence") {
  Zone zone;
  for (const std::string& body : {std::string(), std::string("hello"), std::string(100'000, 'x')}) {
    const auto answer = web(zone.kioskServer->port(), {"POST", "/v1/enrol", {}, body, false});
    CHECK(answer.status == 400);
    CHECK(has(answer.body, "nrolment"));
  }
}
