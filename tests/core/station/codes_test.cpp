// Codes that a teacher reads out: made and kept at the station, used at a kiosk, and held against one another.

#include "core/station/codes.h"

#include <algorithm>
#include <set>

#include "core/records/code_guard.h"
#include "core/records/offline_code.h"
#include "core/records/payload_code.h"
#include "core/station/alarms.h"
#include "core/station/audit.h"
#include "core/station/decisions.h"
#include "core/station/student.h"
#include "core/station/today.h"
#include "core/station/unlock.h"
#include "tests/core/station/classroom.h"
#include "tests/support/catch.h"

using namespace cz;
using namespace cz::station;
using station::testing::Classroom;
using station::testing::SimKiosk;

namespace {

const CheckId kAdding("adding");

struct Zone : Classroom {
  SimKiosk kiosk{*this, 1, "Seat 1"};
  StudentId ada = student("001");
  GrantId grant;

  Zone() { must(kiosk.pair()); }

  /// As the kiosk writes what its teacher does; `action`: what.
  void teacherDoes(records::CodeAction action, const std::string& request, const AttemptId& attempt = {}) {
    const bool in = action == records::CodeAction::teacher;
    const StudentId who = in ? StudentId() : ada;
    const CheckId check = in ? CheckId() : kAdding;
    const auto key = must(records::codeKeyAtKiosk(kiosk.keys(), station().keys().identity()));
    const auto id = records::grantOf(key, {kiosk.log().id(), who, check, request, action});
    kiosk.append(ledger::LeafType::offlineUsed,
                 records::encode(records::CodeUsed{who, check, request, action, id, attempt}));
  }
  AttemptId notYet(int number = 1, const GrantId& with = {}) {
    const AttemptId attempt = kiosk.start(ada, "adding", number, with);
    kiosk.handIn(attempt, false);
    return attempt;
  }
  /// As the kiosk writes it when the code was right.
  void use(const std::string& request, const StudentId& who, const AttemptId& after = {}) {
    const auto key = must(records::codeKeyAtKiosk(kiosk.keys(), station().keys().identity()));
    grant = records::grantOf(key, {kiosk.log().id(), who, kAdding, request});
    kiosk.append(ledger::LeafType::offlineUsed,
                 records::encode(records::CodeUsed{who, kAdding, request, records::CodeAction::unlock, grant, after}));
  }
  std::int64_t issued() {
    auto row = must(station().db().query("SELECT count(*) FROM code_issued"));
    must(row.step());
    return row.integer(0);
  }
  CheckPart part() { return studentPageOf(station(), ada)->checks.at(0); }
};

}  // namespace

TEST_CASE("The station makes the code that the kiosk will compare with, and keeps that it did") {
  Zone zone;
  zone.notYet();  // the station has not heard of it
  const auto made = must(issueCode(zone.station(), zone.kiosk.log().id(), zone.ada, kAdding, " 4k-7q"));
  const auto key = must(records::codeKeyAtKiosk(zone.kiosk.keys(), zone.station().keys().identity()));
  CHECK(made.code == records::inThrees(records::codeOf(key, {zone.kiosk.log().id(), zone.ada, kAdding, "4K7Q"})));
  CHECK(made.who == "Ada Novak");
  CHECK(made.title == "Adding");
  CHECK(made.seat == "Seat 1");
  CHECK(made.request == "4K7Q");
  CHECK(zone.issued() == 1);
  CHECK(must(issueCode(zone.station(), zone.kiosk.log().id(), zone.ada, kAdding, "4K7Q")).code == made.code);
  CHECK(zone.issued() == 1);
  must(zone.station().rebuild());
  CHECK(zone.issued() == 1);
}

TEST_CASE("A code for nobody, for no check, for no seat or for no request is refused, and nothing is kept") {
  Zone zone;
  const LogId log = zone.kiosk.log().id();
  CHECK(issueCode(zone.station(), log, StudentId("nobody"), kAdding, "4K7Q").error().fault == Fault::notFound);
  CHECK(issueCode(zone.station(), log, zone.ada, CheckId("nothing"), "4K7Q").error().fault == Fault::notFound);
  CHECK(issueCode(zone.station(), LogId("elsewhere"), zone.ada, kAdding, "4K7Q").error().fault == Fault::notFound);
  for (const char* typed : {"", "4K7", "4K7QA", "4K7U"})
    CHECK(issueCode(zone.station(), log, zone.ada, kAdding, typed).error().fault == Fault::input);
  CHECK(zone.issued() == 0);
}

TEST_CASE("A check that is mastered has nothing to unlock") {
  Zone zone;
  zone.kiosk.handIn(zone.kiosk.start(zone.ada, "adding", 1), true);
  must(zone.kiosk.sync());
  const auto made = issueCode(zone.station(), zone.kiosk.log().id(), zone.ada, kAdding, "4K7Q");
  REQUIRE_FALSE(made);
  CHECK(made.error().message == "Ada Novak has mastered \"Adding\". There is nothing to unlock.");
  CHECK(zone.issued() == 0);
}

TEST_CASE("A used code that this station made is an unlock in the student's history, and no alarm") {
  Zone zone;
  zone.notYet();
  must(issueCode(zone.station(), zone.kiosk.log().id(), zone.ada, kAdding, "4K7Q"));
  zone.use("4K7Q", zone.ada);
  must(zone.kiosk.sync());
  CHECK(must(alarmsOf(zone.station())).empty());
  CheckPart part = zone.part();
  CHECK(part.standing == journey::Standing::unlocked);
  CHECK_FALSE(part.canUnlock);
  CHECK(part.codes == std::vector<std::string>{"Unlocked by code at Seat 1, for the request 4K7Q."});
  CHECK_FALSE(part.attempts.at(0).byCode);

  zone.notYet(2, zone.grant);
  must(zone.kiosk.sync());
  part = zone.part();
  CHECK(part.standing == journey::Standing::notYet);
  CHECK(part.attempts.at(0).number == 2);
  CHECK(part.attempts.at(0).byCode);
  CHECK_FALSE(part.attempts.at(1).byCode);
  CHECK(must(alarmsOf(zone.station())).empty());
  const std::string facts = must(zone.station().facts().asText());
  must(zone.station().rebuild());
  CHECK(must(zone.station().facts().asText()) == facts);
}

TEST_CASE("A used code that this station did not make is an alarm, and what came of it stands until the teacher says") {
  Zone zone;
  zone.notYet();
  zone.use("4K7Q", zone.ada);
  must(zone.kiosk.sync());
  const auto alarms = must(alarmsOf(zone.station()));
  REQUIRE(alarms.size() == 1);
  CHECK(alarms[0].starts_with(
      "A code that this station did not make opened another try of Adding for Ada Novak at Seat 1 (request 4K7Q)."));
  CHECK(zone.part().standing == journey::Standing::unlocked);
  CHECK(
      zone.part().codes ==
      std::vector<std::string>{"Unlocked at Seat 1, for the request 4K7Q, by a code that this station did not make."});
}

TEST_CASE("A code that was made for another student, check or request doesn't stand for one that was used") {
  Zone zone;
  zone.notYet();
  const LogId log = zone.kiosk.log().id();
  must(issueCode(zone.station(), log, zone.student("002"), kAdding, "4K7Q"));
  must(issueCode(zone.station(), log, zone.ada, CheckId("taking"), "4K7Q"));
  must(issueCode(zone.station(), log, zone.ada, kAdding, "4K7R"));
  SimKiosk other(zone, 2, "Seat 2");
  must(other.pair());
  must(issueCode(zone.station(), other.log().id(), zone.ada, kAdding, "4K7Q"));
  zone.use("4K7Q", zone.ada);
  must(zone.kiosk.sync());
  CHECK(must(alarmsOf(zone.station())).size() == 1);
}

TEST_CASE("A use that stands twice in a log, after a repair, is one") {
  Zone zone;
  zone.notYet();
  zone.use("4K7Q", zone.ada);
  zone.use("4K7Q", zone.ada);
  must(zone.kiosk.sync());
  CHECK(must(codesUsed(zone.station())).size() == 1);
  CHECK(must(alarmsOf(zone.station())).size() == 1);
  CHECK(must(zone.station().facts().journeyOf(zone.ada, kAdding)).grants.size() == 1);
}

TEST_CASE("What can't be read about a code is shown, and drops nothing else") {
  Zone zone;
  zone.kiosk.append(ledger::LeafType::offlineUsed, Bytes{0xA0});
  zone.notYet();
  must(zone.kiosk.sync());
  const auto alarms = must(alarmsOf(zone.station()));
  REQUIRE(alarms.size() == 1);
  CHECK(alarms[0].starts_with("A kiosk signed that a code was used, and it can't be read: "));
  CHECK(zone.part().attempts.size() == 1);
}

TEST_CASE("A deed that this station doesn't know opens nothing") {
  Zone zone;
  zone.notYet();
  zone.kiosk.append(ledger::LeafType::offlineUsed,
                    records::encode(records::CodeUsed{zone.ada, kAdding, "4K7Q", static_cast<records::CodeAction>(99),
                                                      GrantId("g")}));
  must(zone.kiosk.sync());
  CHECK(must(zone.station().facts().journeyOf(zone.ada, kAdding)).grants.empty());
  CHECK(must(alarmsOf(zone.station())).size() == 1);
}

TEST_CASE("Twenty codes within a day that were not right are told to the teacher; fewer are slips") {
  Zone zone;
  for (std::uint64_t count = 1; count < 20; ++count)
    zone.kiosk.append(ledger::LeafType::offlineMiss, records::encode(records::CodeMissed{count}));
  must(zone.kiosk.sync());
  CHECK(must(alarmsOf(zone.station())).empty());
  zone.kiosk.append(ledger::LeafType::offlineMiss, records::encode(records::CodeMissed{20}));
  must(zone.kiosk.sync());
  const auto alarms = must(alarmsOf(zone.station()));
  REQUIRE(alarms.size() == 1);
  CHECK(alarms[0].starts_with("At Seat 1 20 codes that were not right were typed within a day."));
}

TEST_CASE("The page offers who waits, and everybody else") {
  Zone zone;
  CodePage page = must(codePageOf(zone.station()));
  REQUIRE(page.seats.size() == 1);
  CHECK(page.seats[0].on);
  CHECK(page.seats[0].title == "Seat 1");
  CHECK(page.waiting.empty());
  REQUIRE(page.students.size() == 2);
  CHECK(page.students[0].title == "Ada Novak");
  CHECK(page.checks.size() == 2);
  zone.notYet();
  must(zone.kiosk.sync());
  page = must(codePageOf(zone.station()));
  REQUIRE(page.waiting.size() == 1);
  CHECK(page.waiting[0].who == "Ada Novak");
  CHECK(page.waiting[0].title == "Adding");
  must(unlock(zone.station(), zone.ada, kAdding, false));
  CHECK(must(codePageOf(zone.station())).waiting.empty());
}

TEST_CASE("A teacher's code is made for a seat and a request alone, and kept like every other") {
  Zone zone;
  const LogId log = zone.kiosk.log().id();
  const auto made = must(issueTeacherCode(zone.station(), log, "4k7q"));
  const auto key = must(records::codeKeyAtKiosk(zone.kiosk.keys(), zone.station().keys().identity()));
  CHECK(made.code == records::inThrees(records::codeOf(key, {log, {}, {}, "4K7Q", records::CodeAction::teacher})));
  CHECK(made.who.empty());
  CHECK(made.seat == "Seat 1");
  CHECK(zone.issued() == 1);
  CHECK(issueTeacherCode(zone.station(), LogId("elsewhere"), "4K7Q").error().fault == Fault::notFound);
  CHECK(issueTeacherCode(zone.station(), log, "4K7").error().fault == Fault::input);
}

TEST_CASE("What the teacher does at a kiosk after a code of this station's counts like a code, and is no alarm") {
  Zone zone;
  const AttemptId first = zone.notYet();
  must(issueTeacherCode(zone.station(), zone.kiosk.log().id(), "4K7Q"));
  zone.teacherDoes(records::CodeAction::teacher, "4K7Q");
  zone.teacherDoes(records::CodeAction::teacherUnlock, "4K7Q", first);
  must(zone.kiosk.sync());
  CHECK(must(alarmsOf(zone.station())).empty());
  CHECK(zone.part().standing == journey::Standing::unlocked);
  CHECK(zone.part().codes == std::vector<std::string>{"Unlocked by the teacher at Seat 1, for the request 4K7Q."});
  const std::string facts = must(zone.station().facts().asText());
  must(zone.station().rebuild());
  CHECK(must(zone.station().facts().asText()) == facts);
}

TEST_CASE("A code for a student lets no teacher in: what is done there is an alarm each") {
  Zone zone;
  const AttemptId first = zone.notYet();
  must(issueCode(zone.station(), zone.kiosk.log().id(), zone.ada, kAdding, "4K7Q"));
  zone.teacherDoes(records::CodeAction::teacher, "4K7Q");
  zone.teacherDoes(records::CodeAction::teacherUnlock, "4K7Q", first);
  must(zone.kiosk.sync());
  const auto alarms = must(alarmsOf(zone.station()));
  REQUIRE(alarms.size() == 2);
  CHECK(std::count_if(alarms.begin(), alarms.end(), [](const std::string& one) {
          return one.starts_with(
              "A code that this station did not make opened the teacher's panel at Seat 1 (request 4K7Q).");
        }) == 1);
  CHECK(std::count_if(alarms.begin(), alarms.end(), [](const std::string& one) {
          return one.starts_with(
              "A code that this station did not make let a teacher in who opened another try of Adding for Ada Novak "
              "at Seat 1 (request 4K7Q).");
        }) == 1);
}

TEST_CASE("A try that was released at its kiosk doesn't count; the station brings it back") {
  Zone zone;
  const AttemptId open = zone.kiosk.start(zone.ada, "adding", 1);
  must(issueTeacherCode(zone.station(), zone.kiosk.log().id(), "4K7Q"));
  zone.teacherDoes(records::CodeAction::teacher, "4K7Q");
  zone.teacherDoes(records::CodeAction::teacherRelease, "4K7Q", open);
  must(zone.kiosk.sync());
  CHECK(must(alarmsOf(zone.station())).empty());
  CHECK(zone.part().standing == journey::Standing::ready);
  CHECK(zone.part().attempts.at(0).takenOut);
  CHECK(zone.part().attempts.at(0).whyOut == "The teacher took it out at the kiosk.");
  CHECK(zone.part().codes ==
        std::vector<std::string>{"An open try was taken out by the teacher at Seat 1, for the request 4K7Q."});
  must(decide(zone.station(), zone.ada, kAdding, journey::WantVoid{{}, open, false, ""}, "It was hers"));
  CHECK(zone.part().standing == journey::Standing::taking);
  CHECK_FALSE(zone.part().attempts.at(0).takenOut);
}

TEST_CASE("A kiosk can release only what was begun there") {
  Zone zone;
  SimKiosk other(zone, 2, "Seat 2");
  must(other.pair());
  const AttemptId elsewhere = other.start(zone.ada, "adding", 1);
  must(other.sync());
  must(issueTeacherCode(zone.station(), zone.kiosk.log().id(), "4K7Q"));
  zone.teacherDoes(records::CodeAction::teacherRelease, "4K7Q", elsewhere);
  must(zone.kiosk.sync());
  CHECK(zone.part().standing == journey::Standing::taking);
  CHECK_FALSE(zone.part().attempts.at(0).takenOut);
}

TEST_CASE("What follows from no code of this station's is told as such, also where the request was issued") {
  Zone zone;
  zone.notYet();
  must(issueCode(zone.station(), zone.kiosk.log().id(), zone.ada, kAdding, "4K7Q"));
  zone.kiosk.append(ledger::LeafType::offlineUsed,
                    records::encode(records::CodeUsed{zone.ada, kAdding, "4K7Q", records::CodeAction::unlock,
                                                      GrantId("00000000000000000000000000000000")}));
  must(zone.kiosk.sync());
  const auto alarms = must(alarmsOf(zone.station()));
  REQUIRE(alarms.size() == 1);
  CHECK(alarms[0].starts_with(
      "Something that follows from no code of this station opened another try of Adding for Ada Novak"));
}

TEST_CASE("After a restore a code without a record may have been made since the backup; before it, it was not") {
  Zone zone;
  zone.notYet();
  const std::int64_t now = zone.clock.wallMs();
  REQUIRE(zone.station().db().run("INSERT INTO restored(backup_ms, at_ms) VALUES(?1, ?2)", now - 1000, now));
  zone.use("4K7Q", zone.ada);  // by a clock that shows this moment
  must(zone.kiosk.sync());
  auto alarms = must(alarmsOf(zone.station()));
  REQUIRE(alarms.size() == 1);
  CHECK(alarms[0].starts_with("A code that this station has no record of opened another try of Adding for Ada Novak"));
  CHECK(alarms[0].find("made after that backup, or never made here") != std::string::npos);
  REQUIRE(zone.station().db().run("UPDATE restored SET backup_ms = ?1", now + 1000));
  alarms = must(alarmsOf(zone.station()));
  REQUIRE(alarms.size() == 1);
  CHECK(alarms[0].starts_with("A code that this station did not make opened another try"));
}

TEST_CASE("A press for a request that a code has opened already is no second try, and both are in the history") {
  Zone zone;
  const AttemptId first = zone.notYet();
  must(issueCode(zone.station(), zone.kiosk.log().id(), zone.ada, kAdding, "4K7Q"));
  must(zone.kiosk.sync());            // the station knows the try, and not that
  zone.use("4K7Q", zone.ada, first);  // … the code was used since
  zone.notYet(2, zone.grant);         // and another try was taken with it
  must(unlock(zone.station(), zone.ada, kAdding, false));
  must(zone.kiosk.sync());
  const auto journey = must(zone.station().facts().journeyOf(zone.ada, kAdding));
  CHECK(journey.grants.size() == 2);
  CHECK(journey.tries() == 2);
  CHECK(journey.openGrants().empty());
  CHECK(zone.part().standing == journey::Standing::notYet);
  CHECK(zone.part().codes ==
        std::vector<std::string>{
            "Unlocked by code at Seat 1, for the request 4K7Q.",
            "Unlocked at this station, too, after the same try. Both answer one request, so they open one more try."});
  CHECK(must(alarmsOf(zone.station())).empty());
  must(unlock(zone.station(), zone.ada, kAdding, false));  // after the second try: one more, as always
  CHECK(must(zone.station().facts().journeyOf(zone.ada, kAdding)).openGrants().size() == 1);
}

TEST_CASE("The page warns of a seat that takes no codes today, and of items that come again") {
  Zone zone;
  const LogId log = zone.kiosk.log().id();
  CHECK(must(codePageOf(zone.station())).closed.empty());
  CHECK(must(issueCode(zone.station(), log, zone.ada, kAdding, "4K7Q")).warnings.empty());
  zone.kiosk.append(ledger::LeafType::offlineMiss, records::encode(records::CodeMissed{20}));
  for (int number = 1; number <= 3; ++number) zone.notYet(number);  // three siblings a slot
  must(zone.kiosk.sync());
  const auto page = must(codePageOf(zone.station()));
  REQUIRE(page.closed.size() == 1);
  CHECK(page.closed[0].starts_with("Seat 1 takes no codes for now: 20 that were not right"));
  const auto made = must(issueCode(zone.station(), log, zone.ada, kAdding, "4K7Q"));
  REQUIRE(made.warnings.size() == 2);
  CHECK(made.warnings[0] == page.closed[0]);
  CHECK(made.warnings[1].starts_with("Ada Novak has seen every item of \"Adding\""));
  CHECK(must(issueTeacherCode(zone.station(), log, "4K7Q")).warnings.size() == 1);
  zone.clock.pass(records::kCodeDayMs);
  CHECK(must(codePageOf(zone.station())).closed.empty());
}

TEST_CASE("A class list with a number that this station never gave is an alarm") {
  Zone zone;
  const std::int64_t given = std::stoll(must(zone.station().rosters().present()).version);
  zone.kiosk.append(ledger::LeafType::rosterApplied, records::encode(records::RosterApplied{given, Hash{}}));
  must(zone.kiosk.sync());
  CHECK(must(alarmsOf(zone.station())).empty());
  zone.kiosk.append(ledger::LeafType::rosterApplied, records::encode(records::RosterApplied{given + 5, Hash{}}));
  must(zone.kiosk.sync());
  const auto alarms = must(alarmsOf(zone.station()));
  REQUIRE(alarms.size() == 1);
  CHECK(alarms[0].starts_with("Seat 1 says that it uses class list number " + std::to_string(given + 5) +
                              ", and this station has given out no number above " + std::to_string(given) + "."));
}

namespace {

struct Deeds : Zone {
  Result<IssuedCode> make(records::CodeAction action, const std::string& reason = "") {
    return issueCode(station(), kiosk.log().id(), ada, kAdding, "4K7Q", {action, reason});
  }
  /// As the kiosk writes it when the code was right.
  void does(records::CodeAction action, const AttemptId& about) { teacherDoes(action, "4K7Q", about); }
  journey::Journey journey() { return must(station().facts().journeyOf(ada, kAdding)); }
};

}  // namespace

TEST_CASE("Each deed of a code has digits of its own for one request, and stands among the teacher's deeds in words") {
  Deeds zone;
  zone.notYet();
  must(zone.kiosk.sync());
  std::set<std::string> codes;
  for (const auto action : {records::CodeAction::unlock, records::CodeAction::sameForm, records::CodeAction::confirm})
    codes.insert(must(zone.make(action)).code);
  codes.insert(must(zone.make(records::CodeAction::excuse, "was ill")).code);
  CHECK(codes.size() == 4);
  CHECK(must(auditPageOf(zone.station(), "", {}, 1)).entries.at(0).what.words ==
        "Made a code that excuses the student from “Adding”, at Seat 1: was ill");
}

TEST_CASE("The same form by code is one more try like an unlock's, and its form is no alarm") {
  Deeds zone;
  const AttemptId first = zone.notYet();
  must(zone.make(records::CodeAction::sameForm));
  zone.does(records::CodeAction::sameForm, first);
  must(zone.kiosk.sync());
  const auto journey = zone.journey();
  CHECK(journey.standing() == journey::Standing::unlocked);
  REQUIRE(journey.grants.size() == 1);
  CHECK(journey.grants.begin()->second.sameForm);
  CHECK(journey.grants.begin()->second.byCode);
  CHECK(zone.part().codes ==
        std::vector<std::string>{"Unlocked, with the form of the last try, by code at Seat 1, for the request 4K7Q."});
  CHECK(must(alarmsOf(zone.station())).empty());
}

TEST_CASE("A code for a try that this station has not heard of is made, and says so") {
  Deeds zone;
  for (const auto action : {records::CodeAction::sameForm, records::CodeAction::confirm}) {
    const auto made = must(zone.make(action));
    REQUIRE(made.warnings.size() == 1);
    CHECK(made.warnings[0].starts_with("Ada Novak has handed in no try of \"Adding\", as far as this station knows."));
  }
  CHECK(must(zone.make(records::CodeAction::unlock)).warnings.empty());
  zone.notYet();
  must(zone.kiosk.sync());
  CHECK(must(zone.make(records::CodeAction::sameForm)).warnings.empty());
}

TEST_CASE("Time by code is the open try's, ten minutes each, and no time is given where there is no limit") {
  Deeds zone;
  const AttemptId open = zone.kiosk.start(zone.ada, "adding", 1);
  zone.does(records::CodeAction::moreTime, open);
  must(zone.kiosk.sync());
  CHECK(zone.journey().find(open)->givenMs() == 600'000);
  CHECK(zone.part().attempts.at(0).decided == std::vector<std::string>{"More time was given: 10 min."});
  const auto alarms = must(alarmsOf(zone.station()));  // nobody made that code
  REQUIRE(alarms.size() == 1);
  CHECK(
      alarms[0].starts_with("A code that this station did not make gave 10 min more for a try of Adding by Ada Novak"));
  const auto none = zone.make(records::CodeAction::moreTime);
  REQUIRE_FALSE(none);
  CHECK(none.error().message == "\"Adding\" takes as long as it takes: there is no time to give.");
}

TEST_CASE("An excuse by code needs a reason, stands with it on the student's page, and can be ended there") {
  Deeds zone;
  const auto bare = zone.make(records::CodeAction::excuse, " ");
  REQUIRE_FALSE(bare);
  CHECK(bare.error().fault == Fault::refused);
  const auto first = must(zone.make(records::CodeAction::excuse, "was away"));
  CHECK(must(zone.make(records::CodeAction::excuse, "was ill")).code == first.code);  // the reason is put right
  zone.notYet();
  zone.does(records::CodeAction::excuse, {});
  must(zone.kiosk.sync());
  CHECK(zone.part().standing == journey::Standing::excused);
  CHECK(zone.part().whyExcused == "was ill");
  CHECK(zone.part().codes == std::vector<std::string>{"Excused by code at Seat 1, for the request 4K7Q."});
  CHECK(must(alarmsOf(zone.station())).empty());
  CHECK_FALSE(zone.make(records::CodeAction::excuse, "again"));
  must(decide(zone.station(), zone.ada, kAdding, journey::WantExcuse{{}, false, {}}, "is well again"));
  CHECK_FALSE(zone.journey().isExcused());
  const auto late = zone.make(records::CodeAction::excuse, "ill once more");
  REQUIRE_FALSE(late);
  CHECK(late.error().message.starts_with("An excuse from \"Adding\" was ended before, and no code can give it back."));
  const std::string facts = must(zone.station().facts().asText());
  must(zone.station().rebuild());
  CHECK(must(zone.station().facts().asText()) == facts);
  CHECK_FALSE(zone.journey().isExcused());
}
