#pragma once
// What a student did between a "not yet" and the next try, for the teacher who decides about it.

#include <string>
#include <vector>

#include "core/journey/decide.h"

namespace cz::station {

class Station;
struct AttemptFact;

struct LookingBack {
  std::vector<std::string> answers;  ///< of the reflection, in the order of the kiosk's questions; empty: none
  enum class Revision {
    none,       ///< not asked for, or there is no "not yet"
    open,       ///< not done so far
    said,       ///< the student says that it is done
    toConfirm,  ///< the teacher has to say that it is done
    confirmed,  ///< and has
  } revision = Revision::none;
};

/// After the last try, or after one of its rivals.
Result<LookingBack> lookingBackOf(Station& station, const journey::Journey& journey, const journey::Policy& policy);

/// Somebody whose revision waits for the teacher's word.
struct ConfirmCard {
  StudentId student;
  std::string who;
  CheckId check;
  std::string title;
  std::vector<std::string> missed;  ///< skills not yet reached, as "I can …"
  LookingBack back;
};
/// By the order in which the tries came.
Result<std::vector<ConfirmCard>> revisionsToConfirm(Station& station);

/// Skills that a try did not reach, as "I can …".
std::vector<std::string> missedWords(const pack::Check* check, const std::vector<SkillId>& missed);

}  // namespace cz::station
