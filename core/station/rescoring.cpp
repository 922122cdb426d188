#include "core/station/rescoring.h"

#include <algorithm>

#include "core/station/same_question.h"

namespace cz::station {
namespace {

using scoring::CheckResult;
using scoring::ItemResult;
using scoring::PlaceResult;

bool isSame(const ItemResult& a, const ItemResult& b) {
  return a.verdict == b.verdict && a.points == b.points && a.of == b.of;
}

/// a ÷ ofA < b ÷ ofB, with nothing divided.
bool isLess(const Points& a, const Points& ofA, const Points& b, const Points& ofB) { return a * ofB < b * ofA; }

bool isLess(const ItemResult& now, const ItemResult& before) {
  return now.points < before.points || isLess(now.points, now.of, before.points, before.of);
}

const PlaceResult* placeIn(const CheckResult& result, const SlotId& slot) {
  const auto found = std::find_if(result.places.begin(), result.places.end(),
                                  [&](const PlaceResult& one) { return one.slot == slot; });
  return found == result.places.end() ? nullptr : &*found;
}

/// What a place is worth now: its slot is the one of the same skill that lists the item.
Points pointsNow(const pack::Check& now, const form::Place& place) {
  for (const pack::Slot& slot : now.slots) {
    const bool lists = std::find(slot.siblings.begin(), slot.siblings.end(), place.item) != slot.siblings.end();
    if (lists && slot.skill == place.skill) return slot.points;
  }
  return place.points;
}

ItemResult everything(const Points& of) {
  ItemResult result;
  result.verdict = scoring::Verdict::right;
  result.points = of;
  result.of = of;
  return result;
}

/// One place at a time.
class Rescorer {
 public:
  Rescorer(const Rescoring& how, const TryToRescore& one) : how_(how), one_(one) {}

  /// `before`: as the place counts now.
  PlaceResult judge(const form::Place& place, const PlaceResult& before, Rescored& rescored) const {
    PlaceResult now = before;
    if (how_.withdrawn.contains(place.item)) {
      now.result = everything(before.result.of);
      return now;
    }
    const pack::Item* item = how_.was.findItem(place.item);
    if (item != nullptr && pack::isMarked(item->type)) return now;
    const auto same = sameQuestion(how_.was, how_.now, place);
    if (!same) {
      rescored.kept.push_back({place.slot, place.item, same.error().message});
      return now;
    }
    const auto given = one_.responses.find(place.slot);
    const scoring::Response response = given == one_.responses.end() ? scoring::Response() : given->second;
    now.result =
        scoring::scoreItem(same->question, renamed(response, *same), pointsNow(how_.now, place), how_.was.style);
    if (how_.lower || !isLess(now.result, before.result)) return now;
    rescored.held = true;
    return before;
  }

 private:
  const Rescoring& how_;
  const TryToRescore& one_;
};

}  // namespace

std::vector<PlaceResult> differingFrom(const CheckResult& own, const CheckResult& result) {
  std::vector<PlaceResult> differing;
  for (const PlaceResult& place : result.places) {
    const PlaceResult* known = placeIn(own, place.slot);
    if (known == nullptr || !isSame(known->result, place.result)) differing.push_back(place);
  }
  return differing;
}

bool isLowered(const CheckResult& before, const CheckResult& after) {
  if (before.mastered && !after.mastered) return true;
  if (after.points < before.points || isLess(after.points, after.of, before.points, before.of)) return true;
  return std::any_of(before.skills.begin(), before.skills.end(), [&](const scoring::SkillResult& skill) {
    const auto now = std::find_if(after.skills.begin(), after.skills.end(),
                                  [&](const scoring::SkillResult& one) { return one.skill == skill.skill; });
    return skill.mastered && (now == after.skills.end() || !now->mastered);
  });
}

Result<Rescored> rescore(const Rescoring& how, const TryToRescore& one) {
  const Rescorer rescorer(how, one);
  Rescored rescored;
  CheckResult now = one.before;
  for (const form::Place& place : one.form.places) {
    const auto at = std::find_if(now.places.begin(), now.places.end(),
                                 [&](const PlaceResult& known) { return known.slot == place.slot; });
    if (at == now.places.end())
      return Error{Fault::input, "The result is not one of this form: it lacks slot " + place.slot.text + ".", ""};
    *at = rescorer.judge(place, *at, rescored);
  }
  rescored.instead = differingFrom(one.own, now);
  CZ_TRY(after, scoring::replacePlaces(how.was, one.form, one.own, rescored.instead));
  rescored.after = std::move(after);
  // Other points for some places can lower the whole although no place earns less.
  if (!how.lower && isLowered(one.before, rescored.after)) {
    rescored.held = true;
    rescored.after = one.before;
    rescored.instead = differingFrom(one.own, one.before);
  }
  return rescored;
}

}  // namespace cz::station
