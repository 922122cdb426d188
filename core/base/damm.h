#pragma once
// The digit that tells typing slips in numbers that people read out and type: H. Michael Damm's (Total
// anti-symmetrische Quasigruppen, Marburg 2004, page 111). It tells every single wrong digit and every two neighbours
// that changed places.

#include <string_view>

namespace cz {

/// The digit to put behind `digits`, which are 0 to 9 and nothing else.
char dammDigit(std::string_view digits);

/// Whether the last digit is the one of those before it.
bool dammHolds(std::string_view digits);

}  // namespace cz
