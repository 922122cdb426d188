// Tries at the skills that were missing alone, and what they say of the whole check.

#include "core/journey/whole.h"

#include "tests/core/journey/way.h"

using namespace cz;
using namespace cz::tests;

namespace {

const SkillId kList{"list"};
const SkillId kSpot{"spot"};

Policy missedAlone() {
  Policy policy = noSteps();
  policy.unlock.is = pack::Reassess::Unlock::always;
  policy.retake.is = pack::Reassess::Retake::missed;
  return policy;
}

/// A first try at the whole check, which has more skills than these two, and both are missing.
Way missingBoth() {
  Way way;
  way.policy = missedAlone();
  way.started(kFirst, 1).notYet(kFirst, {kList, kSpot});
  return way;
}

Way& startedAt(Way& way, const AttemptId& id, int number, std::vector<SkillId> only) {
  return way.tell(Started{{}, kLex, id, number, {}, std::move(only), 0});
}

}  // namespace

TEST_CASE("a try at what was missing masters the check beside the try that showed the rest") {
  Way way = missingBoth();
  CHECK(way.want(WantStart{kSecond}).only == std::vector<SkillId>{kList, kSpot});
  way.mastered(kSecond);
  CHECK(way.standing() == Standing::mastered);
}

TEST_CASE("what was missing may be shown one skill after the other") {
  Way way = missingBoth();
  startedAt(way, kSecond, 2, {kList, kSpot}).notYet(kSecond, {kSpot});
  startedAt(way, kThird, 3, {kSpot}).mastered(kThird);
  CHECK(way.standing() == Standing::mastered);
}

TEST_CASE(
    "when the first try is taken out, one skill alone no longer masters the check, and the whole is taken again") {
  Way way;
  way.policy = missedAlone();
  way.started(kFirst, 1).notYet(kFirst, {kList});
  startedAt(way, kSecond, 2, {kList}).mastered(kSecond);
  REQUIRE(way.standing() == Standing::mastered);
  way.want(WantVoid{way.deed(), kFirst, true, "somebody else sat there"});
  CHECK(way.standing() == Standing::notYet);
  CHECK_FALSE(way.journey.opensNext());
  const Allowed next = way.want(WantStart{kThird});
  CHECK(next.only.empty());  // all skills
  way.mastered(kThird);
  CHECK(way.standing() == Standing::mastered);
}

TEST_CASE("when the first try was another student's, one skill alone masters the check for neither") {
  Way way;
  way.policy = missedAlone();
  way.started(kFirst, 1).notYet(kFirst, {kList});
  startedAt(way, kSecond, 2, {kList}).mastered(kSecond);
  way.want(WantCorrect{way.deed(), kFirst, kSam, "Sam sat down under Lex's name"});
  CHECK(way.standing() == Standing::notYet);

  Way sam;
  sam.journey.student = kSam;
  sam.policy = missedAlone();
  startedAt(sam, kSecond, 2, {kList}).mastered(kSecond);  // began as Lex's
  sam.tell(Corrected{sam.deed(), kSecond, kSam});
  CHECK(sam.standing() == Standing::notYet);
  CHECK(sam.may(WantStart{}));
}

TEST_CASE("when a step on the way is taken out, what it alone had shown is to be shown again") {
  Way way = missingBoth();
  startedAt(way, kSecond, 2, {kList, kSpot}).notYet(kSecond, {kSpot});
  startedAt(way, kThird, 3, {kSpot}).mastered(kThird);
  way.want(WantVoid{way.deed(), kSecond, true, "with help"});
  CHECK(way.standing() == Standing::notYet);  // "list" was shown in no try that counts
  way.want(WantVoid{way.deed(), kSecond, false, "it was without"});
  CHECK(way.standing() == Standing::mastered);
}

TEST_CASE("a regrade of the first try takes nothing back from a later one in silence") {
  Way way;
  way.policy = missedAlone();
  way.started(kFirst, 1).notYet(kFirst, {kList});
  startedAt(way, kSecond, 2, {kList}).mastered(kSecond);
  way.tell(Regraded{way.deed(), kFirst, {false, false, {kList, kSpot}}});
  CHECK(way.standing() == Standing::mastered);
}

TEST_CASE("a regrade that finds less missing helps") {
  Way way = missingBoth();
  startedAt(way, kSecond, 2, {kSpot}).mastered(kSecond);
  CHECK(way.standing() == Standing::notYet);
  way.tell(Regraded{way.deed(), kFirst, {false, false, {kSpot}}});
  CHECK(way.standing() == Standing::mastered);
}

TEST_CASE("of a skill the newest try that was at it says whether it is shown") {
  Way way = missingBoth();
  const auto shown = [&](const SkillId& skill) { return shownOf(way.journey.counting(), skill); };
  const SkillId other{"other"};
  CHECK(shown(kList) == Shown::missing);
  CHECK(shown(other) == Shown::there);
  startedAt(way, kSecond, 2, {kList, kSpot}).notYet(kSecond, {kSpot});
  CHECK(shown(kList) == Shown::there);
  CHECK(shown(kSpot) == Shown::missing);
  CHECK(shown(other) == Shown::there);
  way.want(WantVoid{way.deed(), kFirst, true, "somebody else sat there"});
  CHECK(shown(other) == Shown::never);
  CHECK(shown(kList) == Shown::there);
}

TEST_CASE("a regrade that lowers the newest try says so, and takes nothing back that a later one left out") {
  Way way;
  way.policy = missedAlone();
  way.started(kFirst, 1).notYet(kFirst, {kList});
  way.tell(Regraded{way.deed(), kFirst, {false, false, {kList, kSpot}}});
  CHECK(shownOf(way.journey.counting(), kSpot) == Shown::missing);
  startedAt(way, kSecond, 2, {kList}).mastered(kSecond);
  CHECK(shownOf(way.journey.counting(), kSpot) == Shown::there);
}
