// Packs at the station: every version is kept, one is present, nothing faulty gets in.

#include "core/station/packs.h"

#include "core/station/today.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using station::testing::Classroom;
using station::testing::SimKiosk;
using station::testing::sumsPack;

TEST_CASE("A pack that is there already is no news, a new version takes its place") {
  Classroom room;
  CHECK_FALSE(must(room.station().addPack(sumsPack())).isNew);
  const auto second = must(room.station().addPack(sumsPack("2")));
  CHECK(second.isNew);
  const auto present = must(room.station().packs().present());
  REQUIRE(present.size() == 1);
  CHECK(present[0] == second.ref);
  CHECK(present[0].version == "2");
  CHECK_FALSE(must(room.station().addPack(sumsPack())).isNew);  // going back
  CHECK(must(room.station().packs().present()).at(0).version == "1");
}

TEST_CASE("A pack with faults is refused with all of them, and nothing is changed") {
  Classroom room;
  pack::Files files = sumsPack("2");
  files["checks/adding.toml"] += "[[item]]\nid = \"a1\"\ntype = \"nonsense\"\n";
  const auto added = room.station().addPack(files);
  REQUIRE_FALSE(added);
  CHECK(added.error().message.find("checks/adding.toml:") != std::string::npos);
  CHECK(must(room.station().packs().present()).at(0).version == "1");
}

TEST_CASE("A check id belongs to one pack") {
  Classroom room;
  pack::Files other = sumsPack();
  other["pack.toml"].replace(other["pack.toml"].find("\"sums\""), 6, "\"more\"");
  const auto added = room.station().addPack(other);
  REQUIRE_FALSE(added);
  CHECK(added.error().message.find("The pack \"sums\" has a check \"adding\" already") == 0);
}

TEST_CASE("An attempt is scored by the version that it was made from") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  const auto attempt = kiosk.start(room.student("001"), "adding", 1);
  kiosk.handIn(attempt, true);
  pack::Files changed = sumsPack("2");
  std::string& text = changed["checks/adding.toml"];
  for (int key = 2; key <= 6; key += 2) {
    const std::string old = "key = " + std::to_string(key) + "\n";
    text.replace(text.find(old), old.size(), "key = " + std::to_string(key + 100) + "\n");
  }
  must(room.station().addPack(changed));
  must(kiosk.sync());
  CHECK(must(room.station().facts().attempt(attempt))->mastered);
}

TEST_CASE("Packs are read from the database after a restart") {
  Classroom room;
  room.reopen();
  CHECK(room.station().packs().titleOf(CheckId("adding")) == "Adding");
  CHECK(room.station().packs().titleOf(CheckId("unheard-of")) == "unheard-of");
  CHECK_FALSE(room.station().packs().findCheck(CheckId("adding"), Hash{}));
}
