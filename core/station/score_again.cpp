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

/// Where the kiosk agreed before, it is held against nothing.
JudgedPlace asRegraded(const JudgedPlace& place, const scoring::PlaceResult& now) {
  JudgedPlace regraded = place;
  regraded.ours = now;
  if (place.kioskVerdict != place.ours.result.verdict || place.kioskPoints != place.ours.result.points) return regraded;
  regraded.kioskVerdict = now.result.verdict;
  regraded.kioskPoints = now.result.points;
  return regraded;
}

bool agrees(const JudgedPlace& place) {
  return place.kioskVerdict == place.ours.result.verdict && place.kioskPoints == place.ours.result.points;
}

}  // namespace

const records::Regrade* newestOf(const std::vector<records::TeachersDecision>& regrades) {
  return regrades.empty() || !regrades.back().regrade ? nullptr : &*regrades.back().regrade;
}

std::uint64_t regradeNumber(const std::vector<records::TeachersDecision>& regrades) {
  return regrades.empty() ? 0 : regrades.back().by().number;
}

std::vector<SkillId> missedIn(const scoring::CheckResult& result) {
  std::vector<SkillId> missed;
  for (const scoring::SkillResult& skill : result.skills)
    if (!skill.mastered && skill.waiting == 0) missed.push_back(skill.skill);
  return missed;
}

Result<Judged> scoreAgain(const pack::Check& check, const records::AttemptStart& start,
                          const records::AttemptDone& done, const scoring::Marks& marks,
                          const records::Regrade* regrade) {
  CZ_TRY(ours, scoring::scoreForm(check, start.form, done.responses, marks));
  scoring::CheckResult unmarked = ours;
  if (!marks.empty()) {
    CZ_TRY(without, scoring::scoreForm(check, start.form, done.responses));
    unmarked = std::move(without);
  }
  Judged result;
  for (const scoring::PlaceResult& place : ours.places)
    result.places.push_back(judged(place, resultAt(unmarked, place.slot), resultAt(done.result, place.slot)));
  result.differs = unmarked.mastered != done.result.mastered || unmarked.points != done.result.points ||
                   !std::all_of(result.places.begin(), result.places.end(), agrees);
  if (regrade != nullptr) {
    CZ_TRY(regraded, scoring::replacePlaces(check, start.form, ours, regrade->after.places));
    ours = std::move(regraded);
    for (std::size_t i = 0; i < ours.places.size(); ++i)
      result.places[i] = asRegraded(result.places[i], ours.places[i]);
  }
  result.missed = missedIn(ours);
  result.ours = std::move(ours);
  return result;
}

}  // namespace cz::station
