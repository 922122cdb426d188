// Kiosks in the browser: one is added, and one is taken out of use.

#include "core/ledger/fork_file.h"
#include "core/ledger/tree.h"
#include "core/station/aside.h"
#include "core/station/evidence.h"
#include "core/sync/enrol_kiosk.h"
#include "tests/core/station/zone.h"

using namespace cz;
using namespace cz::station;
using station::testing::has;
using station::testing::SimKiosk;
using station::testing::web;
using station::testing::Zone;

TEST_CASE("A kiosk is added by the number over both ports, and the door opens to the passphrase only") {
  Zone zone;
  zone.signIn();
  SimKiosk kiosk(zone.room, 1, "unused");
  sync::EnrolKiosk half(kiosk.keys(), kiosk.log(), {"Seat 1"}, zone.room.random);
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
  CHECK(zone.post("/enrol/nothing", token).status == 404);
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

TEST_CASE("That a kiosk signed two ways of its log is on its page, with the proof for whoever has to judge") {
  Zone zone;
  zone.signIn();
  SimKiosk kiosk(zone.room, 1, "Seat 1");
  must(kiosk.pair());
  kiosk.start(zone.room.student("001"), "adding", 1);
  must(kiosk.sync());
  const std::string id = hexOf(kiosk.keys().identity().fingerprint().view());
  CHECK_FALSE(has(zone.get("/kiosk/" + id).body, "another way"));
  CHECK(zone.get("/evidence/" + id).status == 404);
  ledger::Slice other = kiosk.slice(0);
  auto leaf = must(ledger::decodeLeaf(other.leaves.back()));
  leaf.monoMs += 1;
  other.leaves.back() = ledger::encode(leaf);
  other.note =
      ledger::signCheckpoint(kiosk.log(), other.leaves.size(), ledger::frontierOf(other.leaves).root(), kiosk.keys());
  must(kiosk.send(other));
  CHECK(has(zone.get("/kiosk/" + id).body, "1 time its log came another way than it had before"));
  const auto evidence = zone.get("/evidence/" + id);
  CHECK(has(evidence.headers.at("content-disposition"), id.substr(0, 16)));
  const auto report = ledger::verifyForks(evidence.body);
  CHECK(report.ok);
  CHECK(report.key == id);
  CHECK(report.log == kiosk.log().id().text);
  // What no checkpoint signs proves nothing.
  other.leaves.back().back() ^= 1;
  must(kiosk.send(other));
  CHECK(must(evidenceAgainst(zone.room.station(), must(zone.room.station().kiosks().all()).at(0))).suspicious == 1);
  CHECK(zone.get("/evidence/" + id).body == evidence.body);
}

TEST_CASE("A list of machines is kept on its page, and opened with the passphrase only") {
  Zone zone;
  zone.signIn();
  const std::string token = "token=" + zone.token;
  CHECK(zone.post("/kiosks/list", "list=m1%3BSeat+1").status == 403);
  const auto wrong = zone.post("/kiosks/list", token + "&list=%3BSeat+1");
  CHECK(wrong.status == 409);
  CHECK(has(wrong.body, "Line 1: The serial number is missing."));
  CHECK(has(wrong.body, ">;Seat 1</textarea>"));
  CHECK(zone.post("/kiosks/list", token + "&list=m1%3BSeat+1%0D%0Am2%3BSeat+2").status == 303);
  CHECK(has(zone.get("/kiosks/list").body, "0 of 2 have joined."));
  CHECK(zone.post("/kiosks/list/open", token + "&passphrase=horse").status == 409);
  CHECK(zone.post("/kiosks/list/open", token + "&passphrase=correct+horse").status == 303);
  CHECK(has(zone.get("/kiosks").body, "join by themselves for another"));
  CHECK(zone.post("/kiosks/list/close", token).status == 303);
  CHECK_FALSE(has(zone.get("/kiosks").body, "join by themselves for another"));
}
