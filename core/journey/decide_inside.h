#pragma once
// The rules by who asks. Inside this room only.

#include "core/journey/decide.h"
#include "core/journey/steps.h"

namespace cz::journey {

struct Deciding {
  const Journey& journey;
  const Policy& policy;
  const Moment& now;

  Decision operator()(const WantStart& want) const;
  Decision operator()(const WantPause& want) const;
  Decision operator()(const WantHandIn& want) const;
  Decision operator()(const WantReflect& want) const;
  Decision operator()(const WantRevise& want) const;
  Decision operator()(const WantAsk& want) const;
  Decision operator()(const WantUseCode& want) const;
  Decision operator()(const WantMoveHere& want) const;

  Decision operator()(const WantUnlock& want) const;
  Decision operator()(const WantWaive& want) const;
  Decision operator()(const WantConfirm& want) const;
  Decision operator()(const WantVoid& want) const;
  Decision operator()(const WantChoose& want) const;
  Decision operator()(const WantCorrect& want) const;
  Decision operator()(const WantHandOver& want) const;
  Decision operator()(const WantGiveTime& want) const;
  Decision operator()(const WantAccommodate& want) const;
  Decision operator()(const WantExcuse& want) const;
  Decision operator()(const WantRegrade& want) const;

  /// Why no new attempt may start, or nothing.
  std::optional<Refused> whyNoStart() const;
  /// The same for the time that was set for the check.
  std::optional<Refused> whyOutsideWindow() const;
  /// Why a teacher can't open another try, or nothing. `waive`: although the wait is not over.
  std::optional<Refused> whyNoUnlock(bool waive) const;
  /// What stands between the last "not yet" and another try on the student's side.
  std::optional<Refused> whyStepsFirst() const;
  /// The last try came to "not yet", and no other is open, mastered or to be marked.
  bool isNotYet() const;
  /// A mark of the seat fits the holder of an attempt; the station has none and fits all.
  bool isHere(const Attempt& attempt) const { return now.seat.empty() || attempt.holder() == now.seat; }
};

inline Allowed allowed(Happening leaf) {
  Allowed one;
  one.leaves.push_back(std::move(leaf));
  return one;
}

}  // namespace cz::journey
