// Which attempts count as tries. Two kiosks that can't hear each other may both start the next try: both are kept, and
// one counts (trust: 2.16, "two kiosks offline, same grant").

#include <algorithm>
#include <tuple>

#include "core/journey/journey.h"

namespace cz::journey {
namespace {

/// Lower comes first.
auto rankOf(const Attempt& attempt) {
  const int done = attempt.isMastered() ? 0 : attempt.isWaiting() ? 1 : attempt.isHandedIn() ? 2 : 3;
  return std::tuple(attempt.chosen.number > 0 ? 0 : 1, done, attempt.start->number, attempt.start->at);
}

/// The teacher's latest choice goes before an earlier one.
bool goesBefore(const Attempt* one, const Attempt* other) {
  if (one->chosen != other->chosen && one->chosen.number > 0 && other->chosen.number > 0)
    return other->chosen < one->chosen;
  return rankOf(*one) < rankOf(*other);
}

}  // namespace

bool areRivals(const Journey& journey, const Attempt& one, const Attempt& other) {
  if (one.id == other.id) return false;
  if (!one.start->grant.empty() && isOneUnlock(journey, one.start->grant, other.start->grant)) return true;
  // An attempt that a correction brought here was numbered on another student's way.
  const bool bothBeganHere = one.start->student == journey.student && other.start->student == journey.student;
  return bothBeganHere && one.start->number == other.start->number;
}

Journey::Attempts Journey::counting() const {
  Attempts all = attempts();
  std::erase_if(all, [](const Attempt* attempt) { return attempt->isVoid(); });
  const Attempts inOrder = all;
  std::sort(all.begin(), all.end(), goesBefore);
  Attempts taken;
  for (const Attempt* attempt : all)
    if (std::none_of(taken.begin(), taken.end(),
                     [&](const Attempt* other) { return areRivals(*this, *attempt, *other); }))
      taken.push_back(attempt);
  Attempts count;
  for (const Attempt* attempt : inOrder)
    if (std::find(taken.begin(), taken.end(), attempt) != taken.end()) count.push_back(attempt);
  return count;
}

}  // namespace cz::journey
