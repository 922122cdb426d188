// Guessing PINs is slow, and pulling the plug doesn't make it faster (trust: 2.11).

#include "core/records/guard.h"

#include "core/records/payload_pins.h"
#include "tests/core/records/a_kiosk.h"

using namespace cz;
using namespace cz::tests;

TEST_CASE("Five misses are free, then the wait doubles from half a minute to a quarter of an hour") {
  const std::pair<int, int> expected[] = {{0, 0},   {4, 0},   {5, 30},   {6, 60},   {7, 120},
                                          {8, 240}, {9, 480}, {10, 900}, {11, 900}, {1000, 900}};
  for (const auto& [misses, seconds] : expected) CHECK(records::waitAfter(misses) == seconds * 1000);
}

TEST_CASE("A student hears how many misses are left, and then how long to wait") {
  Kiosk kiosk;
  auto records = kiosk.open();
  for (int left = 4; left >= 0; --left) {
    const auto guess = must(records.chargeGuess(kLex));
    CHECK(guess.allowed);
    CHECK(guess.missesLeft == left);
  }
  auto guess = must(records.chargeGuess(kLex));
  CHECK_FALSE(guess.allowed);
  CHECK(guess.waitMs == 30'000);
  CHECK_FALSE(guess.askTeacher);
  kiosk.clock.pass(29'999);
  CHECK(must(records.chargeGuess(kLex)).waitMs == 1);
  kiosk.clock.pass(1);
  CHECK(must(records.chargeGuess(kLex)).allowed);
  CHECK(must(records.chargeGuess(kLex)).waitMs == 60'000);
}

TEST_CASE("Waiting is not punished: asking during the wait charges nothing") {
  Kiosk kiosk;
  auto records = kiosk.open();
  for (int i = 0; i < 5; ++i) must(records.chargeGuess(kLex));
  for (int i = 0; i < 10; ++i) CHECK_FALSE(must(records.chargeGuess(kLex)).allowed);
  kiosk.clock.pass(30'000);
  CHECK(must(records.chargeGuess(kLex)).allowed);
}

TEST_CASE("The right PIN wipes the slate") {
  Kiosk kiosk;
  auto records = kiosk.open();
  for (int i = 0; i < 4; ++i) must(records.chargeGuess(kLex));
  must(records.chargeGuess(kLex));
  REQUIRE(records.signIn(kLex));
  CHECK(must(records.chargeGuess(kLex)).missesLeft == 4);
}

TEST_CASE("A sign-in is a leaf that says who, durable when it is told, and what is said of the last one is theirs") {
  Kiosk kiosk;
  const std::int64_t first = kiosk.clock.wall;
  {
    auto records = kiosk.open();
    const crypto::DeviceKeys station = keysNumber(50);
    REQUIRE(records.setDownlog(station.identity(), {}));
    must(records.chargeGuess(kLex));
    CHECK_FALSE(must(records.signIn(kLex)));
    REQUIRE(countOf(records, ledger::LeafType::signin) == 1);
    const auto says = openedBy(station, records, leavesOf(records).size() - 1).payloads;
    REQUIRE(says.size() == 1);
    CHECK(must(records::decodeSignedIn(says[0].body)) == records::SignedIn{kLex});
    kiosk.clock.pass(60'000);
    CHECK_FALSE(must(records.signIn(kSam)));
  }
  kiosk.clock.pass(60'000);
  auto records = kiosk.open();  // the plug was pulled
  CHECK(must(records.signIn(kLex)) == first);
  CHECK(must(records.signIn(kLex)) == first + 120'000);
  CHECK(must(records.signIn(kSam)) == first + 60'000);
}

TEST_CASE("Where the clock was not sure, nothing is said of the last sign-in") {
  Kiosk kiosk;
  kiosk.running.keepsTime = [] { return false; };
  auto records = kiosk.open();
  must(records.signIn(kLex));
  CHECK_FALSE(must(records.signIn(kLex)));
  must(records.hearTime(kiosk.clock.wall));
  CHECK_FALSE(must(records.signIn(kLex)));  // nobody knows when that was
  CHECK(must(records.signIn(kLex)) == kiosk.clock.wall);
}

TEST_CASE("One student's misses don't make another wait") {
  Kiosk kiosk;
  auto records = kiosk.open();
  for (int i = 0; i < 6; ++i) must(records.chargeGuess(kLex));
  CHECK(must(records.chargeGuess(kSam)).allowed);
}

TEST_CASE("Twenty misses in an hour at one kiosk need the teacher") {
  Kiosk kiosk;
  auto records = kiosk.open();
  for (int student = 0; student < 5; ++student)
    for (int miss = 0; miss < 4; ++miss)
      CHECK(must(records.chargeGuess(StudentId("student " + std::to_string(student)))).allowed);
  const auto guess = must(records.chargeGuess(kLex));
  CHECK_FALSE(guess.allowed);
  CHECK(guess.askTeacher);
  CHECK(guess.waitMs == 3'600'000);
  kiosk.clock.pass(3'600'000);
  CHECK(must(records.chargeGuess(kLex)).allowed);
}

TEST_CASE("That a kiosk needs the teacher is one leaf, which names nobody, however often somebody tries on") {
  Kiosk kiosk;
  auto records = kiosk.open();
  for (int miss = 0; miss < 20; ++miss) must(records.chargeGuess(StudentId("student " + std::to_string(miss))));
  CHECK(countOf(records, ledger::LeafType::signinFail) == 0);
  for (int more = 0; more < 3; ++more) CHECK(must(records.chargeGuess(kLex)).askTeacher);
  REQUIRE(countOf(records, ledger::LeafType::signinFail) == 1);
  CHECK(leavesOf(records).back().payloadSize == 3);  // {0: 20} and nothing else: a1 00 14
  kiosk.clock.pass(3'600'000);
  CHECK(must(records.chargeGuess(kLex)).allowed);
}

TEST_CASE("Right PINs don't count towards the twenty") {
  Kiosk kiosk;
  auto records = kiosk.open();
  for (int signIn = 0; signIn < 50; ++signIn) {
    CHECK(must(records.chargeGuess(kLex)).allowed);
    REQUIRE(records.signIn(kLex));
  }
}

TEST_CASE("Pulling the plug between guess and answer gives no guess back") {
  Kiosk kiosk;
  for (int i = 0; i < 5; ++i) {
    auto records = kiosk.open();
    CHECK(must(records.chargeGuess(kLex)).allowed);
    kiosk.powerCut();
  }
  auto records = kiosk.open();
  CHECK(must(records.chargeGuess(kLex)).waitMs == 30'000);
}

TEST_CASE("Pulling the plug during the wait makes it start again") {
  Kiosk kiosk;
  {
    auto records = kiosk.open();
    for (int i = 0; i < 5; ++i) must(records.chargeGuess(kLex));
    kiosk.clock.pass(29'000);
  }
  kiosk.powerCut();
  auto records = kiosk.open();
  CHECK(must(records.chargeGuess(kLex)).waitMs == 30'000);
}

TEST_CASE("The wall clock plays no part in waiting") {
  Kiosk kiosk;
  auto records = kiosk.open();
  for (int i = 0; i < 5; ++i) must(records.chargeGuess(kLex));
  kiosk.clock.wall += 86'400'000;
  CHECK_FALSE(must(records.chargeGuess(kLex)).allowed);
}
