// One student in the browser.

#include "core/crypto/pin.h"
#include "tests/core/station/zone.h"

using namespace cz;
using namespace cz::station;
using station::testing::has;
using station::testing::Zone;

TEST_CASE("A new PIN is given with the passphrase only, shown once, and the old one holds no more") {
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
  const std::string wish = "token=" + zone.token + "&passphrase=correct+horse&student=";
  const auto wrong = zone.post("/pin", "token=" + zone.token + "&passphrase=horse&student=" + ada.text);
  CHECK(wrong.status == 409);
  CHECK(has(wrong.body, "That is not the passphrase."));
  CHECK(hashOf() == before);
  const auto answer = zone.post("/pin", wish + ada.text);
  CHECK(answer.status == 200);
  CHECK(answer.headers.at("cache-control") == "no-store");
  CHECK(hashOf() != before);
  const std::string mark = "<p class=\"number\">";
  const std::string pin = answer.body.substr(answer.body.find(mark) + mark.size(), 4);
  CHECK(crypto::checkPin(hashOf(), pin));
  CHECK_FALSE(has(zone.get("/student/" + ada.text).body, pin));
  CHECK(zone.post("/pin", wish + "nobody").status == 409);
}
