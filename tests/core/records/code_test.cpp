// Codes that a teacher reads out: charged before they are compared, so that neither patience nor the plug helps who
// guesses (trust: 2.8).

#include "core/records/code_guard.h"

#include "core/base/damm.h"
#include "core/records/payload_code.h"
#include "tests/core/records/a_kiosk.h"

using namespace cz;
using namespace cz::tests;
using ledger::LeafType;
using records::CodeDoor;
using records::CodeTried;
using Outcome = records::CodeTried::Outcome;

namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kHour = 60 * kMinute;

/// A kiosk that has a station, and the teacher there who makes codes.
struct Paired : Kiosk {
  crypto::DeviceKeys station = keysNumber(50);

  records::KioskRecords openPaired() {
    auto records = open();
    ledger::LogNonce nonce;
    nonce.bytes.fill(3);
    REQUIRE(records.setDownlog(station.identity(), nonce));
    return records;
  }
  std::string codeFor(records::KioskRecords& records, const std::string& request, const StudentId& student = kLex,
                      const CheckId& check = kFactors) const {
    const auto key = must(records::codeKeyAtStation(station, keys.identity()));
    return records::codeOf(key, {records.uplog().id(), student, check, request});
  }
  /// Well formed, and not the code for what is asked now.
  std::string otherThan(const std::string& code) const {
    std::string digits = code.substr(0, 8);
    digits[0] = digits[0] == '9' ? '0' : static_cast<char>(digits[0] + 1);
    return digits + dammDigit(digits);
  }
  CodeTried miss(records::KioskRecords& records, const StudentId& student = kLex) {
    const CodeDoor door = must(records.codeDoor(student, kFactors));
    return must(records.tryCode(student, kFactors, otherThan(codeFor(records, door.request, student))));
  }
};

/// The plug is pulled when it is asked once more than `left`.
struct PluggedRandom final : Random {
  struct Pulled {};
  CountingRandom dice;
  std::optional<int> left;
  void fill(std::uint8_t* to, std::size_t count) override {
    if (left && (*left)-- == 0) throw Pulled{};
    dice.fill(to, count);
  }
};

AttemptId notYet(records::KioskRecords& records) { return takeCheck(records, newAttempt(kLex, kFactors), false); }

}  // namespace

TEST_CASE("After a request is used up the wait doubles from a minute to a quarter of an hour") {
  const std::pair<int, int> expected[] = {{0, 0}, {1, 1}, {2, 2}, {3, 4}, {4, 8}, {5, 15}, {6, 15}, {1000, 15}};
  for (const auto& [usedUp, minutes] : expected) CHECK(records::waitAfterRequests(usedUp) == minutes * kMinute);
}

TEST_CASE("A seat without a station has no codes") {
  Kiosk kiosk;
  auto records = kiosk.open();
  CHECK(records.codeDoor(kLex, kFactors).error().fault == Fault::refused);
  CHECK(records.tryCode(kLex, kFactors, "241964277").error().fault == Fault::refused);
}

TEST_CASE("The right code unlocks the next try, which uses the unlock like any other") {
  Paired kiosk;
  auto records = kiosk.openPaired();
  notYet(records);
  const CodeDoor door = must(records.codeDoor(kLex, kFactors));
  CHECK(door.request.size() == 4);
  CHECK(door.triesLeft == 5);
  const auto tried = must(records.tryCode(kLex, kFactors, kiosk.codeFor(records, door.request)));
  CHECK(tried.outcome == Outcome::right);
  CHECK(countOf(records, LeafType::offlineUsed) == 1);
  CHECK(countOf(records, LeafType::offlineMiss) == 0);
  const auto journey = must(records.journey(kLex, kFactors));
  CHECK(journey.standing() == journey::Standing::unlocked);
  REQUIRE(journey.openGrants().size() == 1);
  CHECK(journey.grants.begin()->second.byCode);
  takeCheck(records, newAttempt(kLex, kFactors, 2, journey.openGrants().front()), false);
  CHECK(must(records.journey(kLex, kFactors)).openGrants().empty());
  const std::string facts = must(records.factsAsText());
  REQUIRE(records.rebuild());
  CHECK(must(records.factsAsText()) == facts);
}

TEST_CASE("What the leaf says is for the station, with the unlock that follows from the code") {
  Paired kiosk;
  auto records = kiosk.openPaired();
  const AttemptId first = notYet(records);
  const CodeDoor door = must(records.codeDoor(kLex, kFactors));
  must(records.tryCode(kLex, kFactors, kiosk.codeFor(records, door.request)));
  const auto slice = openedBy(kiosk.station, records);
  const auto key = must(records::codeKeyAtStation(kiosk.station, kiosk.keys.identity()));
  const records::CodeFor what{records.uplog().id(), kLex, kFactors, door.request};
  bool found = false;
  for (const auto& payload : slice.payloads) {
    if (leavesOf(records).at(payload.index).type != LeafType::offlineUsed) continue;
    const auto used = must(records::decodeCodeUsed(payload.body));
    CHECK(used == records::CodeUsed{kLex, kFactors, door.request, records::CodeAction::unlock,
                                    records::grantOf(key, what), first});
    found = true;
  }
  CHECK(found);
}

TEST_CASE("A code that was used is not good again: the next request is another one") {
  Paired kiosk;
  auto records = kiosk.openPaired();
  notYet(records);
  const CodeDoor door = must(records.codeDoor(kLex, kFactors));
  const std::string code = kiosk.codeFor(records, door.request);
  CHECK(must(records.tryCode(kLex, kFactors, code)).outcome == Outcome::right);
  CHECK(must(records.tryCode(kLex, kFactors, code)).outcome == Outcome::notRight);
  CHECK(must(records.codeDoor(kLex, kFactors)).request != door.request);
  CHECK(must(records.journey(kLex, kFactors)).grants.size() == 1);
}

TEST_CASE("A code is for one student and one check") {
  Paired kiosk;
  auto records = kiosk.openPaired();
  const CodeDoor lex = must(records.codeDoor(kLex, kFactors));
  const CodeDoor sam = must(records.codeDoor(kSam, kFactors));
  CHECK(lex.request != sam.request);
  CHECK(must(records.tryCode(kSam, kFactors, kiosk.codeFor(records, lex.request))).outcome == Outcome::notRight);
  CHECK(must(records.tryCode(kLex, kFactors, kiosk.codeFor(records, lex.request, kLex, kPrimes))).outcome ==
        Outcome::notRight);
}

TEST_CASE("A request stays the same until it is used up, also over a restart") {
  Paired kiosk;
  std::string request;
  {
    auto records = kiosk.openPaired();
    request = must(records.codeDoor(kLex, kFactors)).request;
    kiosk.miss(records);
    CHECK(must(records.codeDoor(kLex, kFactors)).request == request);
  }
  kiosk.powerCut();
  auto records = kiosk.openPaired();
  const CodeDoor door = must(records.codeDoor(kLex, kFactors));
  CHECK(door.request == request);
  CHECK(door.triesLeft == 4);
}

TEST_CASE("A digit that was misread costs no try, and leaves nothing in the log") {
  Paired kiosk;
  auto records = kiosk.openPaired();
  const CodeDoor door = must(records.codeDoor(kLex, kFactors));
  const std::size_t before = leavesOf(records).size();
  std::string slip = kiosk.codeFor(records, door.request);
  slip[4] = slip[4] == '9' ? '0' : static_cast<char>(slip[4] + 1);
  for (int i = 0; i < 30; ++i) CHECK(must(records.tryCode(kLex, kFactors, slip)).outcome == Outcome::slip);
  CHECK(must(records.codeDoor(kLex, kFactors)).triesLeft == 5);
  CHECK(leavesOf(records).size() == before);
}

TEST_CASE("Five that are not right use a request up: the next one comes after a minute, then after two") {
  Paired kiosk;
  auto records = kiosk.openPaired();
  const std::string first = must(records.codeDoor(kLex, kFactors)).request;
  for (int left = 4; left > 0; --left) {
    const auto tried = kiosk.miss(records);
    CHECK(tried.outcome == Outcome::notRight);
    CHECK(tried.door.triesLeft == left);
  }
  CodeDoor door = kiosk.miss(records).door;
  CHECK(door.request.empty());
  CHECK(door.waitMs == kMinute);
  CHECK_FALSE(door.onlyStation);
  CHECK(countOf(records, LeafType::offlineMiss) == 5);
  // The code of the old request is nothing any more, and asking costs nothing.
  CHECK(must(records.tryCode(kLex, kFactors, kiosk.codeFor(records, first))).outcome == Outcome::closed);
  kiosk.clock.pass(kMinute - 1);
  CHECK(must(records.codeDoor(kLex, kFactors)).waitMs == 1);
  kiosk.clock.pass(1);
  door = must(records.codeDoor(kLex, kFactors));
  CHECK(door.request != first);
  CHECK(door.triesLeft == 5);
  for (int i = 0; i < 4; ++i) kiosk.miss(records);
  CHECK(kiosk.miss(records).door.waitMs == 2 * kMinute);
}

TEST_CASE("One student's used up request doesn't make another wait") {
  Paired kiosk;
  auto records = kiosk.openPaired();
  for (int i = 0; i < 5; ++i) kiosk.miss(records);
  CHECK(must(records.codeDoor(kSam, kFactors)).triesLeft == 5);
  CHECK(must(records.codeDoor(kLex, kPrimes)).triesLeft == 5);
}

TEST_CASE("Twenty in 24 hours with power, over all students, and then only the station unlocks") {
  Paired kiosk;
  auto records = kiosk.openPaired();
  for (int student = 0; student < 20; ++student) {
    kiosk.miss(records, StudentId("student " + std::to_string(student)));
    kiosk.clock.pass(kMinute);
  }
  CodeDoor door = must(records.codeDoor(kLex, kFactors));
  CHECK(door.onlyStation);
  CHECK(door.request.empty());
  // The first of the twenty was 20 minutes ago.
  CHECK(door.waitMs == 24 * kHour - 20 * kMinute);
  CHECK(must(records.tryCode(kLex, kFactors, "241964277")).outcome == Outcome::closed);
  CHECK(countOf(records, LeafType::offlineMiss) == 20);
  kiosk.clock.pass(door.waitMs);
  door = must(records.codeDoor(kLex, kFactors));
  CHECK_FALSE(door.onlyStation);
  CHECK(door.triesLeft == 1);  // nineteen are still within the day
  kiosk.clock.pass(kMinute);
  CHECK(must(records.codeDoor(kLex, kFactors)).triesLeft == 2);
}

TEST_CASE("The last of the twenty says so in its leaf") {
  Paired kiosk;
  auto records = kiosk.openPaired();
  for (int student = 0; student < 20; ++student) kiosk.miss(records, StudentId(std::to_string(student)));
  const auto slice = openedBy(kiosk.station, records);
  std::vector<std::uint64_t> counts;
  for (const auto& payload : slice.payloads)
    if (leavesOf(records).at(payload.index).type == LeafType::offlineMiss)
      counts.push_back(must(records::decodeCodeMissed(payload.body)).inDay);
  REQUIRE(counts.size() == 20);
  for (std::size_t i = 0; i < counts.size(); ++i) CHECK(counts[i] == i + 1);
}

TEST_CASE("Right codes don't count towards the twenty") {
  Paired kiosk;
  auto records = kiosk.openPaired();
  for (int i = 0; i < 30; ++i) {
    const StudentId student(std::to_string(i));
    const CodeDoor door = must(records.codeDoor(student, kFactors));
    CHECK(must(records.tryCode(student, kFactors, kiosk.codeFor(records, door.request, student))).outcome ==
          Outcome::right);
  }
  CHECK(must(records.codeDoor(kLex, kFactors)).triesLeft == 5);
}

TEST_CASE("Pulling the plug neither shortens the wait nor starts it anew: time without power doesn't count") {
  Paired kiosk;
  {
    auto records = kiosk.openPaired();
    for (int i = 0; i < 5; ++i) kiosk.miss(records);
    kiosk.clock.pass(40'000);
    REQUIRE(records.putSetting("a sign of life", viewOf("x")));
  }
  kiosk.powerCut(48 * kHour);
  {
    auto records = kiosk.openPaired();
    // Between the last leaf and the cut nothing was written down, so all of the minute is still to come.
    CHECK(must(records.codeDoor(kLex, kFactors)).waitMs == kMinute);
    kiosk.clock.pass(45'000);
    takeCheck(records, newAttempt(kSam, kFactors), false);
  }
  kiosk.powerCut(48 * kHour);
  auto records = kiosk.openPaired();
  CHECK(must(records.codeDoor(kLex, kFactors)).waitMs == 15'000);
  kiosk.clock.pass(15'000);
  CHECK(must(records.codeDoor(kLex, kFactors)).triesLeft == 5);
}

TEST_CASE("The twenty are counted over restarts, and a day without power is no day") {
  Paired kiosk;
  for (int start = 0; start < 4; ++start) {
    auto records = kiosk.openPaired();
    for (int i = 0; i < 5; ++i) kiosk.miss(records, StudentId(std::to_string(start * 5 + i)));
    kiosk.powerCut(48 * kHour);
  }
  auto records = kiosk.openPaired();
  CHECK(must(records.codeDoor(kLex, kFactors)).onlyStation);
}

TEST_CASE("The wall clock plays no part") {
  Paired kiosk;
  auto records = kiosk.openPaired();
  for (int i = 0; i < 5; ++i) kiosk.miss(records);
  kiosk.clock.wall += 48 * kHour;
  CHECK(must(records.codeDoor(kLex, kFactors)).waitMs == kMinute);
}

TEST_CASE("Who pulls the plug between the charge and the answer gets neither the try nor its trace back") {
  Paired kiosk;
  PluggedRandom random;
  const auto open = [&] { return must(records::KioskRecords::open(kiosk.file(), kiosk.clock, random, kiosk.keys)); };
  std::string code;
  {
    auto records = kiosk.openPaired();
    notYet(records);
    code = kiosk.codeFor(records, must(records.codeDoor(kLex, kFactors)).request);
  }
  for (int left = 4; left >= 3; --left) {  // also with the right one
    auto records = open();
    random.left = 1;  // the request is sealed again with its charge; then the leaf would be drawn
    const std::string typed = left == 4 ? kiosk.otherThan(code) : code;
    CHECK_THROWS_AS(records.tryCode(kLex, kFactors, typed), PluggedRandom::Pulled);
    random.left.reset();
    kiosk.powerCut();
  }
  auto records = open();
  CHECK(countOf(records, LeafType::offlineMiss) == 2);
  CHECK(countOf(records, LeafType::offlineUsed) == 0);
  CHECK(must(records.codeDoor(kLex, kFactors)).triesLeft == 3);
  CHECK(must(records.journey(kLex, kFactors)).grants.empty());
  CHECK(must(records.tryCode(kLex, kFactors, code)).outcome == Outcome::right);
  CHECK(countOf(records, LeafType::offlineMiss) == 2);
}

TEST_CASE("A code does the one of the allowed deeds for which it is, and no other") {
  using records::CodeAction;
  Paired kiosk;
  auto records = kiosk.openPaired();
  const LogId log = records.uplog().id();
  const auto key = must(records::codeKeyAtStation(kiosk.station, kiosk.keys.identity()));
  const auto codeOf = [&](CodeAction deed) {
    const std::string request = must(records.codeDoor(kLex, kFactors)).request;
    return records::codeOf(key, {log, kLex, kFactors, request, deed});
  };
  const auto type = [&](CodeAction deed, std::vector<CodeAction> allowed) {
    return must(records.tryCode(kLex, kFactors, codeOf(deed), std::move(allowed))).outcome;
  };
  const auto way = [&] { return must(records.journey(kLex, kFactors)); };
  const AttemptId open = must(records.startAttempt(newAttempt(kLex, kFactors)));
  CHECK(type(CodeAction::moreTime, {CodeAction::unlock, CodeAction::excuse}) == Outcome::notRight);
  CHECK(way().find(open)->givenMs() == 0);
  CHECK(type(CodeAction::moreTime, {CodeAction::excuse, CodeAction::moreTime}) == Outcome::right);
  CHECK(type(CodeAction::moreTime, {CodeAction::excuse, CodeAction::moreTime}) == Outcome::right);
  CHECK(way().find(open)->givenMs() == 1'200'000);
  CHECK_FALSE(way().isExcused());
  CHECK(type(CodeAction::excuse, {CodeAction::excuse, CodeAction::moreTime}) == Outcome::right);
  CHECK(way().isExcused());
  const std::string facts = must(records.factsAsText());
  const auto before = way();
  REQUIRE(records.rebuild());
  CHECK(must(records.factsAsText()) == facts);
  CHECK(way() == before);
}

TEST_CASE("The same form by code is one more try that begins with the last one's form") {
  using records::CodeAction;
  Paired kiosk;
  auto records = kiosk.openPaired();
  notYet(records);
  const auto key = must(records::codeKeyAtStation(kiosk.station, kiosk.keys.identity()));
  const std::string request = must(records.codeDoor(kLex, kFactors)).request;
  const auto code = records::codeOf(key, {records.uplog().id(), kLex, kFactors, request, CodeAction::sameForm});
  const auto tried = must(records.tryCode(kLex, kFactors, code, {CodeAction::unlock, CodeAction::sameForm}));
  CHECK(tried.outcome == Outcome::right);
  const auto journey = must(records.journey(kLex, kFactors));
  REQUIRE(journey.openGrants().size() == 1);
  CHECK(journey.grants.at(journey.openGrants().front()).sameForm);
  CHECK(journey.grants.at(journey.openGrants().front()).byCode);
}
