// A teacher's code opens what a teacher's press would open.

#include <algorithm>

#include "tests/core/journey/way.h"

using namespace cz;
using namespace cz::tests;

namespace {

const GrantId kCode{"c1"};

Way askedOnce() {
  Way way = notYetOnce();
  way.stepsDone();
  way.want(WantAsk{});
  return way;
}

}  // namespace

TEST_CASE("a code opens the next try, and the try uses it up") {
  Way way = askedOnce();
  const auto done = way.want(WantUseCode{kCode});
  CHECK(done.number == 2);
  REQUIRE(done.leaves.size() == 1);
  CHECK(std::get<CodeUsed>(done.leaves[0]).grant == kCode);
  CHECK(way.standing() == Standing::unlocked);
  CHECK(way.journey.grants.at(kCode).byCode);
  const auto start = way.want(WantStart{kSecond});
  CHECK(start.grant == kCode);
  CHECK(start.form == pack::Reassess::FormRule::unseen);
  CHECK(way.journey.openGrants().empty());
}

TEST_CASE("a code needs no request to the teacher, but doesn't replace reflection and revision") {
  Way way = notYetOnce();
  way.want(WantUseCode{kCode});
  CHECK(way.refusal(WantStart{}) == Refusal::reflectFirst);
  way.stepsDone();
  CHECK(way.may(WantStart{}));
}

TEST_CASE("a code is refused where an unlock is") {
  CHECK(Way().refusal(WantUseCode{kCode}) == Refusal::firstNeedsNone);
  Way mastered;
  mastered.started(kFirst, 1).mastered(kFirst);
  CHECK(mastered.refusal(WantUseCode{kCode}) == Refusal::nothingToUnlock);
  Way open;
  open.started(kFirst, 1);
  CHECK(open.refusal(WantUseCode{kCode}) == Refusal::tryIsOpen);
  Way way = askedOnce();
  way.unlocked(kGrant);
  CHECK(way.refusal(WantUseCode{kCode}) == Refusal::unlockedAlready);
  Way byCode = askedOnce();
  byCode.want(WantUseCode{kCode});
  CHECK(byCode.refusal(WantUnlock{byCode.deed(), kGrant}) == Refusal::unlockedAlready);
}

TEST_CASE("a code is what is missing once the student's own steps are done, and at no other time") {
  const auto waits = [](const Way& way) { return waitsForUnlock(way.journey, way.policy, way.now); };
  CHECK_FALSE(waits(Way()));
  Way way = notYetOnce();
  CHECK_FALSE(waits(way));
  way.want(WantReflect{});
  CHECK_FALSE(waits(way));
  way.want(WantRevise{});
  CHECK(waits(way));
  way.want(WantAsk{});
  CHECK(waits(way));
  way.want(WantUseCode{kCode});
  CHECK_FALSE(waits(way));
}

TEST_CASE("no code is offered while a wait runs, or where the next try needs no teacher") {
  Policy wait = noSteps();
  wait.unlock.is = pack::Reassess::Unlock::automatic;
  wait.wait.is = {pack::Wait::Unit::hours, 4};
  Way way;
  way.policy = wait;
  way.now.wallMs = 1'790'000'000'000;
  way.started(kFirst, 1).notYet(kFirst);
  CHECK_FALSE(waitsForUnlock(way.journey, way.policy, way.now));
  Policy always = noSteps();
  always.unlock.is = pack::Reassess::Unlock::always;
  const Way open = notYetOnce(always);
  CHECK_FALSE(waitsForUnlock(open.journey, open.policy, open.now));
}

TEST_CASE("who has no try left can be helped by a code") {
  Policy policy = noSteps();
  policy.tries.is = 1;
  Way way = notYetOnce(policy);
  CHECK(waitsForUnlock(way.journey, way.policy, way.now));
  way.want(WantUseCode{kCode});
  CHECK(way.want(WantStart{kSecond}).number == 2);
}

TEST_CASE("a code and its try are the same journey in any order, and twice is once") {
  const Happening used = CodeUsed{{kSeat1, 3}, kCode};
  const Happening again = CodeUsed{{kSeat1, 9}, kCode};  // written again behind a repair
  const Happening first = Started{{kSeat1, 0}, kLex, kFirst, 1, {}, {}, 0};
  const Happening done = HandedIn{{kSeat1, 1}, kFirst, {}, {}};
  const Happening second = Started{{kSeat1, 4}, kLex, kSecond, 2, kCode, {}, 0};
  const Happening byHand = Unlocked{{1, DeedId("d1")}, kGrant};
  std::vector<Happening> all{used, again, first, done, second, byHand};
  const auto fold = [&] {
    Journey journey = Way::ofLex();
    for (const Happening& one : all) journey = evolve(std::move(journey), one);
    return journey;
  };
  const Journey expected = fold();
  CHECK(expected.grants.size() == 2);
  CHECK(expected.openGrants() == std::vector<GrantId>{kGrant});
  std::vector<int> order{0, 1, 2, 3, 4, 5};
  const auto told = all;
  do {
    for (std::size_t i = 0; i < order.size(); ++i) all[i] = told[static_cast<std::size_t>(order[i])];
    REQUIRE(fold() == expected);
  } while (std::next_permutation(order.begin(), order.end()));
}

namespace {

const Happening kByCode = CodeUsed{{kSeat1, 3}, kCode, kFirst};
const Happening kByPress = Unlocked{{1, DeedId("d1")}, kGrant, false, kFirst};

/// A first try that was not yet, then these, in their order.
Journey after(const std::vector<Happening>& happened) {
  Journey journey = notYetOnce().journey;
  for (const Happening& one : happened) journey = evolve(std::move(journey), one);
  return journey;
}

}  // namespace

TEST_CASE("a code and a press that answer the same try are one more try, and both are known") {
  for (const auto& order : {std::vector{kByCode, kByPress}, std::vector{kByPress, kByCode}}) {
    const Journey journey = after(order);
    CHECK(journey.grants.size() == 2);
    CHECK(journey.openGrants() == std::vector<GrantId>{kCode});
    CHECK(isOneUnlock(journey, kCode, kGrant));
    CHECK(journey.standing() == Standing::unlocked);
  }
}

TEST_CASE("when one of the two was used, the other opens nothing, whichever it was") {
  for (const GrantId& used : {kCode, kGrant}) {
    const Happening second = Started{{kSeat1, 4}, kLex, kSecond, 2, used, {}, 0};
    const Happening done = HandedIn{{kSeat1, 5}, kSecond, {}, {}};
    const Journey journey = after({kByPress, second, done, kByCode});
    CHECK(journey.openGrants().empty());
    CHECK(journey.tries() == 2);
    CHECK(journey.standing() == Standing::notYet);
  }
}

TEST_CASE("two seats that used one of the two each: both tries are kept, and one counts") {
  const Happening here = Started{{kSeat1, 4}, kLex, kSecond, 2, kCode, {}, 0};
  const Happening there = Started{{kSeat2, 0}, kLex, kThird, 3, kGrant, {}, 0};  // it knew of a try more
  const Journey journey = after({kByCode, kByPress, here, there});
  CHECK(journey.attempts().size() == 3);
  CHECK(areRivals(journey, *journey.find(kSecond), *journey.find(kThird)));
  CHECK(journey.tries() == 2);
}

TEST_CASE("a try that is taken out gives one of the two back") {
  const Happening second = Started{{kSeat1, 4}, kLex, kSecond, 2, kCode, {}, 0};
  const Happening out = Voided{{2, DeedId("d2")}, kSecond, true};
  CHECK(after({kByCode, kByPress, second, out}).openGrants().size() == 1);
}

TEST_CASE("unlocks after different tries, or of which nobody knows after which, are as many as they are") {
  const Happening unknown = Unlocked{{4, DeedId("d4")}, GrantId("g4")};
  const Happening other = Unlocked{{5, DeedId("d5")}, GrantId("g5")};
  CHECK(after({kByCode, unknown, other}).openGrants().size() == 3);
  const Happening later = Unlocked{{6, DeedId("d6")}, GrantId("g6"), false, kSecond};
  CHECK(after({kByCode, later}).openGrants().size() == 2);
}

TEST_CASE("an unlock and a code say after which try they come") {
  Way way = askedOnce();
  CHECK(std::get<CodeUsed>(way.want(WantUseCode{kCode}).leaves[0]).after == kFirst);
  Way other = askedOnce();
  CHECK(std::get<Unlocked>(other.want(WantUnlock{other.deed(), kGrant}).leaves[0]).after == kFirst);
}
