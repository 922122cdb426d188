// Who makes the rules of a check: house, class, author, teacher, the later one the stronger.

#include "core/journey/policy.h"

#include "tests/support/catch.h"

using namespace cz;
using namespace cz::journey;

namespace {

pack::Check checkOf(const std::vector<std::string>& said) {
  pack::Check check;
  check.id = CheckId("factors");
  check.reassess.tries = 3;
  check.reassess.unlock = pack::Reassess::Unlock::automatic;
  check.reassess.reflect = false;
  check.reassess.said = said;
  return check;
}

}  // namespace

TEST_CASE("where nobody decides, the rules of the house hold") {
  const Policy policy = policyOf(checkOf({}));
  CHECK(policy.unlock == Rule<pack::Reassess::Unlock>{pack::Reassess::Unlock::teacher, Origin::house});
  CHECK(policy.wait.is.count == 0);
  CHECK(policy.tries == Rule<int>{0, Origin::house});
  CHECK(policy.reflect == Rule<bool>{true, Origin::house});
  CHECK(policy.revise == Rule<bool>{true, Origin::house});
  CHECK(policy.confirm.is == pack::Reassess::Confirm::student);
  CHECK(policy.form.is == pack::Reassess::FormRule::unseen);
  CHECK(policy.retake.is == pack::Reassess::Retake::everything);
  CHECK(policy.away.is == Away::pauses);
  CHECK_FALSE(policy.window.is);
}

TEST_CASE("a class decides what the author of the check left out, and nothing else") {
  ClassRules rules;
  rules.defaults.tries = 5;
  rules.defaults.reflect = true;
  rules.defaults.wait = pack::Wait{pack::Wait::Unit::schoolDays, 2};
  const Policy policy = policyOf(checkOf({"tries", "unlock"}), rules);
  CHECK(policy.tries == Rule<int>{3, Origin::theCheck});
  CHECK(policy.unlock == Rule<pack::Reassess::Unlock>{pack::Reassess::Unlock::automatic, Origin::theCheck});
  CHECK(policy.reflect == Rule<bool>{true, Origin::theClass});
  CHECK(policy.wait == Rule<pack::Wait>{{pack::Wait::Unit::schoolDays, 2}, Origin::theClass});
  CHECK(policy.revise == Rule<bool>{true, Origin::house});
}

TEST_CASE("a teacher's rule for one check goes before its author's, for that check alone") {
  ClassRules rules;
  rules.byCheck[CheckId("factors")].tries = 1;
  rules.byCheck[CheckId("factors")].window = Window{1000, 2000};
  rules.byCheck[CheckId("primes")].reflect = true;
  const Policy policy = policyOf(checkOf({"tries", "reflect"}), rules);
  CHECK(policy.tries == Rule<int>{1, Origin::theTeacher});
  CHECK(policy.window.is == Window{1000, 2000});
  CHECK(policy.window.from == Origin::theTeacher);
  CHECK(policy.reflect == Rule<bool>{false, Origin::theCheck});
}

TEST_CASE("the missed skills are taken alone only where skills are mastered one by one, whatever a class says") {
  ClassRules rules;
  rules.defaults.retake = pack::Reassess::Retake::missed;
  pack::Check check = checkOf({});
  CHECK(policyOf(check, rules).retake.is == pack::Reassess::Retake::missed);
  check.mastery.rule = pack::Mastery::Rule::total;
  CHECK(policyOf(check, rules).retake.is == pack::Reassess::Retake::everything);
}

TEST_CASE("the calendar of the class comes with its rules, and every origin has a name") {
  ClassRules rules;
  rules.calendar.bells = {600};
  CHECK(policyOf(checkOf({}), rules).calendar == rules.calendar);
  CHECK(nameOf(Origin::house) == "Checkzone");
  CHECK(nameOf(Origin::theClass) == "the class");
  CHECK(nameOf(Origin::theCheck) == "the check");
  CHECK(nameOf(Origin::theTeacher) == "your teacher");
}
