#include "core/journey/policy.h"

#include <algorithm>

namespace cz::journey {
namespace {

template <class Value>
void lay(Rule<Value>& rule, const std::optional<Value>& decided, Origin from) {
  if (decided) rule = {*decided, from};
}

void lay(Policy& policy, const Rules& rules, Origin from) {
  lay(policy.unlock, rules.unlock, from);
  lay(policy.wait, rules.wait, from);
  lay(policy.tries, rules.tries, from);
  lay(policy.reflect, rules.reflect, from);
  lay(policy.revise, rules.revise, from);
  lay(policy.confirm, rules.confirm, from);
  lay(policy.form, rules.form, from);
  lay(policy.retake, rules.retake, from);
  lay(policy.away, rules.away, from);
  if (rules.window) policy.window = {rules.window, from};
}

Rules authorsRules(const pack::Reassess& written) {
  const auto said = [&](const char* key) {
    return std::find(written.said.begin(), written.said.end(), key) != written.said.end();
  };
  Rules rules;
  if (said("unlock")) rules.unlock = written.unlock;
  if (said("wait")) rules.wait = written.wait;
  if (said("tries")) rules.tries = written.tries;
  if (said("reflect")) rules.reflect = written.reflect;
  if (said("revise")) rules.revise = written.revise;
  if (said("confirm")) rules.confirm = written.confirm;
  if (said("form")) rules.form = written.form;
  if (said("retake")) rules.retake = written.retake;
  return rules;
}

/// A check that isn't mastered skill by skill can't be taken skill by skill, whatever a class says.
bool isSkillBySkill(const pack::Check& check) {
  return check.mastery.rule == pack::Mastery::Rule::everySkill || check.mastery.rule == pack::Mastery::Rule::levels;
}

}  // namespace

Policy policyOf(const pack::Check& check, const ClassRules& classRules) {
  Policy policy;
  policy.reflect.is = true;
  policy.revise.is = true;
  policy.calendar = classRules.calendar;
  lay(policy, classRules.defaults, Origin::theClass);
  lay(policy, authorsRules(check.reassess), Origin::theCheck);
  const auto own = classRules.byCheck.find(check.id);
  if (own != classRules.byCheck.end()) lay(policy, own->second, Origin::theTeacher);
  if (!isSkillBySkill(check)) policy.retake = {pack::Reassess::Retake::everything, Origin::theCheck};
  return policy;
}

std::string nameOf(Origin origin) {
  switch (origin) {
    case Origin::theClass: return "the class";
    case Origin::theCheck: return "the check";
    case Origin::theTeacher: return "your teacher";
    case Origin::house: break;
  }
  return "Checkzone";
}

}  // namespace cz::journey
