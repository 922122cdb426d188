#pragma once
// The station believes no kiosk's arithmetic: it scores every attempt again from the responses (trust: 0.5). Pure.

#include <string>
#include <vector>

#include "core/pack/model.h"
#include "core/records/payload.h"

namespace cz::station {

/// One place: the station's judgement beside the kiosk's.
struct JudgedPlace {
  scoring::PlaceResult ours;
  scoring::Verdict kioskVerdict = scoring::Verdict::unanswered;
  Points kioskPoints = 0;
};

struct Judged {
  scoring::CheckResult ours;
  std::vector<JudgedPlace> places;
  std::vector<SkillId> missed;  ///< skills not reached, by the station's scoring
  bool differs = false;         ///< anywhere: points, verdict or mastery
};

/// `marks`: what teachers have given so far; the kiosk knew none of them, so it is held against the scoring without.
/// input: the responses don't fit the form, or the check has no such items.
Result<Judged> scoreAgain(const pack::Check& check, const records::AttemptStart& start,
                          const records::AttemptDone& done, const scoring::Marks& marks);

}  // namespace cz::station
