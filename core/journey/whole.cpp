#include "core/journey/whole.h"

#include <algorithm>
#include <set>

namespace cz::journey {
namespace {

using Skills = std::set<SkillId>;

Skills setOf(const std::vector<SkillId>& skills) { return {skills.begin(), skills.end()}; }

/// Skills that nothing ever said to be there. A regrade of an earlier try takes nothing back from a later one, which
/// left out what it then had no need to show.
Skills neverShownIn(const Attempt& attempt) {
  Skills missed = setOf(attempt.mark.value ? attempt.mark.value->outcome.missed : attempt.handIn()->outcome.missed);
  if (!attempt.regraded.value) return missed;
  const Skills regraded = setOf(attempt.regraded.value->missed);
  std::erase_if(missed, [&](const SkillId& skill) { return !regraded.contains(skill); });
  return missed;
}

bool isJudged(const Attempt& attempt) { return attempt.isHandedIn() && !attempt.isWaiting(); }

/// Takes away what a try at some skills showed.
void close(Skills& open, const Attempt& part) {
  const Skills missed = neverShownIn(part);
  for (const SkillId& skill : part.start->only)
    if (!missed.contains(skill)) open.erase(skill);
}

}  // namespace

bool othersAreShown(const Journey::Attempts& counting, const std::vector<SkillId>& only) {
  return std::any_of(counting.begin(), counting.end(), [&](const Attempt* whole) {
    if (!whole->start->only.empty() || !isJudged(*whole)) return false;
    Skills open = neverShownIn(*whole);
    for (const SkillId& skill : only) open.erase(skill);
    for (const Attempt* part : counting)
      if (isJudged(*part)) close(open, *part);
    return open.empty();
  });
}

Shown shownOf(const Journey::Attempts& counting, const SkillId& skill) {
  bool isLast = true;
  for (auto at = counting.rbegin(); at != counting.rend(); ++at) {
    const Attempt& attempt = **at;
    if (!isJudged(attempt)) continue;
    const Skills only = setOf(attempt.start->only);
    if (only.empty() || only.contains(skill)) {
      const Skills missed = isLast ? setOf(attempt.outcome()->missed) : neverShownIn(attempt);
      return missed.contains(skill) ? Shown::missing : Shown::there;
    }
    isLast = false;
  }
  return Shown::never;
}

bool mastersAll(const Journey::Attempts& counting, const Attempt& attempt) {
  return attempt.isMastered() && (attempt.start->only.empty() || othersAreShown(counting, attempt.start->only));
}

bool mastersAll(const Journey& journey, const Attempt& attempt) { return mastersAll(journey.counting(), attempt); }

}  // namespace cz::journey
