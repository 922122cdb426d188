#pragma once
// Marks that a teacher gave at a kiosk, after a code (records: MarkedHere). Of two marks for one place the one with the
// higher number counts, and of two with one number the station's own: the kiosk goes by the same rule, so neither
// doubles the other and none is lost. One that counts is written once more by the station, for every kiosk, with what
// the attempt comes to with all marks that are known here.

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
  std::string seat;
  SlotId slot;
  scoring::Mark mark;
  bool counts = false;  ///< it is the one of its place
};
/// Those that were given where the attempt was handed in, in their order.
Result<std::vector<MarkAtSeat>> marksGivenAtSeats(Station& station, const AttemptId& attempt);

}  // namespace cz::station
