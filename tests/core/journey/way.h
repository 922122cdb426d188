#pragma once
// A student's way, told step by step, for tests of its rules.

#include <set>

#include "core/journey/decide.h"
#include "core/journey/stamp.h"
#include "tests/support/catch.h"

namespace cz::tests {

using namespace cz::journey;

inline const AttemptId kFirst{"a1"};
inline const AttemptId kSecond{"a2"};
inline const AttemptId kThird{"a3"};
inline const GrantId kGrant{"g1"};
inline const LogId kSeat1{"seat 1"};
inline const LogId kSeat2{"seat 2"};
inline const StudentId kLex{"lex"};
inline const StudentId kSam{"sam"};

inline Refusal whyOf(const Decision& decision) {
  REQUIRE(std::holds_alternative<Refused>(decision));
  const auto& refused = std::get<Refused>(decision);
  CHECK_FALSE(refused.reason.empty());
  CHECK_FALSE(refused.next.empty());
  return refused.why;
}

inline Allowed allowedOf(const Decision& decision) {
  if (const auto* refused = std::get_if<Refused>(&decision)) FAIL("refused: " << refused->reason);
  return std::get<Allowed>(decision);
}

inline bool isAllowed(const Decision& decision) { return std::holds_alternative<Allowed>(decision); }

/// The house rules: the teacher unlocks; reflection and revision come first.
inline Policy houseRules() {
  Policy policy;
  policy.reflect.is = true;
  policy.revise.is = true;
  return policy;
}

inline Policy noSteps() { return {}; }

/// Lex's way. Every happening gets the next place in the log of seat 1, or the next number of a decision.
struct Way {
  Journey journey = ofLex();
  Policy policy = houseRules();
  Moment now{};
  std::uint64_t leaf = 0;
  std::uint64_t decided = 0;

  static Journey ofLex() {
    Journey journey;
    journey.student = kLex;
    return journey;
  }

  Deed deed() {
    ++decided;
    return {decided, DeedId("d" + std::to_string(decided))};
  }
  Way& tell(const Happening& happening, const LogId& log = kSeat1) {
    journey = evolve(std::move(journey), stamped(happening, {log, leaf++}));
    return *this;
  }
  /// What is allowed happens; a refusal fails the test.
  Allowed want(const Command& command) {
    Allowed allowed = allowedOf(decide(journey, command, policy, now));
    for (const Happening& one : allowed.leaves) tell(one, now.seat.empty() ? kSeat1 : now.seat);
    return allowed;
  }
  Refusal refusal(const Command& command) const { return whyOf(decide(journey, command, policy, now)); }
  bool may(const Command& command) const { return isAllowed(decide(journey, command, policy, now)); }
  Standing standing() const { return journey.standing(); }
  NextStep next() const { return nextStep(journey, policy, now); }

  Way& started(const AttemptId& id, int number, const GrantId& grant = {}, const LogId& log = kSeat1) {
    return tell(Started{{}, journey.student, id, number, grant, {}, decided}, log);
  }
  Way& notYet(const AttemptId& id, std::vector<SkillId> missed = {}, const LogId& log = kSeat1) {
    return tell(HandedIn{{}, id, {false, false, std::move(missed)}, now.wallMs}, log);
  }
  Way& mastered(const AttemptId& id, const LogId& log = kSeat1) {
    return tell(HandedIn{{}, id, {true, false, {}}, now.wallMs}, log);
  }
  Way& unlocked(const GrantId& grant) { return tell(Unlocked{deed(), grant}); }
  /// Reflection and revision after the last try.
  Way& stepsDone() {
    want(WantReflect{});
    want(WantRevise{});
    return *this;
  }
};

/// A first try that came to "not yet".
inline Way notYetOnce(Policy policy = houseRules()) {
  Way way;
  way.policy = std::move(policy);
  way.started(kFirst, 1).notYet(kFirst);
  return way;
}

}  // namespace cz::tests
