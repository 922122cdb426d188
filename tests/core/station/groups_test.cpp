// Who could sit together: by the wrong ideas and the missing skills of everybody's newest try.

#include "core/station/groups.h"

#include "core/station/erase.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using station::testing::Classroom;
using station::testing::SimKiosk;

namespace {

const ClassId kClass("p3");

/// One kiosk at which Ada and Sam have taken their first try of "adding", neither of them with a right answer.
struct Zone {
  Classroom room;
  SimKiosk kiosk{room, 1, "Seat 1"};

  Zone() {
    must(kiosk.pair());
    for (const char* id : {"001", "002"}) kiosk.handIn(kiosk.start(room.student(id), "adding", 1), false);
    must(kiosk.sync());
  }
  GroupsPage page() { return must(groupsOf(room.station(), kClass)); }
};

std::vector<std::string> namesIn(const Group& group) {
  std::vector<std::string> names;
  for (const GroupMember& member : group.members) names.push_back(member.who);
  return names;
}

}  // namespace

TEST_CASE("Two who have the same wrong idea could sit together, with what each of them answered") {
  Zone zone;
  const GroupsPage page = zone.page();
  REQUIRE(page.groups.size() == 1);
  const Group& group = page.groups[0];
  CHECK(group.about == "idea/adding/miscount");
  CHECK(group.isIdea);
  CHECK(group.title == "Adding");
  CHECK(group.what == "Count again.");
  CHECK(namesIn(group) == std::vector<std::string>{"Ada Novak", "Sam <b>Lee</b>"});
  CHECK(group.members[0].evidence == std::vector<std::string>{"99"});
  CHECK(group.members[0].number == 1);
  CHECK_FALSE(group.isMet());
}

TEST_CASE("Of several wrong ideas in one place each has its own words, or none where that can't be told") {
  scoring::ItemResult result;
  result.misconceptions = {"one-missing", "one-too-many"};
  result.says = {"Something is missing.", "5 is no factor."};
  CHECK(ideaWords(result, "one-missing") == "Something is missing.");
  CHECK(ideaWords(result, "one-too-many") == "5 is no factor.");
  CHECK(ideaWords(result, "other").empty());
  result.says.emplace_back("Well tried.");
  CHECK(ideaWords(result, "one-missing").empty());
}

TEST_CASE("A skill that only those lack who have a common wrong idea makes no group of its own") {
  Zone zone;
  for (const Group& group : zone.page().groups) CHECK(group.isIdea);
  CHECK(zone.page().alone.empty());
}

TEST_CASE("What one student alone has stands apart, with the skill and its practice") {
  Classroom room;
  SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  kiosk.handIn(kiosk.start(room.student("001"), "adding", 1), false);
  must(kiosk.sync());
  const GroupsPage page = must(groupsOf(room.station(), kClass));
  CHECK(page.groups.empty());
  REQUIRE(page.alone.size() == 2);
  CHECK(page.alone[0].about == "idea/adding/miscount");
  CHECK(page.alone[1].about == "skill/adding/do");
  CHECK(page.alone[1].what == "I can do it.");
  CHECK(page.alone[1].revise == "Page 3.");
}

TEST_CASE("Who masters it, or takes the next try, moves out of the group") {
  Zone zone;
  zone.kiosk.handIn(zone.kiosk.start(zone.room.student("001"), "adding", 2), true);
  zone.kiosk.start(zone.room.student("002"), "adding", 2);
  must(zone.kiosk.sync());
  CHECK(zone.page().groups.empty());
  CHECK(zone.page().alone.empty());
}

TEST_CASE("A group that was gone through says when, stands last, and can be taken back") {
  Zone zone;
  REQUIRE(setMet(zone.room.station(), kClass, "idea/adding/miscount", true));
  const Group met = zone.page().groups.at(0);
  CHECK(met.isMet());
  CHECK(met.members[1].metMs == zone.room.clock.wall);
  REQUIRE(setMet(zone.room.station(), kClass, "idea/adding/miscount", false));
  CHECK_FALSE(zone.page().groups.at(0).isMet());
}

TEST_CASE("What the next try shows again is news again, for those who took it") {
  Zone zone;
  REQUIRE(setMet(zone.room.station(), kClass, "idea/adding/miscount", true));
  zone.kiosk.handIn(zone.kiosk.start(zone.room.student("001"), "adding", 2), false);
  must(zone.kiosk.sync());
  const Group group = zone.page().groups.at(0);
  CHECK(group.members[0].metMs == 0);
  CHECK(group.members[1].metMs == zone.room.clock.wall);
  CHECK_FALSE(group.isMet());
}

TEST_CASE("A group that is not there is no group to go through") {
  Zone zone;
  CHECK(setMet(zone.room.station(), kClass, "idea/adding/other", true).error().fault == Fault::notFound);
}

TEST_CASE("Who is erased is in no group, and nothing is kept of what was gone through") {
  Zone zone;
  REQUIRE(setMet(zone.room.station(), kClass, "idea/adding/miscount", true));
  const StudentId ada = zone.room.student("001");
  must(eraseStudent(zone.room.station(), ada));
  auto row = must(zone.room.station().db().query("SELECT count(*) FROM group_met WHERE student = ?1", ada));
  REQUIRE(must(row.step()));
  CHECK(row.integer(0) == 0);
}

TEST_CASE("Of a class that isn't there the first one is shown") {
  Zone zone;
  const GroupsPage page = must(groupsOf(zone.room.station(), ClassId("nothing")));
  REQUIRE(page.classes.size() == 1);
  CHECK(page.classes[0].on);
  CHECK(page.groups.size() == 1);
}
