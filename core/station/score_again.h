#pragma once
// The station believes no kiosk's arithmetic: it scores every attempt again from the responses (trust: 0.5). Pure.

#include <string>
#include <vector>

#include "core/pack/model.h"
#include "core/records/payload.h"
#include "core/records/payload_journey.h"

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
/// `regrade`: what a teacher decided about a wrong key; null: nothing. It goes before the item's own judgement, and is
/// no difference to the kiosk. input: the responses don't fit the form, or the check has no such items.
Result<Judged> scoreAgain(const pack::Check& check, const records::AttemptStart& start,
                          const records::AttemptDone& done, const scoring::Marks& marks,
                          const records::Regrade* regrade = nullptr);

/// The one that counts: the last, or null.
const records::Regrade* newestOf(const std::vector<records::TeachersDecision>& regrades);

/// Its number; 0: there is none.
std::uint64_t regradeNumber(const std::vector<records::TeachersDecision>& regrades);

/// Skills that are not there yet. One that waits for a mark is decided by the mark.
std::vector<SkillId> missedIn(const scoring::CheckResult& result);

}  // namespace cz::station
