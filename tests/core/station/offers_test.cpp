// What a teacher is offered to decide about a student's way: what the journey would allow at this moment, no more and
// no less, and what the way would be afterwards.

#include "core/station/offers.h"

#include "core/station/decisions.h"
#include "core/station/student.h"
#include "core/station/whose.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using journey::Standing;
using station::testing::Classroom;
using station::testing::SimKiosk;
using Kind = DecisionKind;

namespace {

const CheckId kAdding("adding");
const LogId kSeat("one"), kOther("two");
const StudentId kAda("ada"), kSam("sam");
const AttemptId kFirst("first"), kRival("rival");
constexpr std::int64_t kMonday = 1'800'000'000'000;

journey::Journey begun() {
  journey::Journey journey;
  journey.student = kAda;
  return journey::evolve(journey, journey::Started{{kSeat, 1}, kAda, kFirst, 1, {}, {}, 0, 1});
}
journey::Journey handedIn(bool mastered) {
  return journey::evolve(begun(), journey::HandedIn{{kSeat, 2}, kFirst, {mastered, false, {}}, kMonday});
}

std::vector<Kind> kinds(const std::vector<DecisionOffer>& offers) {
  std::vector<Kind> all;
  for (const DecisionOffer& one : offers) all.push_back(one.kind);
  return all;
}
std::vector<Kind> ofWay(const journey::Journey& journey, const journey::Policy& policy = {}) {
  return kinds(offersFor(journey, policy, {kMonday, {}}));
}
std::vector<Kind> ofTry(const journey::Journey& journey, const AttemptId& attempt = kFirst) {
  return kinds(offersFor(journey, {}, {kMonday, {}}, attempt));
}
Standing then(const journey::Journey& journey, Kind kind) {
  return must(offerOf(journey, {}, {kMonday, {}}, {kind, kFirst, "", kSam, kOther, 60'000})).then;
}

/// Ada's first try at Seat 1 is not yet.
struct Room : Classroom {
  SimKiosk kiosk{*this, 1, "Seat 1"};
  StudentId ada = student("001"), sam = student("002");
  AttemptId first;

  Room() {
    must(kiosk.pair());
    first = kiosk.start(ada, "adding", 1);
    kiosk.handIn(first, false);
    must(kiosk.sync());
  }
  DecisionDone decideIt(const StudentId& student, const WantedDecision& wanted) {
    return must(decide(station(), student, kAdding, commandOf(wanted), wanted.reason));
  }
  StudentPage page(const StudentId& student) { return *studentPageOf(station(), student); }
};

}  // namespace

TEST_CASE("A student who has tried nothing can be excused, and nothing else") {
  journey::Journey journey;
  journey.student = kAda;
  CHECK(ofWay(journey) == std::vector<Kind>{Kind::excuse});
  CHECK(then(journey, Kind::excuse) == Standing::excused);
  const auto excused = journey::evolve(journey, journey::Excused{{1, {}}, true});
  CHECK(ofWay(excused) == std::vector<Kind>{Kind::endExcuse});
  CHECK(then(excused, Kind::endExcuse) == Standing::ready);
}

TEST_CASE("An open try can have more time and be taken out, and can't be another's before it is handed in") {
  CHECK(ofTry(begun()) == std::vector<Kind>{Kind::giveTime, Kind::takeOut});
  CHECK(then(begun(), Kind::takeOut) == Standing::ready);
  CHECK(then(begun(), Kind::giveTime) == Standing::taking);
}

TEST_CASE("A try that was handed in can be taken out or be another's; one that was taken out can count again") {
  CHECK(ofTry(handedIn(true)) == std::vector<Kind>{Kind::takeOut, Kind::correct});
  CHECK(then(handedIn(true), Kind::correct) == Standing::ready);
  const auto out = journey::evolve(handedIn(true), journey::Voided{{1, {}}, kFirst, true});
  CHECK(ofTry(out) == std::vector<Kind>{Kind::bringBack, Kind::correct});
  CHECK(then(out, Kind::bringBack) == Standing::mastered);
}

TEST_CASE("A mastered check can't be excused, and its revision and wait are nothing to decide") {
  CHECK(ofWay(handedIn(true)).empty());
}

TEST_CASE("After a not yet the revision can be confirmed, and the wait skipped where there is one") {
  journey::Policy policy;
  policy.revise.is = true;
  CHECK(ofWay(handedIn(false), policy) == std::vector<Kind>{Kind::confirm, Kind::excuse});
  policy.wait.is = {pack::Wait::Unit::hours, 24};
  CHECK(ofWay(handedIn(false), policy) == std::vector<Kind>{Kind::waive, Kind::confirm, Kind::excuse});
  policy.revise.is = false;
  const auto waived = journey::evolve(handedIn(false), journey::Waived{{1, {}}, kFirst});
  CHECK(ofWay(waived, policy) == std::vector<Kind>{Kind::excuse});
}

TEST_CASE("Of two tries under one number each can be chosen, and the one that was chosen not again") {
  auto two = journey::evolve(handedIn(false), journey::Started{{kOther, 1}, kAda, kRival, 1, {}, {}, 0, 1});
  two = journey::evolve(two, journey::HandedIn{{kOther, 2}, kRival, {true, false, {}}, kMonday});
  CHECK(ofTry(two) == std::vector<Kind>{Kind::choose, Kind::takeOut, Kind::correct});
  CHECK(ofTry(two, kRival) == std::vector<Kind>{Kind::choose, Kind::takeOut, Kind::correct});
  CHECK(two.standing() == Standing::mastered);
  CHECK(then(two, Kind::choose) == Standing::notYet);
  const auto chosen = journey::evolve(two, journey::Chosen{{1, {}}, kFirst});
  CHECK(ofTry(chosen) == std::vector<Kind>{Kind::takeOut, Kind::correct});
  CHECK(ofTry(chosen, kRival) == std::vector<Kind>{Kind::choose, Kind::takeOut, Kind::correct});
}

TEST_CASE("A reason is asked for where the journey needs one, and what is refused is refused in its words") {
  const auto offer = [](Kind kind) {
    return offerOf(handedIn(false), {}, {kMonday, {}}, {kind, kFirst, "", kSam, kOther, 60'000});
  };
  for (const Kind kind : {Kind::excuse, Kind::takeOut, Kind::correct}) CHECK(must(offer(kind)).needsReason);
  CHECK_FALSE(must(offerOf(begun(), {}, {kMonday, {}}, {Kind::giveTime, kFirst, "", {}, {}, 60'000})).needsReason);
  CHECK(offer(Kind::bringBack).error().message == "This try counts already. Nothing needs to be done.");
  CHECK(offer(Kind::giveTime).error().message == "This try is handed in already. Look at its result.");
}

TEST_CASE("The page offers what is allowed for each check and each try, and nothing for who is not on the roster") {
  Room room;
  const StudentPage page = room.page(room.ada);
  REQUIRE(page.checks.size() == 1);
  CHECK(kinds(page.checks[0].offers) == std::vector<Kind>{Kind::confirm, Kind::excuse});
  CHECK(kinds(page.checks[0].attempts.at(0).offers) == std::vector<Kind>{Kind::takeOut, Kind::correct});
  REQUIRE(page.untried.size() == 1);
  CHECK(page.untried[0].title == "Taking away");
  CHECK(kinds(page.untried[0].offers) == std::vector<Kind>{Kind::excuse});
  const AttemptId lost = room.kiosk.start(StudentId("gone"), "adding", 1);
  room.kiosk.handIn(lost, false);
  must(room.kiosk.sync());
  const StudentPage gone = room.page(StudentId("gone"));
  CHECK(gone.checks.at(0).offers.empty());
  CHECK(gone.checks.at(0).attempts.at(0).offers.empty());
  CHECK(gone.untried.empty());
}

TEST_CASE("A check without a try that was decided about stands with the tried ones, with the reason") {
  Room room;
  room.decideIt(room.sam, {Kind::excuse, {}, "was ill"});
  const StudentPage page = room.page(room.sam);
  REQUIRE(page.checks.size() == 1);
  CHECK(page.checks[0].standing == Standing::excused);
  CHECK(page.checks[0].whyExcused == "was ill");
  REQUIRE(page.untried.size() == 1);
  room.decideIt(room.sam, {Kind::endExcuse, {}, "is back"});
  CHECK(room.page(room.sam).checks.empty());
  CHECK(room.page(room.sam).untried.size() == 2);
}

TEST_CASE("A try that was another student's is named on both pages, and can be given back") {
  Room room;
  room.decideIt(room.ada, {Kind::correct, room.first, "wrong name", room.sam});
  const CheckPart ada = room.page(room.ada).checks.at(0), sam = room.page(room.sam).checks.at(0);
  CHECK(ada.attempts.empty());
  REQUIRE(ada.givenAway.size() == 1);
  CHECK(ada.givenAway[0].to == room.sam);
  CHECK(ada.givenAway[0].number == 1);
  CHECK(ada.givenAway[0].reason == "wrong name");
  CHECK(sam.attempts.at(0).begunBy == room.ada);
  CHECK(sam.attempts.at(0).decided == std::vector<std::string>{"It was begun under another name: wrong name"});
  room.decideIt(room.sam, {Kind::correct, room.first, "it was Ada", room.ada});
  CHECK(room.page(room.ada).checks.at(0).givenAway.empty());
  CHECK(room.page(room.ada).checks.at(0).attempts.at(0).decided.empty());
  CHECK(room.page(room.sam).checks.empty());
}

TEST_CASE("Whose a try was is chosen from everybody else, the student's own classes first and each once") {
  Room room;
  roster::Incoming list = station::testing::twoStudents();
  list.classes.push_back({ClassId("p1"), "Period 1", true});
  roster::IncomingStudent noor = list.students[0];
  noor.sourceId = "003";
  noor.givenName = "Noor";
  noor.classes = {ClassId("p1")};
  list.students[1].classes = {ClassId("p1"), ClassId("p3")};
  list.students.push_back(noor);
  REQUIRE(room.station().applyRoster(must(room.station().rosters().plan(list))));
  const WhosePage page = must(whosePageOf(room.station(), room.first));
  CHECK(page.who == "Ada Novak");
  CHECK(page.number == 1);
  CHECK(page.then == Standing::ready);
  REQUIRE(page.classes.size() == 2);
  CHECK(page.classes[0].title == "Period 3");
  REQUIRE(page.classes[0].students.size() == 1);
  CHECK(page.classes[0].students[0].student == room.sam);
  CHECK(page.classes[1].title == "Period 1");
  REQUIRE(page.classes[1].students.size() == 1);
  CHECK(page.classes[1].students[0].who == "Noor Novak");
  const AttemptId open = room.kiosk.start(room.sam, "adding", 1);
  must(room.kiosk.sync());
  CHECK(whosePageOf(room.station(), open).error().message ==
        "This try is not handed in yet. Let it be handed in, or take it out.");
  CHECK_FALSE(whosePageOf(room.station(), AttemptId("none")));
}

TEST_CASE("What is decided about a try stands with it: the choice between two, with its reason") {
  Room room;
  SimKiosk two(room, 2, "Seat 2");
  must(two.pair());
  const AttemptId rival = two.start(room.ada, "adding", 1);
  two.handIn(rival, true);
  must(two.sync());
  const auto decided = [&](const AttemptId& id) {
    const StudentPage page = room.page(room.ada);
    for (const AttemptPart& one : page.checks.at(0).attempts)
      if (one.id == id) return one.decided;
    return std::vector<std::string>{"not there"};
  };
  CHECK(decided(rival).empty());
  CHECK(decided(room.first) == std::vector<std::string>{"Another try from the same unlock counts. This one is kept."});
  room.decideIt(room.ada, {Kind::choose, room.first, "Seat 2 was her neighbour"});
  CHECK(decided(room.first) ==
        std::vector<std::string>{
            "Of the tries from one unlock, you chose that this one counts: Seat 2 was her neighbour"});
  CHECK(decided(rival) == std::vector<std::string>{"Another try from the same unlock counts. This one is kept."});
}
