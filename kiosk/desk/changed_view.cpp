#include "kiosk/desk/changed_view.h"

#include <algorithm>

namespace cz::desk {

app::ChangedView changedOf(const records::TeachersDecision& regrade, const std::string& title, int number) {
  const records::Regrade& what = *regrade.regrade;
  return {title,
          number,
          what.kind == records::Regrade::Kind::takenBack,
          what.after.mastered,
          what.after.shown,
          what.before.mastered,
          what.before.shown,
          what.after.waiting > 0,
          what.before.waiting > 0,
          regrade.reason};
}

scoring::CheckResult asDecided(scoring::CheckResult result, const records::Regrade& regrade) {
  const scoring::CheckResult& after = regrade.after;
  for (const scoring::PlaceResult& place : after.places) {
    const auto at = std::find_if(result.places.begin(), result.places.end(),
                                 [&](const scoring::PlaceResult& one) { return one.slot == place.slot; });
    if (at != result.places.end()) at->result = place.result;
  }
  result.points = after.points;
  result.of = after.of;
  result.mastered = after.mastered;
  result.shown = after.shown;
  result.skills = after.skills;
  scoring::countWaiting(result);
  return result;
}

}  // namespace cz::desk
