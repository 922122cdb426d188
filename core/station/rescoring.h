#pragma once
// One try judged by another version of its check: the same form, the same draws, the same answers, other keys. Pure.

#include <set>
#include <string>
#include <vector>

#include "core/records/payload.h"

namespace cz::station {

/// A place that the other version can't judge: it stays as it was.
struct KeptPlace {
  SlotId slot;
  ItemId item;
  std::string why;  ///< a sentence for the teacher
};

struct Rescoring {
  const pack::Check& was;             ///< by which the try was taken: what counts as mastery stays
  const pack::Check& now;             ///< keys, wrong ideas and points come from here
  const std::set<ItemId>& withdrawn;  ///< items for which everybody gets all the points
  bool lower = false;                 ///< false: whatever a place earned, it keeps
};

/// A finished try, as far as it is needed.
struct TryToRescore {
  const form::Form& form;
  const scoring::Responses& responses;
  const scoring::CheckResult& own;     ///< by its own pack, with marks
  const scoring::CheckResult& before;  ///< as it counts now: with earlier regrades
};

struct Rescored {
  scoring::CheckResult after;
  /// Every place that is judged otherwise than in `own`.
  std::vector<scoring::PlaceResult> instead;
  std::vector<KeptPlace> kept;
  bool held = false;  ///< somewhere it would have been lowered, and was not
};

/// Places that a teacher marks stay as they were marked, unless their item is withdrawn. input: the results are not of
/// this form.
Result<Rescored> rescore(const Rescoring& how, const TryToRescore& one);

/// Whether anything is less than it was: points, their share, a skill, or mastery.
bool isLowered(const scoring::CheckResult& before, const scoring::CheckResult& after);

/// The places of `result` that are judged otherwise than in `own`.
std::vector<scoring::PlaceResult> differingFrom(const scoring::CheckResult& own, const scoring::CheckResult& result);

}  // namespace cz::station
