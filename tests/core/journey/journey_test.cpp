// The way from the first try to mastery.

#include "tests/core/journey/way.h"

using namespace cz;
using namespace cz::tests;

TEST_CASE("a student who has not tried may start the first try, with no grant") {
  const Way way;
  CHECK(way.standing() == Standing::ready);
  const auto start = allowedOf(decide(way.journey, WantStart{kFirst}, way.policy, {}));
  CHECK(start.number == 1);
  CHECK(start.grant.empty());
  CHECK_FALSE(start.resume);
  CHECK(start.only.empty());
  REQUIRE(start.leaves.size() == 1);
  CHECK(std::get<Started>(start.leaves[0]).attempt == kFirst);
  CHECK(std::get<Started>(start.leaves[0]).student == kLex);
}

TEST_CASE("the whole way: not yet, reflect, revise, ask, unlocked, another try, mastered") {
  Way way = notYetOnce();
  CHECK(way.standing() == Standing::notYet);
  CHECK(way.next() == NextStep::reflect);
  CHECK(way.refusal(WantAsk{}) == Refusal::reflectFirst);
  CHECK(way.refusal(WantRevise{}) == Refusal::reflectFirst);
  CHECK(way.refusal(WantStart{}) == Refusal::reflectFirst);

  way.want(WantReflect{});
  CHECK(way.next() == NextStep::revise);
  CHECK(way.refusal(WantReflect{}) == Refusal::reflectedAlready);
  CHECK(way.refusal(WantAsk{}) == Refusal::reviseFirst);

  way.want(WantRevise{});
  CHECK(way.next() == NextStep::ask);
  CHECK(way.refusal(WantRevise{}) == Refusal::revisedAlready);
  CHECK(way.refusal(WantStart{}) == Refusal::askFirst);

  way.want(WantAsk{});
  CHECK(way.standing() == Standing::asked);
  CHECK(way.next() == NextStep::waitForTeacher);
  CHECK(way.refusal(WantStart{}) == Refusal::askedAlready);
  CHECK(way.refusal(WantAsk{}) == Refusal::askedAlready);

  CHECK(way.want(WantUnlock{way.deed(), kGrant}).number == 2);
  CHECK(way.standing() == Standing::unlocked);
  CHECK(way.next() == NextStep::start);
  const auto start = way.want(WantStart{kSecond});
  CHECK(start.number == 2);
  CHECK(start.grant == kGrant);
  CHECK(way.standing() == Standing::taking);
  CHECK(way.refusal(WantAsk{}) == Refusal::goOnFirst);

  way.want(WantHandIn{kSecond, {true, false, {}}});
  CHECK(way.standing() == Standing::mastered);
  CHECK(way.next() == NextStep::none);
  CHECK(way.journey.tries() == 2);
}

TEST_CASE("an open attempt is resumed, never started anew (O-21, O-22)") {
  Way way;
  way.started(kFirst, 1);
  for (int sitting = 0; sitting < 4; ++sitting) {
    const auto again = way.want(WantStart{kSecond});
    REQUIRE(again.resume);
    CHECK(*again.resume == kFirst);
    CHECK(again.number == 1);
    way.want(WantPause{kFirst});
  }
  CHECK(way.journey.attempts().size() == 1);
  CHECK(way.refusal(WantUnlock{}) == Refusal::tryIsOpen);
}

TEST_CASE("a grant is good for one attempt") {
  Way way = notYetOnce(noSteps());
  way.unlocked(kGrant).started(kSecond, 2, kGrant).notYet(kSecond);
  CHECK(way.standing() == Standing::notYet);
  CHECK(way.journey.openGrants().empty());
  CHECK(way.refusal(WantStart{}) == Refusal::askFirst);
}

TEST_CASE("hearing of the grant after the attempt that spent it opens nothing") {
  Way way = notYetOnce(noSteps());
  way.started(kSecond, 2, kGrant).unlocked(kGrant).notYet(kSecond);
  CHECK(way.journey.openGrants().empty());
  CHECK(way.standing() == Standing::notYet);
}

TEST_CASE("of two grants the one that was decided first is used first") {
  Way way = notYetOnce(noSteps());
  way.tell(Unlocked{{9, DeedId("late")}, GrantId("a")});
  way.tell(Unlocked{{2, DeedId("early")}, GrantId("b")});
  CHECK(way.want(WantStart{kSecond}).grant == GrantId("b"));
}

TEST_CASE("what is told twice counts once (O-20)") {
  Way way;
  way.started(kFirst, 1).started(kFirst, 1).notYet(kFirst).mastered(kFirst);
  way.tell(Unlocked{{1, DeedId("d")}, kGrant}).tell(Unlocked{{1, DeedId("d")}, kGrant});
  CHECK(way.journey.tries() == 1);
  CHECK_FALSE(way.journey.mastered());
  CHECK(way.journey.openGrants().size() == 1);
  CHECK(way.refusal(WantHandIn{kFirst, {true, false, {}}}) == Refusal::handedInAlready);
}

TEST_CASE("mastered is the end of the way: nothing to start, ask or unlock") {
  Way way;
  way.started(kFirst, 1).mastered(kFirst);
  CHECK(way.refusal(WantStart{}) == Refusal::masteredAlready);
  CHECK(way.refusal(WantAsk{}) == Refusal::masteredAlready);
  CHECK(way.refusal(WantUnlock{}) == Refusal::nothingToUnlock);
  CHECK(way.refusal(WantReflect{}) == Refusal::nothingToReflect);
}

TEST_CASE("tries are limited by the policy, and the teacher can still open one more") {
  Policy policy = noSteps();
  policy.tries.is = 1;
  policy.unlock.is = pack::Reassess::Unlock::always;
  Way way = notYetOnce(policy);
  CHECK(triesLeft(way.journey, policy) == 0);
  CHECK(way.refusal(WantStart{}) == Refusal::noTriesLeft);
  CHECK(way.next() == NextStep::ask);
  way.want(WantAsk{});
  way.want(WantUnlock{way.deed(), kGrant});
  CHECK(way.want(WantStart{kSecond}).number == 2);
  CHECK(triesLeft(way.journey, policy) == 0);
}

TEST_CASE("without a limit nobody counts the tries left") {
  CHECK_FALSE(triesLeft(notYetOnce().journey, houseRules()));
}

TEST_CASE("when the check is always open, the next try needs no asking, and no waiting") {
  Policy policy = noSteps();
  policy.unlock.is = pack::Reassess::Unlock::always;
  policy.wait.is = {pack::Wait::Unit::hours, 4};
  const Way way = notYetOnce(policy);
  CHECK(way.may(WantStart{}));
  CHECK(way.refusal(WantAsk{}) == Refusal::startNow);
}

TEST_CASE("a check that is always open still asks for reflection and revision where its policy does") {
  Policy policy = houseRules();
  policy.unlock.is = pack::Reassess::Unlock::always;
  Way way = notYetOnce(policy);
  CHECK(way.refusal(WantStart{}) == Refusal::reflectFirst);
  way.stepsDone();
  CHECK(way.may(WantStart{}));
}

TEST_CASE("only a not-yet check can be unlocked, and only once") {
  CHECK(Way().refusal(WantUnlock{}) == Refusal::firstNeedsNone);
  Way way = notYetOnce();
  way.want(WantUnlock{way.deed(), kGrant});
  CHECK(way.refusal(WantUnlock{}) == Refusal::unlockedAlready);
}

TEST_CASE("a teacher's unlock doesn't replace reflection and revision") {
  Way way = notYetOnce();
  way.want(WantUnlock{way.deed(), kGrant});
  CHECK(way.standing() == Standing::unlocked);
  CHECK(way.refusal(WantStart{}) == Refusal::reflectFirst);
  way.stepsDone();
  CHECK(way.may(WantStart{}));
  CHECK(way.refusal(WantAsk{}) == Refusal::startNow);
}

TEST_CASE("reflection and revision are done anew after every not yet") {
  Way way = notYetOnce();
  way.stepsDone().unlocked(kGrant).started(kSecond, 2, kGrant).notYet(kSecond);
  CHECK(way.next() == NextStep::reflect);
}

TEST_CASE("the revision is confirmed by whom the policy names; a teacher's word is always good") {
  Policy policy = houseRules();
  policy.confirm.is = pack::Reassess::Confirm::teacher;
  Way way = notYetOnce(policy);
  way.want(WantReflect{});
  CHECK(way.refusal(WantRevise{}) == Refusal::teacherConfirms);
  CHECK(way.next() == NextStep::showRevision);
  way.tell(Revised{{}, kFirst});  // a kiosk with an older policy wrote it
  CHECK(way.refusal(WantStart{}) == Refusal::teacherConfirms);
  way.want(WantConfirm{way.deed()});
  CHECK(way.refusal(WantConfirm{way.deed()}) == Refusal::confirmedAlready);
  CHECK(way.next() == NextStep::ask);

  Way other = notYetOnce();
  other.want(WantConfirm{other.deed()});
  other.want(WantReflect{});
  CHECK(other.next() == NextStep::ask);
}

TEST_CASE("where the policy asks for neither, there is nothing to reflect, revise or confirm") {
  Way way = notYetOnce(noSteps());
  CHECK(way.refusal(WantReflect{}) == Refusal::nothingToReflect);
  CHECK(way.refusal(WantRevise{}) == Refusal::nothingToRevise);
  CHECK(way.refusal(WantConfirm{way.deed()}) == Refusal::nothingToConfirm);
  CHECK(way.next() == NextStep::ask);
}

TEST_CASE(
    "a try that waits for marks is neither mastered nor not yet, and nothing can start, be asked for or unlocked") {
  Way way;
  way.started(kFirst, 1).tell(HandedIn{{}, kFirst, {false, true, {}}, {}});
  CHECK(way.standing() == Standing::waiting);
  CHECK(way.refusal(WantStart{}) == Refusal::waitingForMarks);
  CHECK(way.refusal(WantAsk{}) == Refusal::waitingForMarks);
  CHECK(way.refusal(WantUnlock{}) == Refusal::markFirst);
  CHECK(way.refusal(WantReflect{}) == Refusal::nothingToReflect);
}

TEST_CASE("marks decide a try; until the last one has come it goes on waiting") {
  Way way;
  way.policy = noSteps();
  way.started(kFirst, 1).tell(HandedIn{{}, kFirst, {false, true, {}}, {}});
  way.tell(Marked{way.deed(), kFirst, {false, true, {}}});
  CHECK(way.standing() == Standing::waiting);
  Way good = way;
  CHECK(good.tell(Marked{good.deed(), kFirst, {true, false, {}}}).standing() == Standing::mastered);
  way.tell(Marked{way.deed(), kFirst, {false, false, {}}});
  CHECK(way.standing() == Standing::notYet);
  CHECK(way.may(WantAsk{}));
}

TEST_CASE("of two marks the later decision counts, whichever is heard first") {
  Way way;
  way.started(kFirst, 1).tell(HandedIn{{}, kFirst, {false, true, {}}, {}});
  way.tell(Marked{{7, {}}, kFirst, {true, false, {}}});
  way.tell(Marked{{3, {}}, kFirst, {false, false, {}}});
  CHECK(way.standing() == Standing::mastered);
}

TEST_CASE("a mark that is changed later changes the result of its own try alone") {
  Way way;
  way.started(kFirst, 1).tell(HandedIn{{}, kFirst, {false, true, {}}, {}});
  way.tell(Marked{way.deed(), kFirst, {false, false, {}}}).unlocked(kGrant).started(kSecond, 2, kGrant);
  way.tell(Marked{way.deed(), kFirst, {true, false, {}}});
  CHECK(way.standing() == Standing::mastered);
  CHECK(way.journey.open()->id == kSecond);  // it is open and stays so
  CHECK(way.journey.find(kFirst)->isMastered());
  CHECK_FALSE(way.journey.find(kSecond)->isMastered());
}

TEST_CASE("a mark for a try that is open or unknown changes nothing") {
  Way way;
  way.started(kFirst, 1);
  way.tell(Marked{way.deed(), kFirst, {true, false, {}}}).tell(Marked{way.deed(), kSecond, {true, false, {}}});
  CHECK(way.standing() == Standing::taking);
  CHECK_FALSE(way.journey.mastered());
}

TEST_CASE("checks don't hold one another up: each has its own journey, and several may be open") {
  Way factors, primes;
  factors.want(WantStart{kFirst});
  primes.want(WantStart{kSecond});
  CHECK(factors.standing() == Standing::taking);
  CHECK(primes.standing() == Standing::taking);
  factors.want(WantHandIn{kFirst, {true, false, {}}});
  CHECK(primes.want(WantStart{}).resume == kSecond);
}

TEST_CASE("where the policy says so, the next try takes only the skills that were missing") {
  const std::vector<SkillId> missed{SkillId("list")};
  Policy policy = noSteps();
  policy.unlock.is = pack::Reassess::Unlock::always;
  policy.retake.is = pack::Reassess::Retake::missed;
  Way way;
  way.policy = policy;
  way.started(kFirst, 1).notYet(kFirst, missed);
  CHECK(way.want(WantStart{kSecond}).only == missed);
  CHECK(way.journey.find(kSecond)->start->only == missed);
  // The skills that it took are there now: with those of the first try all are.
  CHECK(way.mastered(kSecond).standing() == Standing::mastered);

  // The same form again holds every skill.
  policy.form.is = pack::Reassess::FormRule::same;
  Way whole;
  whole.policy = policy;
  whole.started(kFirst, 1).notYet(kFirst, missed);
  CHECK(whole.want(WantStart{kSecond}).only.empty());
}

TEST_CASE("the same form comes again by the policy, or by the teacher's unlock alone") {
  Way way = notYetOnce(noSteps());
  way.want(WantUnlock{way.deed(), kGrant, true});
  CHECK(way.want(WantStart{kSecond}).form == pack::Reassess::FormRule::same);

  Way unseen = notYetOnce(noSteps());
  unseen.want(WantUnlock{unseen.deed(), kGrant});
  CHECK(unseen.want(WantStart{kSecond}).form == pack::Reassess::FormRule::unseen);

  Policy same = noSteps();
  same.form.is = pack::Reassess::FormRule::same;
  Way bySame = notYetOnce(same);
  bySame.want(WantUnlock{bySame.deed(), kGrant});
  CHECK(bySame.want(WantStart{kSecond}).form == pack::Reassess::FormRule::same);
}

TEST_CASE("every refusal has a name of its own, a sentence and a way out") {
  std::set<std::string> names;
  for (int i = 0; i < kRefusals; ++i) {
    const auto why = static_cast<Refusal>(i);
    const Refused refusal = refused(why);
    INFO(nameOf(why));
    CHECK(names.insert(nameOf(why)).second);
    CHECK(refusal.reason.back() == '.');
    CHECK_FALSE(refusal.next.empty());
    CHECK(refusal.reason.find("fail") == std::string::npos);  // it is "not yet"
    CHECK(refusedUntil(why, 0, {}).reason.find('{') == std::string::npos);
  }
}

TEST_CASE("where a check has a set time, the teacher can open it for who sits at a kiosk whose clock was not set") {
  Way way;
  way.policy.window.is = Window{1000, 2000};
  way.now = {1500, {}};  // at the station the check is open: it can't see what the kiosk's clock says
  way.want(WantUnlock{way.deed(), kGrant, false, false});
  way.now = {{}, kSeat1};
  CHECK(way.want(WantStart{kFirst}).grant == kGrant);
  CHECK(way.standing() == Standing::taking);
}
