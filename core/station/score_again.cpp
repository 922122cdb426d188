#include "core/station/score_again.h"

#include <algorithm>

namespace cz::station {
namespace {

const scoring::ItemResult* resultAt(const scoring::CheckResult& result, const SlotId& slot) {
  const auto found = std::find_if(result.places.begin(), result.places.end(),
                                  [&](const scoring::PlaceResult& place) { return place.slot == slot; });
  return found == result.places.end() ? nullptr : &found->result;
}

bool agree(const scoring::ItemResult& a, const scoring::ItemResult& b) {
  return a.verdict == b.verdict && a.points == b.points;
}

/// Where the kiosk said what it had to say without a mark, it said the same as the station.
JudgedPlace judged(const scoring::PlaceResult& ours, const scoring::ItemResult* unmarked,
                   const scoring::ItemResult* kiosk) {
  JudgedPlace place{ours, scoring::Verdict::unanswered, 0};
  const bool same = kiosk != nullptr && unmarked != nullptr && agree(*unmarked, *kiosk);
  const scoring::ItemResult* theirs = same ? &ours.result : kiosk;
  if (theirs != nullptr) {
    place.kioskVerdict = theirs->verdict;
    place.kioskPoints = theirs->points;
  }
  return place;
}

bool agrees(const JudgedPlace& place) {
  return place.kioskVerdict == place.ours.result.verdict && place.kioskPoints == place.ours.result.points;
}

}  // namespace

Result<Judged> scoreAgain(const pack::Check& check, const records::AttemptStart& start,
                          const records::AttemptDone& done, const scoring::Marks& marks) {
  CZ_TRY(ours, scoring::scoreForm(check, start.form, done.responses, marks));
  scoring::CheckResult unmarked = ours;
  if (!marks.empty()) {
    CZ_TRY(without, scoring::scoreForm(check, start.form, done.responses));
    unmarked = std::move(without);
  }
  Judged result;
  for (const scoring::PlaceResult& place : ours.places)
    result.places.push_back(judged(place, resultAt(unmarked, place.slot), resultAt(done.result, place.slot)));
  for (const scoring::SkillResult& skill : ours.skills)
    if (!skill.mastered && skill.waiting == 0) result.missed.push_back(skill.skill);
  result.differs = unmarked.mastered != done.result.mastered || unmarked.points != done.result.points ||
                   !std::all_of(result.places.begin(), result.places.end(), agrees);
  result.ours = std::move(ours);
  return result;
}

}  // namespace cz::station
