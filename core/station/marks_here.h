#pragma once
// Marks that a teacher gave at a kiosk, after a code (records: MarkedHere). Of two marks for one place the one with the
// higher number counts, and of two with one number the station's own: the kiosk goes by the same rule, so neither
// doubles the other and none is lost. One that counts is written once more by the station, for every kiosk, with what
// the attempt comes to with all marks that are known here.
//
// Only what was spoken is marked at a kiosk, and each mark follows a leaf that names the teacher's code. What a kiosk
// signed otherwise is no teacher's mark: it is kept, doesn't count, and is an alarm.

#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/scoring/mark.h"
#include "core/station/kiosks.h"

namespace cz::station {

class Station;

/// Looks at what this kiosk said since. Outside of any transaction. What waits for its pack is looked at again.
Result<void> takeMarksOf(Station& station, const Kiosk& kiosk);

/// One mark for a place of an attempt, as a kiosk signed it.
struct MarkAtSeat {
  enum class State {
    counts,   ///< it is the one of its place
    another,  ///< another one of its place does
    none,     ///< it was taken back, or the one that counted before it: none does now
    open,     ///< it was not looked at yet: what it is about is not all here
    noCode,   ///< no code of a teacher stands behind it
    unfit     ///< it can't be one: not of this rubric, of no spoken answer, or of a number that was made up
  } state = State::open;
  std::string seat;
  SlotId slot;
  scoring::Mark mark;
};
/// Those that were given where the attempt was handed in, in their order.
Result<std::vector<MarkAtSeat>> marksGivenAtSeats(Station& station, const AttemptId& attempt);

}  // namespace cz::station
