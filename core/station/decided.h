#pragma once
// What a teacher decided about a student's way, for the student's page: nothing that was decided is there unseen.

#include "core/station/student.h"

namespace cz::station {

/// Says it on `part`, which has its attempts already.
Result<void> addDecided(Station& station, const journey::Journey& journey, CheckPart& part);

}  // namespace cz::station
