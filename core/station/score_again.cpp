#include "core/station/score_again.h"

#include <algorithm>

namespace cz::station {
namespace {

JudgedPlace judged(const scoring::PlaceResult& ours, const scoring::CheckResult& kiosk) {
  JudgedPlace place{ours, scoring::Verdict::unanswered, 0};
  for (const scoring::PlaceResult& theirs : kiosk.places)
    if (theirs.slot == ours.slot) {
      place.kioskVerdict = theirs.result.verdict;
      place.kioskPoints = theirs.result.points;
    }
  return place;
}

bool agrees(const JudgedPlace& place) {
  return place.kioskVerdict == place.ours.result.verdict && place.kioskPoints == place.ours.result.points;
}

}  // namespace

Result<Judged> scoreAgain(const pack::Check& check, const records::AttemptStart& start,
                          const records::AttemptDone& done) {
  CZ_TRY(ours, scoring::scoreForm(check, start.form, done.responses));
  Judged result;
  for (const scoring::PlaceResult& place : ours.places) result.places.push_back(judged(place, done.result));
  for (const scoring::SkillResult& skill : ours.skills)
    if (!skill.mastered) result.missed.push_back(skill.skill);
  result.differs = ours.mastered != done.result.mastered || ours.points != done.result.points ||
                   !std::all_of(result.places.begin(), result.places.end(), agrees);
  result.ours = std::move(ours);
  return result;
}

}  // namespace cz::station
