// What a school decides for its classes, from the station to what a kiosk concludes.

#include "core/station/rules.h"

#include "core/journey/decide.h"
#include "core/station/blobs.h"
#include "core/station/local_time.h"
#include "core/station/rules_page.h"
#include "core/station/unlock.h"
#include "core/sync/roster_parcel.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using station::testing::Classroom;

namespace {

const ClassId kPeriod3{"p3"};
const CheckId kAdding{"adding"};

/// What a kiosk gets.
roster::SeatRoster seatRoster(Station& station) {
  const auto ref = must(station.rosters().present());
  return must(sync::seatRosterOfParcel(*must(getBlob(station.db(), ref.hash))));
}

const pack::Check& checkOf(Classroom& room, const CheckId& id) { return *room.station().packs().findCheck(id).check; }

/// The policy as a kiosk concludes it from its roster.
journey::Policy atKiosk(Classroom& room, const StudentId& student, const CheckId& check) {
  const auto roster = seatRoster(room.station());
  const auto book = roster.rules.empty() ? records::RuleBook{} : must(records::decodeRuleBook(roster.rules));
  for (const auto& one : roster.students)
    if (one.id == student) return journey::policyOf(checkOf(room, check), records::rulesOf(book, one.classes));
  FAIL("the kiosk does not know the student");
  return {};
}

journey::Rules twoTries() {
  journey::Rules rules;
  rules.tries = 2;
  return rules;
}

}  // namespace

TEST_CASE("A rule for a class holds at the station and at every kiosk") {
  Classroom room;
  const StudentId ada = room.student("001");
  CHECK(must(policyFor(room.station(), ada, checkOf(room, kAdding))).tries.is == 0);
  REQUIRE(decideRules(room.station(), kPeriod3, {}, twoTries()));
  const auto policy = must(policyFor(room.station(), ada, checkOf(room, kAdding)));
  CHECK(policy.tries == journey::Rule<int>{2, journey::Origin::theClass});
  CHECK(atKiosk(room, ada, kAdding).tries == policy.tries);
  CHECK(seatRoster(room.station()).version == 2);
}

TEST_CASE("A rule for one check goes before the class's, and can be taken back") {
  Classroom room;
  const StudentId ada = room.student("001");
  REQUIRE(decideRules(room.station(), kPeriod3, {}, twoTries()));
  journey::Rules own;
  own.tries = 5;
  own.window = journey::Window{1'000, 2'000};
  REQUIRE(decideRules(room.station(), kPeriod3, kAdding, own));
  const auto policy = must(policyFor(room.station(), ada, checkOf(room, kAdding)));
  CHECK(policy.tries == journey::Rule<int>{5, journey::Origin::theTeacher});
  CHECK(policy.window.is == journey::Window{1'000, 2'000});
  CHECK(must(rulesPageOf(room.station(), kPeriod3)).byCheck.at(0).title == checkOf(room, kAdding).title);
  REQUIRE(decideRules(room.station(), kPeriod3, kAdding, {}));
  CHECK(must(policyFor(room.station(), ada, checkOf(room, kAdding))).tries.is == 2);
  REQUIRE(decideRules(room.station(), kPeriod3, {}, {}));
  CHECK(must(room.station().rosters().rules()).byClass.empty());
}

TEST_CASE("Rules for a class or a check that isn't there change nothing") {
  Classroom room;
  CHECK(decideRules(room.station(), ClassId("p9"), {}, twoTries()).error().fault == Fault::notFound);
  CHECK(decideRules(room.station(), kPeriod3, CheckId("nothing"), twoTries()).error().fault == Fault::notFound);
  CHECK(seatRoster(room.station()).version == 1);
}

TEST_CASE("Rules outlive a restart and the next roster import") {
  Classroom room;
  const StudentId ada = room.student("001");
  REQUIRE(decideRules(room.station(), kPeriod3, {}, twoTries()));
  REQUIRE(setNeeds(room.station(), ada, {must(Exact::parse("3/2")), true}));
  room.reopen();
  REQUIRE(room.station().applyRoster(must(room.station().rosters().plan(station::testing::twoStudents()))));
  CHECK(atKiosk(room, ada, kAdding).tries.is == 2);
  const auto roster = seatRoster(room.station());
  const auto found =
      std::find_if(roster.students.begin(), roster.students.end(), [&](const auto& one) { return one.id == ada; });
  CHECK(found->needs == roster::Needs{must(Exact::parse("3/2")), true});
}

TEST_CASE("Nobody gets less than the usual time, or more than ten times as much") {
  Classroom room;
  const StudentId ada = room.student("001");
  CHECK(setNeeds(room.station(), ada, {must(Exact::parse("9/10")), false}).error().fault == Fault::input);
  CHECK(setNeeds(room.station(), ada, {Exact(11), false}).error().fault == Fault::input);
  CHECK(setNeeds(room.station(), StudentId("nobody"), {Exact(2), false}).error().fault == Fault::notFound);
  CHECK(seatRoster(room.station()).version == 1);
}

TEST_CASE("Rules made before the first roster go with it") {
  Classroom room(true);
  records::RuleBook book;
  book.calendar.bells = {525};
  REQUIRE(setRules(room.station(), book));
  CHECK(must(room.station().rosters().present()).size == 0);
  REQUIRE(room.station().applyRoster(must(room.station().rosters().plan(station::testing::twoStudents()))));
  CHECK(must(records::decodeRuleBook(seatRoster(room.station()).rules)) == book);
}

TEST_CASE("A teacher can't unlock past a limit of tries without meaning to") {
  Classroom room;
  station::testing::SimKiosk kiosk(room, 1, "Seat 1");
  must(kiosk.pair());
  const StudentId ada = room.student("001");
  journey::Rules once;
  once.tries = 1;
  once.reflect = false;
  once.revise = false;
  REQUIRE(decideRules(room.station(), kPeriod3, {}, once));
  const AttemptId first = kiosk.start(ada, "adding", 1);
  kiosk.handIn(first, false);
  must(kiosk.sync());
  const auto journey = must(room.station().facts().journeyOf(ada, kAdding));
  const auto policy = must(policyFor(room.station(), ada, checkOf(room, kAdding)));
  CHECK(journey::triesLeft(journey, policy) == 0);
}

TEST_CASE("The zone of the classroom is known with its changes, to the minute") {
  // Central Europe: an hour ahead, and two from 29 March 2026 01:00 to 25 October 2026 01:00, universal time.
  constexpr std::int64_t kSpring = 1'774'746'000'000;
  constexpr std::int64_t kAutumn = 1'792'890'000'000;
  const auto minutesAt = [](std::int64_t ms) { return ms >= kSpring && ms < kAutumn ? 120 : 60; };
  const auto offsets = offsetsAround(1'780'000'000'000, minutesAt);
  CHECK(offsets == std::vector<journey::Calendar::Offset>{{0, 60}, {kSpring, 120}, {kAutumn, 60}});
  CHECK(offsetsAround(1'780'000'000'000 + 86'400'000, minutesAt) == offsets);  // tomorrow the same: no new roster
  CHECK(offsetsAround(1'780'000'000'000, [](std::int64_t) { return -210; }) ==
        std::vector<journey::Calendar::Offset>{{0, -210}});
}
