#pragma once
// What a teacher does to add a kiosk by comparing a number (trust: 2.7). The kiosk's side comes by Intake::enrol.

#include <string_view>

#include "core/base/result.h"
#include "core/sync/enrol_station.h"

namespace cz::station {

class Station;

/// "Add a kiosk": new kiosks are heard for five minutes from now on. refused: a pause, with how long.
Result<void> openEnrolment(Station& station);
void closeEnrolment(Station& station);
/// "The same" or "Different" below `number`. When both sides have pressed "the same", the kiosk is added and that is
/// committed. refused: this number is not waiting for an answer.
Result<void> pressEnrolment(Station& station, std::string_view number, bool same);
/// With seats as the teacher reads them everywhere.
sync::EnrolStation::View enrolmentOf(Station& station);

/// What becomes of a kiosk that both agreed on.
sync::EnrolStation::Join joiningAt(Station& station);

}  // namespace cz::station
