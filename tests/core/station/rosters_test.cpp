// The roster at the station: imported by plan, versioned for kiosks, PINs only as hashes.

#include "core/station/rosters.h"

#include "core/crypto/pin.h"
#include "core/station/blobs.h"
#include "core/sync/roster_parcel.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using station::testing::Classroom;
using station::testing::twoStudents;

namespace {

roster::SeatRoster seatRoster(Station& station) {
  const auto ref = must(station.rosters().present());
  return must(sync::seatRosterOfParcel(*must(getBlob(station.db(), ref.hash))));
}

bool apply(Classroom& room, const roster::Incoming& incoming) {
  return room.station().applyRoster(must(room.station().rosters().plan(incoming))).ok();
}

}  // namespace

TEST_CASE("Before the first import there is no roster for kiosks") {
  Classroom room(true);
  CHECK(must(room.station().rosters().present()).size == 0);
  CHECK(must(room.station().rosters().load()).students.empty());
}

TEST_CASE("Every change makes a higher version") {
  Classroom room;
  CHECK(must(room.station().rosters().present()).version == "1");
  CHECK(seatRoster(room.station()).version == 1);
  roster::Incoming incoming = twoStudents();
  incoming.students[0].preferredName = "Addie";
  REQUIRE(apply(room, incoming));
  CHECK(must(room.station().rosters().present()).version == "2");
  CHECK(room.station().rosters().nameOf(room.student("001")) == "Addie Novak");
}

TEST_CASE("The roster comes back whole after a restart") {
  Classroom room;
  const auto before = must(room.station().rosters().load());
  room.reopen();
  const auto after = must(room.station().rosters().load());
  REQUIRE(after.students.size() == 2);
  CHECK(after.students[0].id == before.students[0].id);
  CHECK(after.students[0].sourceId == "001");
  CHECK(after.students[0].classes == std::vector<ClassId>{ClassId("p3")});
  CHECK(after.students[1].familyName == "<b>Lee</b>");
  CHECK(after.classes.at(0).title == "Period 3");
}

TEST_CASE("A student who is missing from the new file is inactive and not deleted; coming back re-activates") {
  Classroom room;
  const StudentId sam = room.student("002");
  roster::Incoming shorter = twoStudents();
  shorter.students.pop_back();
  REQUIRE(apply(room, shorter));
  CHECK_FALSE(must(room.station().rosters().load()).find(sam)->active);
  CHECK(room.station().rosters().nameOf(sam).has_value());
  REQUIRE(apply(room, twoStudents()));
  CHECK(room.student("002") == sam);
  CHECK(must(room.station().rosters().load()).find(sam)->active);
}

TEST_CASE("PINs are drawn once, fit their slips, and are kept as hashes only") {
  Classroom room;
  const auto slips = must(room.station().issuePins(4));
  REQUIRE(slips.size() == 2);
  CHECK(slips[0].className == "Period 3");
  CHECK(slips[0].name == "Ada Novak");
  const auto seats = seatRoster(room.station());
  CHECK(seats.version == 2);
  for (const auto& student : seats.students) {
    const std::string& pin = student.id == room.student("001") ? slips[0].pin : slips[1].pin;
    CHECK(pin.size() == 4);
    CHECK(crypto::checkPin(student.pinHash, pin));
  }
  CHECK(must(room.station().issuePins(4)).empty());
  CHECK(must(room.station().rosters().present()).version == "2");
}

TEST_CASE("PINs that were drawn hold only when nobody of them has left or was given another one since") {
  Classroom room;
  Rosters& rosters = room.station().rosters();
  const StudentId ada = room.student("001"), sam = room.student("002");
  const auto hashOf = [&](const StudentId& student) { return must(rosters.load()).find(student)->pinHash; };
  auto drawn = must(rosters.drawPins(4, {}, room.random));
  REQUIRE(drawn.size() == 2);
  REQUIRE(hashPins(drawn));
  CHECK(hashOf(ada).empty());  // drawing gives nobody a PIN
  must(room.station().issuePins(4, {WhosePins::Who::one, sam, {}}));
  const std::string hers = hashOf(ada), his = hashOf(sam);
  const auto late = room.station().givePins(drawn);
  REQUIRE_FALSE(late);
  CHECK(late.error().message ==
        "Sam <b>Lee</b> has left or was given another PIN meanwhile. No PIN was changed; draw again.");
  CHECK(hashOf(ada) == hers);
  CHECK(hashOf(sam) == his);
  drawn = must(rosters.drawPins(4, {}, room.random));
  REQUIRE(drawn.size() == 1);
  REQUIRE(hashPins(drawn));
  roster::Incoming without = twoStudents();
  without.students.erase(without.students.begin());
  REQUIRE(apply(room, without));
  CHECK(room.station().givePins(drawn).error().fault == Fault::refused);
}

TEST_CASE("Two of one name are told apart on every page") {
  Classroom room;
  roster::Incoming incoming = twoStudents();
  incoming.students[0].givenName = incoming.students[1].givenName = "Sam";
  incoming.students[0].familyName = incoming.students[1].familyName = "Lee";
  REQUIRE(apply(room, incoming));
  const auto first = room.station().rosters().nameOf(room.student("001"));
  const auto second = room.station().rosters().nameOf(room.student("002"));
  REQUIRE((first && second));
  CHECK(*first != *second);
  CHECK(first->find("Sam Lee") == 0);
}
