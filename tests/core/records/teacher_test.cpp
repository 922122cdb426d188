// The teacher at a kiosk: let in by a code, for some minutes, and every deed is in the log.

#include "core/base/damm.h"
#include "core/records/log_tables.h"
#include "core/records/offline_code.h"
#include "core/records/payload_code.h"
#include "core/records/payload_elsewhere.h"
#include "core/records/payload_erase.h"
#include "core/records/payload_journey.h"
#include "tests/core/records/a_kiosk.h"
#include "tests/core/records/kiosk_file.h"

using namespace cz;
using namespace cz::tests;
using ledger::LeafType;
using records::CodeAction;
using records::CodeUsed;
using Outcome = records::CodeTried::Outcome;

namespace {

constexpr std::int64_t kMinute = 60'000;

/// A kiosk that has a station; `down` is what the station writes to it.
struct Seat : Kiosk {
  crypto::DeviceKeys station = keysNumber(50);
  TempFolder stationFolder;
  store::Database stationDb =
      must(store::Database::open(stationFolder / "s.db", {0x4D435A53, "station database", {records::logTablesSql()}}));
  records::OwnLog down = makeDown();

  records::OwnLog makeDown() {
    auto transaction = must(store::Transaction::begin(stationDb));
    auto log = must(records::OwnLog::create(transaction, "down/kiosk", ledger::Role::down, station, clock, random));
    REQUIRE(transaction.commit());
    return log;
  }
  records::KioskRecords openPaired() {
    auto records = open();
    REQUIRE(records.setDownlog(down.key().identity, down.key().nonce));
    return records;
  }
  void tell(records::KioskRecords& records, LeafType type, const Bytes& payload) {
    auto transaction = must(store::Transaction::begin(stationDb));
    must(down.append(transaction, type, payload));
    REQUIRE(transaction.commit());
    must(records.receiveDown(must(down.slice(must(records.downSize())))));
  }
  std::string codeFor(records::KioskRecords& records) {
    const auto key = must(records::codeKeyAtStation(station, keys.identity()));
    return records::codeOf(key,
                           {records.uplog().id(), {}, {}, must(records.teacherDoor()).request, CodeAction::teacher});
  }
  std::string otherThan(const std::string& code) const {
    std::string digits = code.substr(0, 8);
    digits[0] = digits[0] == '9' ? '0' : static_cast<char>(digits[0] + 1);
    return digits + dammDigit(digits);
  }
  void letIn(records::KioskRecords& records) {
    REQUIRE(must(records.tryTeacherCode(codeFor(records))).outcome == Outcome::right);
  }
  std::vector<CodeUsed> used(records::KioskRecords& records) const {
    std::vector<CodeUsed> all;
    const auto slice = openedBy(station, records);
    for (const auto& payload : slice.payloads)
      if (leavesOf(records).at(payload.index).type == LeafType::offlineUsed)
        all.push_back(must(records::decodeCodeUsed(payload.body)));
    return all;
  }
};

}  // namespace

TEST_CASE("A try that came from another kiosk is taken out by the teacher where it goes on") {
  Seat seat;
  auto records = seat.openPaired();
  const AttemptId attempt("a1");
  records::AttemptStart start{kLex, kFactors, attempt, 1, {}, someForm(kFactors, 1), {}};
  start.only = {SkillId("list")};
  start.deeds = 4;
  start.timeFactor = must(Exact::parse("3/2"));
  const LogId other(std::string(26, 'a'));
  seat.tell(records, LeafType::elsewhere,
            encode(records::Elsewhere{other, 3, LeafType::attemptStart, 0, ledger::ClockState::unset, encode(start)}));
  const journey::Deed by{5, journey::DeedId(std::string(32, 'd'))};
  const records::TeachersDecision moved{kLex, kFactors, "", journey::HandedOver{by, attempt, records.uplog().id()}};
  seat.tell(records, LeafType::attemptHandedOver, encode(moved));
  const auto begun = must(records.journey(kLex, kFactors)).find(attempt)->start;
  CHECK(begun->only == start.only);
  CHECK(begun->deeds == 4);
  CHECK(begun->factor == start.timeFactor);

  seat.letIn(records);
  REQUIRE(must(records.openTries()).size() == 1);
  REQUIRE(records.releaseAsTeacher(attempt));
  CHECK(must(records.openTries()).empty());
  CHECK(must(records.journey(kLex, kFactors)).standing() == journey::Standing::ready);
  REQUIRE(records.rebuild());
  CHECK(must(records.openTries()).empty());
}

TEST_CASE("A teacher's code opens a kiosk again that takes no PINs, and nobody there waits any longer") {
  Seat seat;
  auto records = seat.openPaired();
  for (int miss = 0; miss < 6; ++miss) must(records.chargeGuess(kSam));
  for (int miss = 0; miss < 15; ++miss) must(records.chargeGuess(StudentId("student " + std::to_string(miss))));
  REQUIRE(must(records.chargeGuess(kLex)).askTeacher);
  seat.letIn(records);
  CHECK(must(records.chargeGuess(kLex)).allowed);
  CHECK(must(records.chargeGuess(kSam)).allowed);
}

TEST_CASE("A teacher's code lets the teacher in, is a leaf that names nobody, and is good once") {
  Seat seat;
  auto records = seat.openPaired();
  CHECK_FALSE(records.teacherIsHere());
  const std::string request = must(records.teacherDoor()).request;
  const std::string code = seat.codeFor(records);
  CHECK(must(records.tryTeacherCode(code)).outcome == Outcome::right);
  CHECK(records.teacherIsHere());
  const auto key = must(records::codeKeyAtStation(seat.station, seat.keys.identity()));
  const records::CodeFor what{records.uplog().id(), {}, {}, request, CodeAction::teacher};
  CHECK(seat.used(records) ==
        std::vector<CodeUsed>{{{}, {}, request, CodeAction::teacher, records::grantOf(key, what)}});
  records.teacherLeaves();
  CHECK_FALSE(records.teacherIsHere());
  CHECK(must(records.tryTeacherCode(code)).outcome == Outcome::notRight);
  CHECK_FALSE(records.teacherIsHere());
}

TEST_CASE("A student's code lets no teacher in, and a teacher's code opens no try") {
  Seat seat;
  auto records = seat.openPaired();
  takeCheck(records, newAttempt(kLex, kFactors), false);
  const auto key = must(records::codeKeyAtStation(seat.station, seat.keys.identity()));
  const auto studentRequest = must(records.codeDoor(kLex, kFactors)).request;
  const std::string forLex = records::codeOf(key, {records.uplog().id(), kLex, kFactors, studentRequest});
  CHECK(must(records.tryTeacherCode(forLex)).outcome == Outcome::notRight);
  CHECK(must(records.tryCode(kLex, kFactors, seat.codeFor(records))).outcome == Outcome::notRight);
}

TEST_CASE("Teachers' codes are guessed at the same price: five a request, twenty a day over everybody") {
  Seat seat;
  auto records = seat.openPaired();
  for (int left = 4; left > 0; --left)
    CHECK(must(records.tryTeacherCode(seat.otherThan(seat.codeFor(records)))).door.triesLeft == left);
  const auto closed = must(records.tryTeacherCode(seat.otherThan(seat.codeFor(records)))).door;
  CHECK(closed.request.empty());
  CHECK(closed.waitMs == kMinute);
  CHECK(must(records.missedCodes()) == 5);
  CHECK(countOf(records, LeafType::offlineMiss) == 5);
  CHECK(must(records.codeDoor(kLex, kFactors)).triesLeft == 5);  // a student's request is another one
  for (const int minutes : {1, 2, 4}) {
    seat.clock.pass(minutes * kMinute);
    for (int i = 0; i < 5; ++i) must(records.tryTeacherCode(seat.otherThan(seat.codeFor(records))));
  }
  CHECK(must(records.teacherDoor()).onlyStation);
  CHECK(must(records.codeDoor(kLex, kFactors)).onlyStation);
}

TEST_CASE("The visit ends five minutes after the last deed, and with the program") {
  Seat seat;
  {
    auto records = seat.openPaired();
    seat.letIn(records);
    seat.clock.pass(5 * kMinute - 1);
    REQUIRE(records.teacherStays());
    seat.clock.pass(5 * kMinute - 1);
    CHECK(records.teacherIsHere());
    seat.clock.pass(1);
    CHECK_FALSE(records.teacherIsHere());
    CHECK(records.teacherStays().error().fault == Fault::refused);
    seat.letIn(records);
  }
  seat.powerCut();
  auto records = seat.openPaired();
  CHECK_FALSE(records.teacherIsHere());
}

TEST_CASE("Without a visit nothing can be done; within one an unlock counts as one by code") {
  Seat seat;
  auto records = seat.openPaired();
  const AttemptId first = takeCheck(records, newAttempt(kLex, kFactors), false);
  CHECK(records.unlockAsTeacher(kLex, kFactors).error().fault == Fault::refused);
  CHECK(records.releaseAsTeacher(first).error().fault == Fault::refused);
  CHECK(must(records.journey(kLex, kFactors)).grants.empty());
  seat.letIn(records);
  REQUIRE(records.unlockAsTeacher(kLex, kFactors));
  const auto used = seat.used(records);
  REQUIRE(used.size() == 2);
  CHECK(used[1].action == CodeAction::teacherUnlock);
  CHECK(used[1].request == used[0].request);
  CHECK(used[1].student == kLex);
  CHECK(used[1].attempt == first);
  const auto journey = must(records.journey(kLex, kFactors));
  REQUIRE(journey.openGrants().size() == 1);
  CHECK(journey.grants.begin()->second.byCode);
  CHECK(journey.grants.begin()->second.after == first);
  takeCheck(records, newAttempt(kLex, kFactors, 2, journey.openGrants().front()), true);
  const std::string facts = must(records.factsAsText());
  REQUIRE(records.rebuild());
  CHECK(must(records.factsAsText()) == facts);
}

TEST_CASE("An open try is put aside as at the bell, once; released, it doesn't count and another one may start") {
  Seat seat;
  auto records = seat.openPaired();
  const AttemptId attempt = must(records.startAttempt(newAttempt(kLex, kFactors)));
  takeCheck(records, newAttempt(kSam, kFactors), true);
  auto open = must(records.openTries());
  REQUIRE(open.size() == 1);
  CHECK(open[0].attempt == attempt);
  CHECK(open[0].student == kLex);
  CHECK(open[0].number == 1);
  CHECK_FALSE(open[0].paused);
  seat.letIn(records);
  REQUIRE(records.putAsideAsTeacher(attempt));
  REQUIRE(records.putAsideAsTeacher(attempt));
  CHECK(countOf(records, LeafType::attemptPause) == 1);
  open = must(records.openTries());
  REQUIRE(open.size() == 1);
  CHECK(open[0].atBell);
  REQUIRE(records.releaseAsTeacher(attempt));
  CHECK(must(records.openTries()).empty());
  CHECK(records.releaseAsTeacher(attempt).error().fault == Fault::notFound);
  const auto journey = must(records.journey(kLex, kFactors));
  CHECK(journey.tries() == 0);
  CHECK(journey.standing() == journey::Standing::ready);
  CHECK(journey.nextNumber() == 2);  // a form comes once
  CHECK_FALSE(must(records.liveAttempt(kLex)));
  must(records.startAttempt(newAttempt(kLex, kFactors, 2)));
  CHECK(must(records.ways()).size() == 2);
}

TEST_CASE("The station can bring a released try back: its word counts after the kiosk's") {
  Seat seat;
  auto records = seat.openPaired();
  const AttemptId attempt = must(records.startAttempt(newAttempt(kLex, kFactors)));
  seat.letIn(records);
  REQUIRE(records.releaseAsTeacher(attempt));
  const records::TeachersDecision back{kLex, kFactors, "It was hers",
                                       journey::Voided{{1, journey::DeedId("d1")}, attempt, false}};
  seat.tell(records, typeOf(back), encode(back));
  CHECK(must(records.journey(kLex, kFactors)).standing() == journey::Standing::taking);
  CHECK(must(records.openTries()).size() == 1);
}

TEST_CASE("Tries that wait for the station are counted from the newest receipt on") {
  Seat seat;
  auto records = seat.openPaired();
  takeCheck(records, newAttempt(kLex, kFactors), false);
  CHECK(must(records.triesToHandOver()) == 1);
  REQUIRE(records.setAcked(leavesOf(records).size()));
  CHECK(must(records.triesToHandOver()) == 0);
  takeCheck(records, newAttempt(kSam, kFactors), false);
  takeCheck(records, newAttempt(kSam, kPrimes), false);
  CHECK(must(records.triesToHandOver()) == 2);
}

TEST_CASE("Whoever is erased takes counters of misses, requests and their way of reading along; others keep theirs") {
  Seat seat;
  auto records = seat.openPaired();
  for (const StudentId& student : {kLex, kSam}) {
    must(records.chargeGuess(student));
    must(records.codeDoor(student, kFactors));
    must(records.codeDoor(student, kPrimes));
    REQUIRE(records.keepLook(student, "150 dark"));
    must(records.signIn(student));
    must(records.chargeGuess(student));
  }
  const std::string lexBefore = must(records.codeDoor(kLex, kPrimes)).request;
  const std::string samBefore = must(records.codeDoor(kSam, kPrimes)).request;
  seat.tell(records, LeafType::erase, encode(records::eraseOf(kLex)));
  CHECK(must(records.codeDoor(kLex, kPrimes)).request != lexBefore);
  CHECK(must(records.codeDoor(kSam, kPrimes)).request == samBefore);
  CHECK(must(records.chargeGuess(kLex)).missesLeft == 4);  // as if it had never been
  CHECK(must(records.chargeGuess(kSam)).missesLeft == 3);
  CHECK(must(records.look(kLex)).empty());
  CHECK(must(records.look(kSam)) == "150 dark");
  CHECK_FALSE(must(records.signIn(kLex)));
  CHECK(must(records.signIn(kSam)) == seat.clock.wall);
}

TEST_CASE("How a student likes to read is there after a restart, the newest") {
  Kiosk kiosk;
  {
    auto records = kiosk.open();
    CHECK(must(records.look(kLex)).empty());
    REQUIRE(records.keepLook(kLex, "100 light andika"));
    REQUIRE(records.keepLook(kLex, "200 dark open-dyslexic"));
  }
  auto records = kiosk.open();
  CHECK(must(records.look(kLex)) == "200 dark open-dyslexic");
  CHECK(must(records.look(kSam)).empty());
}

TEST_CASE("A code that can't be taken down lets nobody in and is not spent, so that it can be typed again") {
  Seat seat;
  std::string code;
  {
    auto records = seat.openPaired();
    code = seat.codeFor(records);
  }
  const auto change = [&](const char* script) {
    auto file = must(store::Database::open(seat.file(), kKioskFile));
    REQUIRE(file.runScript(script));
  };
  change(
      "INSERT INTO guard VALUES('somebody', 3, 0); CREATE TRIGGER no_room BEFORE DELETE ON guard BEGIN SELECT "
      "RAISE(ABORT, 'there is no room'); END;");
  {
    auto records = seat.open();
    CHECK_FALSE(records.tryTeacherCode(code));
    CHECK_FALSE(records.teacherIsHere());
    CHECK(seat.used(records).empty());
  }
  change("DROP TRIGGER no_room;");
  auto records = seat.open();
  CHECK(must(records.tryTeacherCode(code)).outcome == Outcome::right);
  CHECK(records.teacherIsHere());
  CHECK(seat.used(records).size() == 1);
}
