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
  /// Somebody new in the class comes into the group.
  void grow() {
    roster::Incoming list = station::testing::twoStudents();
    list.students.push_back({"003", "", "Tom", "", "Vale", true, {kClass}, {}, "list.csv", 4});
    REQUIRE(room.station().applyRoster(must(room.station().rosters().plan(list))));
    kiosk.handIn(kiosk.start(room.student("003"), "adding", 1), false);
    must(kiosk.sync());
  }
  std::size_t met() {
    auto row = must(room.station().db().query("SELECT count(*) FROM group_met"));
    REQUIRE(must(row.step()));
    return static_cast<std::size_t>(row.integer(0));
  }
  std::string lastNoted() { return must(auditPageOf(room.station())).entries.at(0).what.words; }
};

const std::string kIdea = "idea/adding/miscount";

/// The group as a page shows it.
SeenMembers seenOf(const Group& group) {
  SeenMembers seen;
  for (const GroupMember& member : group.members) seen[member.student] = member.attempt;
  return seen;
}

Result<void> meet(Zone& zone) { return setMet(zone.room.station(), kClass, kIdea, seenOf(zone.page().groups.at(0))); }

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
  REQUIRE(meet(zone));
  const Group shown = zone.page().groups.at(0);
  CHECK(shown.isMet());
  CHECK(shown.members[1].metMs == zone.room.clock.wall);
  const auto takeBack = [&] { return takeBackMet(zone.room.station(), kClass, kIdea, seenOf(shown), shown.lastMetMs); };
  REQUIRE(takeBack());
  CHECK_FALSE(zone.page().groups.at(0).isMet());
  CHECK(takeBack().error().fault == Fault::notFound);
}

TEST_CASE("Who comes into a group between the look and the press was not met") {
  Zone zone;
  const SeenMembers seen = seenOf(zone.page().groups.at(0));
  zone.grow();
  REQUIRE(setMet(zone.room.station(), kClass, kIdea, seen));
  const Group group = zone.page().groups.at(0);
  REQUIRE(namesIn(group) == std::vector<std::string>{"Ada Novak", "Sam <b>Lee</b>", "Tom Vale"});
  CHECK(group.members[0].metMs != 0);
  CHECK(group.members[2].metMs == 0);
  CHECK_FALSE(group.isMet());
  CHECK(zone.lastNoted() == "Went through “Adding” with 2 students.");
}

TEST_CASE("A second meeting is taken back alone: those who were met before stay met, whatever the clock said") {
  Zone zone;
  REQUIRE(meet(zone));
  zone.grow();
  zone.room.clock.wall -= 3'600'000;
  REQUIRE(meet(zone));
  CHECK(zone.lastNoted() == "Went through “Adding” with 1 student.");
  const Group all = zone.page().groups.at(0);
  REQUIRE(all.isMet());
  CHECK(all.lastMetMs == zone.room.clock.wall);
  REQUIRE(takeBackMet(zone.room.station(), kClass, kIdea, seenOf(all), all.lastMetMs));
  CHECK(zone.lastNoted() == "Did not go through after all: “Adding” with 1 student.");
  const Group left = zone.page().groups.at(0);
  CHECK(left.members[0].metMs != 0);
  CHECK(left.members[1].metMs != 0);
  CHECK(left.members[2].metMs == 0);
}

TEST_CASE("Pressed twice, a meeting is one meeting and one entry") {
  Zone zone;
  REQUIRE(meet(zone));
  const auto entries = must(auditPageOf(zone.room.station())).entries.size();
  REQUIRE(meet(zone));
  CHECK(zone.met() == 2);
  CHECK(must(auditPageOf(zone.room.station())).entries.size() == entries);
}

TEST_CASE("Whose try is not the one that was seen was not met about it") {
  Zone zone;
  const SeenMembers seen = seenOf(zone.page().groups.at(0));
  for (const char* id : {"001", "002"}) zone.kiosk.handIn(zone.kiosk.start(zone.room.student(id), "adding", 2), false);
  must(zone.kiosk.sync());
  CHECK(setMet(zone.room.station(), kClass, kIdea, seen).error().fault == Fault::notFound);
  CHECK(zone.met() == 0);
}

TEST_CASE("What the next try shows again is news again, for those who took it") {
  Zone zone;
  REQUIRE(meet(zone));
  zone.kiosk.handIn(zone.kiosk.start(zone.room.student("001"), "adding", 2), false);
  must(zone.kiosk.sync());
  const Group group = zone.page().groups.at(0);
  CHECK(group.members[0].metMs == 0);
  CHECK(group.members[1].metMs == zone.room.clock.wall);
  CHECK_FALSE(group.isMet());
}

TEST_CASE("A group that is not there is no group to go through") {
  Zone zone;
  CHECK(setMet(zone.room.station(), kClass, "idea/adding/other", seenOf(zone.page().groups.at(0))).error().fault ==
        Fault::notFound);
}

TEST_CASE("Who is erased is in no group, and nothing is kept of what was gone through") {
  Zone zone;
  REQUIRE(meet(zone));
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
