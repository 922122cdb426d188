#pragma once
// What is done at the marking desk beside marking, and how a deed is undone. Each deed is one commit.

#include "core/station/desk_rows.h"

namespace cz::station {

class Station;

/// The response waits until a second one has marked it, too; or no more. refused: it has its mark, or both have marked
/// it: then it is to be decided which counts.
Result<void> askSecondMarker(Station& station, const std::string& seat, const DeskPlace& place, bool wanted);
/// It comes after all others.
Result<void> putOff(Station& station, const std::string& seat, const DeskPlace& place, const CriterionId& criterion);

/// Takes the last deed at this seat back, whole; `number`: which one the page showed as the last. Only what this very
/// deed did: refused when that was undone already, something else was done here since, somebody has gone on with the
/// response since (then the deed can't be undone any more), or the student has. notFound: there is none.
Result<void> undoAtDesk(Station& station, const std::string& seat, std::int64_t number);

Result<void> hideNames(Station& station, bool hidden);
Result<void> forgetSaying(Station& station, const CheckId& check, const std::string& words);

}  // namespace cz::station
