#pragma once
// A try at some skills alone, and what it says of the whole check.

#include "core/journey/journey.h"

namespace cz::journey {

/// Whether tries that count, one of them at the whole check, showed every skill but these.
bool othersAreShown(const Journey::Attempts& counting, const std::vector<SkillId>& only);

/// Whether the try, which must be started, came to "mastered" and says so of the whole check. One at the skills that
/// were missing says nothing of the others: it does so only beside tries that count and showed them. So when a try is
/// taken out, or turns out to be another student's, what was shown in it alone is to be shown again.
bool mastersAll(const Journey& journey, const Attempt& attempt);
/// The same for who has journey.counting() at hand.
bool mastersAll(const Journey::Attempts& counting, const Attempt& attempt);

/// What tries that count say of one skill of the check.
enum class Shown {
  never,    ///< none that was judged was at it
  missing,  ///< the newest one at it did not show it
  there     ///< the newest one at it did; those after it left it out, as they had no need to show it again
};
Shown shownOf(const Journey::Attempts& counting, const SkillId& skill);

}  // namespace cz::journey
