#pragma once
// PIN slips as a CSV file for the printer.

#include <string>
#include <vector>

#include "core/station/rosters.h"

namespace cz::station {

/// "class,name,pin" and one line a student. No cell can be taken for a formula by a spreadsheet (trust: 2.13).
std::string slipsOf(const std::vector<PinSlip>& slips);

}  // namespace cz::station
