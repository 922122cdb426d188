#include "core/station/looking_back.h"

#include <set>

#include "core/journey/steps.h"
#include "core/station/rules.h"
#include "core/station/station.h"

namespace cz::station {
namespace {

using Revision = LookingBack::Revision;

Revision revisionOf(const journey::Journey& journey, const journey::Policy& policy) {
  if (journey.mastered() || journey.waiting() || !policy.revise.is) return Revision::none;
  const journey::Done done = journey::doneAfterLast(journey);
  if (done.confirmed) return Revision::confirmed;
  if (policy.confirm.is == pack::Reassess::Confirm::teacher)
    return journey::mustReflect(journey, policy) ? Revision::open : Revision::toConfirm;
  return done.revised ? Revision::said : Revision::open;
}

bool waitsForConfirmation(const journey::Journey& journey, const journey::Policy& policy, const journey::Moment& now) {
  return journey::nextStep(journey, policy, now) == journey::NextStep::showRevision;
}

}  // namespace

Result<LookingBack> lookingBackOf(Station& station, const journey::Journey& journey, const journey::Policy& policy) {
  LookingBack back;
  if (journey.last() == nullptr) return back;
  back.revision = revisionOf(journey, policy);
  for (const journey::Attempt* attempt : journey.attempts()) {
    const bool counts = attempt == journey.last() || journey::areRivals(journey, *attempt, *journey.last());
    if (!counts || !attempt->reflected) continue;
    CZ_TRY(answers, station.facts().reflectionAfter(attempt->id));
    if (back.answers.empty()) back.answers = std::move(answers);
  }
  return back;
}

std::vector<std::string> missedWords(const pack::Check* check, const std::vector<SkillId>& missed) {
  std::vector<std::string> words;
  for (const SkillId& id : missed)
    if (const pack::Skill* skill = check != nullptr ? check->findSkill(id) : nullptr) words.push_back(skill->can);
  return words;
}

Result<std::vector<ConfirmCard>> revisionsToConfirm(Station& station) {
  std::vector<ConfirmCard> cards;
  CZ_TRY(notYet, station.facts().notYet());
  std::set<std::pair<StudentId, CheckId>> seen;
  const journey::Moment now{station.clock().wallMs(), {}};
  for (const AttemptFact& attempt : notYet) {
    const FoundCheck found = station.packs().findCheck(attempt.check);
    if (!found) continue;
    CZ_TRY(policy, policyFor(station, attempt.student, *found.check));
    if (policy.confirm.is != pack::Reassess::Confirm::teacher) continue;
    if (!station.rosters().nameOf(attempt.student) || !seen.emplace(attempt.student, attempt.check).second) continue;
    CZ_TRY(journey, station.facts().journeyOf(attempt.student, attempt.check));
    if (!waitsForConfirmation(journey, policy, now)) continue;
    CZ_TRY(back, lookingBackOf(station, journey, policy));
    cards.push_back({attempt.student, *station.rosters().nameOf(attempt.student), attempt.check, found.check->title,
                     missedWords(found.check, journey.last()->outcome()->missed), std::move(back)});
  }
  return cards;
}

}  // namespace cz::station
