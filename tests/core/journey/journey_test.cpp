#include "core/journey/journey.h"

#include "tests/support/catch.h"

using namespace cz;
using namespace cz::journey;

namespace {

const AttemptId kFirst{"a1"};
const AttemptId kSecond{"a2"};
const GrantId kGrant{"g1"};

Journey after(std::initializer_list<Happening> happenings) {
  Journey journey;
  for (const auto& happening : happenings) journey = evolve(std::move(journey), happening);
  return journey;
}

Journey notYetOnce() { return after({Started{kFirst, 1, {}}, HandedIn{kFirst, false}}); }

pack::Reassess byTeacher(int tries = 0) {
  pack::Reassess policy;
  policy.tries = tries;
  return policy;
}

bool refused(const Decision& decision) { return std::holds_alternative<Refused>(decision); }
Allowed allowed(const Decision& decision) { return std::get<Allowed>(decision); }

}  // namespace

TEST_CASE("a student who has not tried may start the first try, with no grant") {
  const auto start = allowed(decide({}, WantStart{}, byTeacher()));
  CHECK(start.number == 1);
  CHECK(start.grant.empty());
  CHECK_FALSE(start.resume);
}

TEST_CASE("a second form is refused until the teacher unlocks it") {
  Journey journey = notYetOnce();
  CHECK(journey.standing() == Standing::notYet);
  CHECK(refused(decide(journey, WantStart{}, byTeacher())));

  journey = evolve(std::move(journey), Asked{kFirst});
  CHECK(journey.standing() == Standing::asked);
  CHECK(refused(decide(journey, WantStart{}, byTeacher())));

  journey = evolve(std::move(journey), Unlocked{kGrant});
  const auto start = allowed(decide(journey, WantStart{}, byTeacher()));
  CHECK(start.number == 2);
  CHECK(start.grant == kGrant);
}

TEST_CASE("an open attempt is resumed, never started anew (O-21, O-22)") {
  const Journey journey = after({Started{kFirst, 1, {}}});
  const auto start = allowed(decide(journey, WantStart{}, byTeacher()));
  REQUIRE(start.resume);
  CHECK(*start.resume == kFirst);
  CHECK(refused(decide(journey, WantUnlock{}, byTeacher())));
  CHECK(refused(decide(journey, WantAsk{}, byTeacher())));
}

TEST_CASE("a grant is good for one attempt") {
  Journey journey = evolve(notYetOnce(), Unlocked{kGrant});
  journey = evolve(std::move(journey), Started{kSecond, 2, kGrant});
  journey = evolve(std::move(journey), HandedIn{kSecond, false});
  CHECK(journey.standing() == Standing::notYet);
  CHECK(refused(decide(journey, WantStart{}, byTeacher())));
}

TEST_CASE("hearing of the grant after the attempt that spent it opens nothing") {
  Journey journey = evolve(notYetOnce(), Started{kSecond, 2, kGrant});
  journey = evolve(std::move(journey), Unlocked{kGrant});
  journey = evolve(std::move(journey), HandedIn{kSecond, false});
  CHECK(journey.openGrants.empty());
  CHECK(journey.standing() == Standing::notYet);
}

TEST_CASE("what is told twice counts once (O-20)") {
  const Journey journey = after({Started{kFirst, 1, {}}, Started{kFirst, 1, {}}, HandedIn{kFirst, false},
                                 HandedIn{kFirst, true}, Unlocked{kGrant}, Unlocked{kGrant}});
  CHECK(journey.tries() == 1);
  CHECK_FALSE(journey.mastered());
  CHECK(journey.openGrants.size() == 1);
}

TEST_CASE("mastered is the end of the way: nothing to start, ask or unlock") {
  const Journey journey = after({Started{kFirst, 1, {}}, HandedIn{kFirst, true}});
  CHECK(journey.standing() == Standing::mastered);
  CHECK(refused(decide(journey, WantStart{}, byTeacher())));
  CHECK(refused(decide(journey, WantAsk{}, byTeacher())));
  CHECK(refused(decide(journey, WantUnlock{}, byTeacher())));
}

TEST_CASE("tries are limited by the policy, and the teacher can still open one more") {
  Journey journey = notYetOnce();
  auto policy = byTeacher(1);
  policy.unlock = pack::Reassess::Unlock::always;
  CHECK(triesLeft(journey, policy) == 0);
  CHECK(refused(decide(journey, WantStart{}, policy)));
  CHECK_FALSE(refused(decide(journey, WantAsk{}, policy)));
  journey = evolve(std::move(journey), Unlocked{kGrant});
  CHECK(allowed(decide(journey, WantStart{}, policy)).number == 2);
}

TEST_CASE("without a limit nobody counts the tries left") { CHECK_FALSE(triesLeft(notYetOnce(), byTeacher())); }

TEST_CASE("when the check is always open, the next try needs no asking") {
  auto policy = byTeacher();
  policy.unlock = pack::Reassess::Unlock::always;
  CHECK(allowed(decide(notYetOnce(), WantStart{}, policy)).number == 2);
  CHECK(refused(decide(notYetOnce(), WantAsk{}, policy)));
}

TEST_CASE("asking counts only after the newest attempt was handed in as not yet") {
  CHECK(evolve(notYetOnce(), Asked{kSecond}).standing() == Standing::notYet);
  CHECK(evolve(after({Started{kFirst, 1, {}}}), Asked{kFirst}).standing() == Standing::taking);
  CHECK(refused(decide(evolve(notYetOnce(), Asked{kFirst}), WantAsk{}, byTeacher())));
}

TEST_CASE("only a not-yet check can be unlocked, and only once") {
  CHECK(refused(decide({}, WantUnlock{}, byTeacher())));
  CHECK_FALSE(refused(decide(notYetOnce(), WantUnlock{}, byTeacher())));
  CHECK(refused(decide(evolve(notYetOnce(), Unlocked{kGrant}), WantUnlock{}, byTeacher())));
}

TEST_CASE(
    "a try that waits for marks is neither mastered nor not yet, and nothing can start, be asked for or unlocked") {
  const Journey journey = after({Started{kFirst, 1, {}}, HandedIn{kFirst, false, true}});
  CHECK(journey.standing() == Standing::waiting);
  CHECK(refused(decide(journey, WantStart{}, byTeacher())));
  CHECK(refused(decide(journey, WantAsk{}, byTeacher())));
  CHECK(refused(decide(journey, WantUnlock{}, byTeacher())));
}

TEST_CASE("marks decide a try; until the last one has come it goes on waiting") {
  Journey journey = after({Started{kFirst, 1, {}}, HandedIn{kFirst, false, true}, Marked{kFirst, false, true}});
  CHECK(journey.standing() == Standing::waiting);
  CHECK(evolve(journey, Marked{kFirst, true, false}).standing() == Standing::mastered);
  journey = evolve(std::move(journey), Marked{kFirst, false, false});
  CHECK(journey.standing() == Standing::notYet);
  CHECK(allowed(decide(journey, WantAsk{}, byTeacher())).number == 2);
}

TEST_CASE("a mark that is changed later changes the result of its own try alone") {
  const Journey journey = after({Started{kFirst, 1, {}}, HandedIn{kFirst, false, true}, Marked{kFirst, false, false},
                                 Unlocked{kGrant}, Started{kSecond, 2, kGrant}, Marked{kFirst, true, false}});
  CHECK(journey.standing() == Standing::taking);  // the second try is open and stays so
  CHECK(journey.mastered());
  CHECK(journey.attempts[0].mastered);
  CHECK_FALSE(journey.attempts[1].mastered);
}

TEST_CASE("a mark for a try that is open or unknown changes nothing") {
  const Journey journey = after({Started{kFirst, 1, {}}, Marked{kFirst, true, false}, Marked{kSecond, true, false}});
  CHECK(journey.standing() == Standing::taking);
  CHECK_FALSE(journey.mastered());
}
