// What is written down, and receipts, in the browser.

#include <algorithm>

#include "tests/core/station/zone.h"

using namespace cz;
using namespace cz::station;
using station::testing::asksForAnother;
using station::testing::has;
using station::testing::SimKiosk;
using station::testing::Zone;

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
  const auto told = [&](const std::string& deed) {
    const AuditPage page = must(auditPageOf(zone.room.station()));
    return std::count_if(page.entries.begin(), page.entries.end(),
                         [&](const AuditEntry& entry) { return entry.what.deed == deed; });
  };
  CHECK(zone.post("/sign-in", "passphrase=wrong").status == 403);
  CHECK(zone.post("/sign-in", "passphrase=wrong+again").status == 403);
  zone.room.clock.pass(600'000);
  CHECK(zone.post("/sign-in", "passphrase=still+wrong").status == 403);
  CHECK(told("sign-in.refused") == 2);
  // At a deed that asks for it again: who guesses there sits at a browser that somebody else signed in at.
  zone.signIn();
  for (const char* path : {"/pin", "/code/sheet/show"})
    CHECK(zone.post(path, "token=" + zone.token + "&passphrase=wrong").status == 409);
  CHECK(told("passphrase.refused") == 1);
  zone.room.clock.pass(600'000);
  CHECK(zone.post("/students/slips", "token=" + zone.token + "&passphrase=wrong").status == 409);
  CHECK(told("passphrase.refused") == 2);
  CHECK(has(zone.get("/audit").body, "Somebody who is signed in typed a passphrase that is not right."));
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
